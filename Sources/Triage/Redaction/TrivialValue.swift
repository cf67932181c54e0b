/// Values that are no secrets, however they are named.
enum TrivialValue {
  /// Shorter values that a scanner names are no secrets, and stand in too many texts.
  static let fewestBytes = 4

  private static let words: [[UInt8]] = [
    "true", "false", "null", "none", "nil", "undefined", "<nil>", "n/a",
  ].map { Array($0.utf8) }

  private static let longestWord = words.map(\.count).max() ?? 0

  private static let redacted = Array("REDACTED".utf8)

  /// Longer values are secrets even where they name what others were replaced by.
  private static let longestRedacted = 64

  /// Whether a value is a word for nothing, a row of `*`, `X` or points, or was redacted already.
  static func isTrivial(_ value: some BidirectionalCollection<UInt8>) -> Bool {
    guard let first = value.first else { return true }
    switch first {
    case UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: "X"), UInt8(ascii: "x"):
      if value.allSatisfy({ $0 == first }) { return true }
    default: break
    }
    let count = value.count
    if count <= longestWord, words.contains(where: { isWord($0, value) }) { return true }
    return count <= longestRedacted
      && value.indices.contains { value[$0...].starts(with: redacted) }
  }

  /// Whether a value is a place where a program or a reader puts one: `$TOKEN`, `{{ token }}`,
  /// `<token>`, `%s`.
  static func isPlaceholder(_ value: some Collection<UInt8>) -> Bool {
    switch value.first {
    case UInt8(ascii: "$"), UInt8(ascii: "<"), UInt8(ascii: "{"): true
    case UInt8(ascii: "%"): value.count == 2
    default: false
    }
  }

  private static func isWord(_ word: [UInt8], _ value: some Collection<UInt8>) -> Bool {
    word.elementsEqual(value) { $0 == $1 || isLetter($1) && $0 == $1 | 0x20 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
  }
}
