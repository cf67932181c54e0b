/// What a version is to be like in a range.
enum VersionConstraint: Sendable, Hashable {
  case comparison(VersionComparator, String)
  case prefix(VersionPrefix)
  case noPrefix(VersionPrefix)

  func holds(for version: String, in scheme: VersionScheme) -> Bool {
    switch self {
    case .comparison(let comparator, let bound):
      comparator.accepts(scheme.compare(version, bound))
    case .prefix(let prefix): prefix.begins(version)
    case .noPrefix(let prefix): !prefix.begins(version)
    }
  }
}

enum VersionComparator: String, Sendable, Hashable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Whether this holds for a version that stands so to the bound.
  func accepts(_ order: VersionOrder) -> Bool {
    switch self {
    case .equal: order == .equal
    case .notEqual: order != .equal
    case .less: order == .less
    case .lessOrEqual: order != .greater
    case .greater: order == .greater
    case .greaterOrEqual: order != .less
    }
  }
}

/// The numbers that versions begin with, as `1.2` of `1.2.*`.
struct VersionPrefix: Sendable, Hashable {
  private let epoch: VersionNumber
  private(set) var numbers: [VersionNumber]
  /// What stands in the text behind the numbers.
  let rest: Substring

  /// Nothing where a text does not begin with a number, apart from a `v` and an epoch, as `1:` or
  /// `1!`.
  init?(_ text: Substring) {
    var rest = text
    _ = rest.take(oneOf: "vV")
    epoch = rest.takeEpoch(endingWith: ":") ?? rest.takeEpoch(endingWith: "!") ?? .zero
    var numbers: [VersionNumber] = []
    var next = rest
    repeat {
      let digits = next.take(while: \.isASCIIDigit)
      if digits.isEmpty { break }
      numbers.append(VersionNumber(digits))
      rest = next
    } while next.take(".")
    guard !numbers.isEmpty else { return nil }
    self.numbers = numbers
    self.rest = rest
  }

  /// The first numbers only.
  func first(_ count: Int) -> VersionPrefix {
    var prefix = self
    prefix.numbers = Array(numbers.prefix(max(count, 1)))
    return prefix
  }

  /// A version with fewer numbers has zeros behind them.
  func begins(_ version: String) -> Bool {
    guard let version = VersionPrefix(version[...]), version.epoch == epoch else { return false }
    return numbers.enumerated().allSatisfy { index, number in
      number == (index < version.numbers.count ? version.numbers[index] : .zero)
    }
  }
}
