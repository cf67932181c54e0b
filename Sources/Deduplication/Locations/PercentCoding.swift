import Foundation

/// Percent-encoding as the Python library hyperlink does it, which DefectDojo writes URLs with.
enum PercentCoding {
  /// Decodes what never needs to be encoded, makes the digits of the rest upper case, and encodes a
  /// percent sign without two digits after it.
  static func normalized(_ text: String) -> String {
    guard text.utf8.contains(percent) else { return text }
    return recoded(text) { byte in
      guard let byte else { return encoded(percent) }
      return unreserved.contains(byte) ? [byte] : encoded(byte)
    }
  }

  /// Encodes every byte that is neither in `safe` nor a letter, a digit or one of `-._~`, after
  /// canonical composition.
  static func encoded(_ text: String, safe: String) -> String {
    let allowed = unreserved.union(safe.utf8)
    let bytes = Array(text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8 : composed(text).utf8)
    return String(
      decoding: bytes.flatMap { allowed.contains($0) ? [$0] : encoded($0) }, as: UTF8.self)
  }

  /// Python's `urllib.parse.unquote_plus`.
  static func decodedQuery(_ text: String) -> String {
    let spaced = String(decoding: text.utf8.map { $0 == plus ? space : $0 }, as: UTF8.self)
    return recoded(spaced) { [$0 ?? percent] }
  }

  /// Replaces each percent sign and, where they are hexadecimal digits, the two bytes after it, whose
  /// value `replacement` is given.
  private static func recoded(_ text: String, with replacement: (UInt8?) -> [UInt8]) -> String {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let next = rest.popFirst() {
      guard next == percent else {
        result.append(next)
        continue
      }
      let value = byte(rest.prefix(2))
      result += replacement(value)
      if value != nil { rest.removeFirst(2) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func byte(_ digits: ArraySlice<UInt8>) -> UInt8? {
    let values = digits.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    return values.count == 2 ? UInt8(values[0] << 4 | values[1]) : nil
  }

  private static func encoded(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [percent, digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
  }

  private static func composed(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping
  }

  private static let percent = UInt8(ascii: "%")
  private static let plus = UInt8(ascii: "+")
  private static let space = UInt8(ascii: " ")
  private static let unreserved = Set(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~".utf8)
}
