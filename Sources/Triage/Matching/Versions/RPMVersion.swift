/// A version of RPM packages, as `1:2.34-60.el9`
/// (<https://rpm-software-management.github.io/rpm/man/rpm-version.7>).
struct RPMVersion: OrderedVersion {
  private let epoch: VersionNumber
  private let version: Substring
  private let release: Substring?

  init?(_ text: String) {
    var rest = text[...]
    epoch = rest.takeEpoch(endingWith: ":") ?? .zero
    let dash = rest.lastIndex(of: "-")
    version = rest[..<(dash ?? rest.endIndex)]
    release = dash.map { rest[rest.index(after: $0)...] }
    guard !version.isEmpty else { return nil }
  }

  /// A version without a release stands for all releases of it, as in RPM's dependencies
  /// (<https://rpm-software-management.github.io/rpm/manual/dependencies.html>).
  func compared(to other: RPMVersion) -> VersionOrder {
    let order = VersionOrder(epoch, other.epoch).or(Self.compare(version, other.version))
    guard let release, let otherRelease = other.release else { return order }
    return order.or(Self.compare(release, otherRelease))
  }

  private static func compare(_ left: Substring, _ right: Substring) -> VersionOrder {
    var (left, right) = (left, right)
    while true {
      _ = left.take(while: isSeparator)
      _ = right.take(while: isSeparator)
      if left.isEmpty, right.isEmpty { return .equal }
      if let order = compareSigns(&left, &right) {
        if order != .equal { return order }
      } else if left.isEmpty || right.isEmpty {
        return left.isEmpty ? .less : .greater
      } else {
        let order = compareSegments(&left, &right)
        if order != .equal { return order }
      }
    }
  }

  /// A tilde stands before all else, even the end; a caret behind the end, but before all else.
  private static func compareSigns(
    _ left: inout Substring, _ right: inout Substring
  ) -> VersionOrder? {
    let (hasTilde, hasOtherTilde) = (left.take("~"), right.take("~"))
    if hasTilde || hasOtherTilde { return VersionOrder(hasTilde ? 0 : 1, hasOtherTilde ? 0 : 1) }
    let (isEnd, isOtherEnd) = (left.isEmpty, right.isEmpty)
    let (hasCaret, hasOtherCaret) = (left.take("^"), right.take("^"))
    guard hasCaret || hasOtherCaret else { return nil }
    return VersionOrder(isEnd ? 0 : hasCaret ? 1 : 2, isOtherEnd ? 0 : hasOtherCaret ? 1 : 2)
  }

  /// Compares the digits or the letters at the start of both; numbers stand behind letters.
  private static func compareSegments(
    _ left: inout Substring, _ right: inout Substring
  ) -> VersionOrder {
    let digits = left.take(while: \.isASCIIDigit)
    let otherDigits = right.take(while: \.isASCIIDigit)
    if !digits.isEmpty, !otherDigits.isEmpty {
      return VersionOrder(VersionNumber(digits), VersionNumber(otherDigits))
    }
    guard digits.isEmpty, otherDigits.isEmpty else { return digits.isEmpty ? .less : .greater }
    return .bytes(left.take(while: \.isASCIILetter), right.take(while: \.isASCIILetter))
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    !byte.isASCIIDigit && !byte.isASCIILetter && !"~^".utf8.contains(byte)
  }
}
