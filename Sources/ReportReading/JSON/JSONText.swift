/// Resolves the escapes of JSON texts (RFC 8259, section 7).
enum JSONText {
  /// The text that escaped bytes stand for; a lone surrogate becomes U+FFFD.
  static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>, remarks: JSONRemarks) -> String {
    // No escape is shorter than the character it stands for.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { plain in
      var count = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        guard byte == UInt8(ascii: "\\"), index < bytes.count else {
          plain[count] = byte
          count += 1
          continue
        }
        let letter = bytes[index]
        index += 1
        if letter == UInt8(ascii: "u") {
          for unit in UTF8.encode(scalar(bytes, &index)) ?? UTF8.encodedReplacementCharacter {
            plain[count] = unit
            count += 1
          }
        } else {
          plain[count] = character(letter)
          count += 1
        }
      }
      return remarks.string(UnsafeBufferPointer(rebasing: plain[..<count]))
    }
  }

  private static func character(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  /// The scalar of `XXXX`, or of `XXXX\uXXXX` where these are a pair of surrogates.
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) -> Unicode.Scalar {
    let first = codeUnit(bytes, &index)
    guard 0xD800..<0xDC00 ~= first, index + 6 <= bytes.count,
      bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
    else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    var ahead = index + 2
    let second = codeUnit(bytes, &ahead)
    guard 0xDC00..<0xE000 ~= second else { return "\u{FFFD}" }
    index = ahead
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private static func codeUnit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 where index < bytes.count {
      value = value << 4 | (hexadecimalDigit(bytes[index]) ?? 0)
      index += 1
    }
    return value
  }
}
