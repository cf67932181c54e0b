/// A version of Maven's artifacts, as `2.0.0-rc-1`
/// (<https://maven.apache.org/pom.html#version-order-specification>).
struct MavenVersion: OrderedVersion {
  private enum Token: Hashable {
    case number(VersionNumber)
    case qualifier(Substring)

    /// Where this stands to nothing.
    var order: VersionOrder {
      switch self {
      case .number(let number): number.isZero ? .equal : .greater
      case .qualifier(let name): VersionOrder(MavenVersion.rank(name), MavenVersion.rank(""))
      }
    }
  }

  /// What stands behind a hyphen is a list that ends the one before it.
  private var lists: [[Token]] = [[]]

  init?(_ text: String) {
    read(text.lowercased())
    for number in lists.indices.reversed() { normalize(number) }
  }

  private mutating func read(_ text: String) {
    var rest = text[...]
    while !rest.isEmpty {
      let digits = rest.take(while: \.isASCIIDigit)
      if !digits.isEmpty {
        append(.number(VersionNumber(digits)))
      } else {
        let letters = rest.take { !$0.isASCIIDigit && !".-".utf8.contains($0) }
        let isBeforeDigit = rest.utf8.first?.isASCIIDigit ?? false
        if letters.isEmpty {
          append(.number(.zero))
        } else {
          // With a digit or nothing behind it, a period before a qualifier is as a hyphen.
          if isBeforeDigit || rest.isEmpty, lists.last?.isEmpty == false { lists.append([]) }
          append(.qualifier(Self.name(letters, isBeforeDigit: isBeforeDigit)))
        }
      }
      if rest.take("-") {
        lists.append([])
      } else if !rest.take("."), !rest.isEmpty {
        lists.append([])
      }
    }
  }

  private mutating func append(_ token: Token) { lists[lists.count - 1].append(token) }

  /// Drops what says nothing at the end of a list, whether or not another list follows.
  private mutating func normalize(_ number: Int) {
    if number == lists.count - 2, lists[number + 1].isEmpty { lists.removeLast() }
    while lists[number].last?.order == .equal { lists[number].removeLast() }
  }

  func compared(to other: MavenVersion) -> VersionOrder {
    for number in 0..<max(lists.count, other.lists.count) {
      guard number < lists.count else { return other.order(from: number).reversed }
      guard number < other.lists.count else { return order(from: number) }
      let order = comparedList(number, to: other)
      if order != .equal { return order }
    }
    return .equal
  }

  private func comparedList(_ number: Int, to other: MavenVersion) -> VersionOrder {
    let (left, right) = (lists[number], other.lists[number])
    for (left, right) in zip(left, right) {
      let order = Self.compare(left, right)
      if order != .equal { return order }
    }
    if left.count > right.count {
      return other.comparedEnd(of: number, to: left[right.count...]).reversed
    }
    return comparedEnd(of: number, to: right[left.count...])
  }

  /// Compares what follows a list with the tokens by which another is longer: a list stands between
  /// qualifiers and numbers.
  private func comparedEnd(of number: Int, to tokens: ArraySlice<Token>) -> VersionOrder {
    guard let first = tokens.first else { return .equal }
    guard number + 1 < lists.count else {
      return tokens.lazy.map(\.order.reversed).first { $0 != .equal } ?? .equal
    }
    switch first {
    case .number: return .less
    case .qualifier: return .greater
    }
  }

  /// Where the lists from a number on stand to nothing.
  private func order(from number: Int) -> VersionOrder {
    lists[number...].lazy.joined().map(\.order).first { $0 != .equal } ?? .equal
  }

  private static func compare(_ left: Token, _ right: Token) -> VersionOrder {
    switch (left, right) {
    case (.number(let left), .number(let right)): VersionOrder(left, right)
    case (.number, .qualifier): .greater
    case (.qualifier, .number): .less
    case (.qualifier(let left), .qualifier(let right)):
      VersionOrder(rank(left), rank(right)).or(.bytes(left, right))
    }
  }

  /// In their order; all others stand behind.
  private static let qualifiers: [Substring] = [
    "alpha", "beta", "milestone", "rc", "snapshot", "", "sp",
  ]

  private static func rank(_ qualifier: Substring) -> Int {
    qualifiers.firstIndex(of: qualifier) ?? qualifiers.count
  }

  private static func name(_ letters: Substring, isBeforeDigit: Bool) -> Substring {
    switch letters {
    case "a" where isBeforeDigit: "alpha"
    case "b" where isBeforeDigit: "beta"
    case "m" where isBeforeDigit: "milestone"
    case "cr": "rc"
    case "final", "ga", "release": ""
    default: letters
    }
  }
}
