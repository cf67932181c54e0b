extension Burp {
  /// Base64 as Python's `b64decode` reads it: characters outside the alphabet are left out.
  static func bytes(ofBase64 text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { bytes(ofBase64: $0) }
  }

  private static func bytes(ofBase64 text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var digits = 0
    var padding = 0
    // Taken once, since the table is made when it is first asked for.
    let values = Burp.values
    for character in text {
      if character == UInt8(ascii: "=") {
        padding += 1
        if digits >= 2, digits + padding >= 4 { break }
        continue
      }
      let digit = values[Int(character)]
      guard digit < 64 else { continue }
      padding = 0
      bits = bits << 6 | UInt32(digit)
      digits += 1
      if digits == 4 {
        decoded.append(UInt8(truncatingIfNeeded: bits >> 16))
        decoded.append(UInt8(truncatingIfNeeded: bits >> 8))
        decoded.append(UInt8(truncatingIfNeeded: bits))
        digits = 0
      }
    }
    if digits >= 2 { decoded.append(UInt8(truncatingIfNeeded: bits >> (digits == 2 ? 4 : 10))) }
    if digits == 3 { decoded.append(UInt8(truncatingIfNeeded: bits >> 2)) }
    return decoded
  }

  /// What each character counts; 64 for those outside the alphabet.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, character) in alphabet.utf8.enumerated() {
      values[Int(character)] = UInt8(value)
    }
    return values
  }()
}
