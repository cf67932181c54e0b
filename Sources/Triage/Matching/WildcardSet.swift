/// The characters between `[` and `]`.
struct WildcardSet: Sendable, Hashable {
  var isNegated = false
  var ranges: [ClosedRange<UInt32>] = []

  func contains(_ scalar: UInt32) -> Bool {
    ranges.contains { $0.contains(scalar) } != isNegated
  }

  mutating func insert(_ scalar: Unicode.Scalar) { ranges.append(scalar.value...scalar.value) }

  /// Nothing is between bounds that are in the wrong order.
  mutating func insert(_ first: Unicode.Scalar, through last: Unicode.Scalar) {
    guard first <= last else { return }
    ranges.append(first.value...last.value)
  }

  /// The characters of ASCII that POSIX names, as `[:digit:]`, without its colons
  /// (<https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap07.html#tag_07_03_01>).
  static func named(_ name: String) -> [ClosedRange<UInt32>]? {
    switch name {
    case "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
    case "alpha": [0x41...0x5A, 0x61...0x7A]
    case "blank": [0x09...0x09, 0x20...0x20]
    case "cntrl": [0x00...0x1F, 0x7F...0x7F]
    case "digit": [0x30...0x39]
    case "graph": [0x21...0x7E]
    case "lower": [0x61...0x7A]
    case "print": [0x20...0x7E]
    case "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
    case "space": [0x09...0x0D, 0x20...0x20]
    case "upper": [0x41...0x5A]
    case "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66]
    default: nil
    }
  }
}
