/// Where one version stands to another.
enum VersionOrder: Sendable, Hashable {
  case less, equal, greater

  init<Value: Comparable>(_ left: Value, _ right: Value) {
    self = left < right ? .less : left == right ? .equal : .greater
  }

  var reversed: VersionOrder {
    switch self {
    case .less: .greater
    case .equal: .equal
    case .greater: .less
    }
  }

  /// What comes next decides where two parts are equal.
  func or(_ next: @autoclosure () -> VersionOrder) -> VersionOrder {
    self == .equal ? next() : self
  }

  /// Compares part by part, the shorter with `padding` behind it.
  static func parts<Part>(
    _ left: [Part], _ right: [Part], padding: Part, _ compare: (Part, Part) -> VersionOrder
  ) -> VersionOrder {
    for index in 0..<max(left.count, right.count) {
      let order = compare(
        index < left.count ? left[index] : padding, index < right.count ? right[index] : padding)
      if order != .equal { return order }
    }
    return .equal
  }

  /// Compares texts by their bytes.
  static func bytes(_ left: Substring, _ right: Substring) -> VersionOrder {
    if left.utf8.lexicographicallyPrecedes(right.utf8) { return .less }
    return left.utf8.elementsEqual(right.utf8) ? .equal : .greater
  }
}

/// A version by the rule of an ecosystem.
protocol OrderedVersion {
  /// Nothing where a text is no version of the ecosystem.
  init?(_ text: String)

  func compared(to other: Self) -> VersionOrder
}
