/// A number of any length in a version.
struct VersionNumber: Sendable, Hashable, Comparable {
  /// Without zeros at the start: empty for zero.
  private let digits: Substring

  static let zero = VersionNumber("")

  /// - Parameter digits: ASCII digits only; none are zero.
  init(_ digits: Substring) { self.digits = digits.drop { $0 == "0" } }

  var isZero: Bool { digits.isEmpty }

  static func < (left: VersionNumber, right: VersionNumber) -> Bool {
    let (count, otherCount) = (left.digits.utf8.count, right.digits.utf8.count)
    return count == otherCount
      ? left.digits.utf8.lexicographicallyPrecedes(right.digits.utf8) : count < otherCount
  }

  /// The numbers of a text such as `1.2.3`; nothing where it is another text.
  static func dotted(_ text: Substring) -> [VersionNumber]? {
    var numbers: [VersionNumber] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard !part.isEmpty, part.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
      numbers.append(VersionNumber(part))
    }
    return numbers
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  var isASCIILetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }
}

extension Substring {
  /// Takes the bytes at the start that are of a kind.
  mutating func take(while belongs: (UInt8) -> Bool) -> Substring {
    let end = utf8.firstIndex { !belongs($0) } ?? endIndex
    defer { self = self[end...] }
    return self[..<end]
  }

  /// Takes one of some ASCII characters where one is at the start.
  mutating func take(oneOf characters: String) -> Bool {
    guard let first = utf8.first, characters.utf8.contains(first) else { return false }
    self = Substring(utf8.dropFirst())
    return true
  }

  /// Takes a text where it is at the start.
  mutating func take(_ text: String) -> Bool {
    guard utf8.starts(with: text.utf8) else { return false }
    self = Substring(utf8.dropFirst(text.utf8.count))
    return true
  }

  /// Takes the digits at the start and what ends them, where there is at least one digit.
  mutating func takeEpoch(endingWith end: String) -> VersionNumber? {
    var rest = self
    let digits = rest.take(while: \.isASCIIDigit)
    guard !digits.isEmpty, rest.take(end) else { return nil }
    self = rest
    return VersionNumber(digits)
  }
}
