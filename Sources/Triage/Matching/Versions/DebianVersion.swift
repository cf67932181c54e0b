/// A version of Debian's packages, as `1:2.30-1+deb12u2`
/// (<https://www.debian.org/doc/debian-policy/ch-controlfields.html#version>).
struct DebianVersion: OrderedVersion {
  private let epoch: VersionNumber
  private let upstream: Substring
  private let revision: Substring

  init?(_ text: String) {
    var rest = text[...]
    epoch = rest.takeEpoch(endingWith: ":") ?? .zero
    let dash = rest.lastIndex(of: "-")
    upstream = rest[..<(dash ?? rest.endIndex)]
    revision = dash.map { rest[rest.index(after: $0)...] } ?? ""
    let isVersion = rest.utf8.allSatisfy {
      $0.isASCIIDigit || $0.isASCIILetter || ".+-~:".utf8.contains($0)
    }
    guard !upstream.isEmpty, isVersion else { return nil }
  }

  func compared(to other: DebianVersion) -> VersionOrder {
    VersionOrder(epoch, other.epoch)
      .or(Self.compare(upstream, other.upstream))
      .or(Self.compare(revision, other.revision))
  }

  /// Compares the runs without digits and the numbers in turn.
  private static func compare(_ left: Substring, _ right: Substring) -> VersionOrder {
    var (left, right) = (left, right)
    while !left.isEmpty || !right.isEmpty {
      let ranks = left.take { !$0.isASCIIDigit }.utf8.map(rank)
      let otherRanks = right.take { !$0.isASCIIDigit }.utf8.map(rank)
      let number = VersionNumber(left.take(while: \.isASCIIDigit))
      let otherNumber = VersionNumber(right.take(while: \.isASCIIDigit))
      let order = VersionOrder.parts(ranks, otherRanks, padding: 0, VersionOrder.init)
        .or(VersionOrder(number, otherNumber))
      if order != .equal { return order }
    }
    return .equal
  }

  /// A tilde stands before the end, which is 0, letters behind it, and all else behind those.
  private static func rank(_ byte: UInt8) -> Int {
    if byte == UInt8(ascii: "~") { return -1 }
    return byte.isASCIILetter ? Int(byte) : Int(byte) + 256
  }
}
