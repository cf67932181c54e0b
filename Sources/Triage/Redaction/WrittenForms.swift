/// The ways in which a secret may stand in an output.
enum WrittenForms {
  /// Texts that are met by chance are left out of base64.
  private static let fewestDigits = 10

  static func of(_ secret: [UInt8]) -> Set<[UInt8]> {
    var forms: Set<[UInt8]> = [secret]
    forms.insert(secret.flatMap(json))
    forms.insert(secret.flatMap(html))
    forms.insert(secret.flatMap(csv))
    forms.insert(secret.flatMap { percent($0, digits: upperDigits) })
    forms.insert(secret.flatMap { percent($0, digits: lowerDigits) })
    for shift in 0..<3 {
      let digits = base64(secret, shift: shift)
      if digits.count >= fewestDigits { forms.insert(digits) }
    }
    return forms
  }

  private static func json(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
    case 0x08: Array("\\b".utf8)
    case 0x09: Array("\\t".utf8)
    case 0x0A: Array("\\n".utf8)
    case 0x0C: Array("\\f".utf8)
    case 0x0D: Array("\\r".utf8)
    case 0..<0x20: Array("\\u00".utf8) + [lowerDigits[Int(byte >> 4)], lowerDigits[Int(byte & 15)]]
    default: [byte]
    }
  }

  private static func html(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "&"): Array("&amp;".utf8)
    case UInt8(ascii: "<"): Array("&lt;".utf8)
    case UInt8(ascii: ">"): Array("&gt;".utf8)
    case UInt8(ascii: "\""): Array("&quot;".utf8)
    case UInt8(ascii: "'"): Array("&#39;".utf8)
    default: [byte]
    }
  }

  private static func csv(_ byte: UInt8) -> [UInt8] {
    byte == UInt8(ascii: "\"") ? [byte, byte] : [byte]
  }

  private static let upperDigits = Array("0123456789ABCDEF".utf8)
  private static let lowerDigits = Array("0123456789abcdef".utf8)

  private static func percent(_ byte: UInt8, digits: [UInt8]) -> [UInt8] {
    let isPlain = isWord(byte) && byte < 0x80 || [0x2D, 0x2E, 0x7E].contains(byte)
    return isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The digits of base64 that depend on the secret alone, where it begins so many bytes behind the
  /// start of a group.
  private static func base64(_ secret: [UInt8], shift: Int) -> [UInt8] {
    let bytes = [UInt8](repeating: 0, count: shift) + secret
    let first = (shift * 8 + 5) / 6
    let last = bytes.count * 8 / 6
    guard first < last else { return [] }
    return (first..<last).map { digit in
      let bit = digit * 6
      let high = UInt16(bytes[bit / 8]) << 8
      let low = bit / 8 + 1 < bytes.count ? UInt16(bytes[bit / 8 + 1]) : 0
      return alphabet[Int((high | low) >> (10 - UInt16(bit % 8)) & 0x3F)]
    }
  }
}
