/// Resolves the escapes of JSON texts (RFC 8259, section 7).
enum JSONText {
  /// The text that escaped bytes stand for; a lone surrogate becomes U+FFFD.
  ///
  /// Where all bytes are ASCII, the text need not be checked again: escapes stand for scalars.
  static func unescaped(
    _ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool, remarks: JSONRemarks
  ) -> String {
    // No escape is shorter than the character it stands for.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { plain in
      var count = 0
      var index = 0
      var holdsASCII = true
      while index < bytes.count {
        let run = WordScan.next(UInt8(ascii: "\\"), in: bytes.span.bytes, from: index) - index
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(plain)[count...])
          .copyMemory(from: UnsafeRawBufferPointer(bytes)[index..<index + run].rebased)
        count += run
        index += run + 1
        guard index < bytes.count else { break }
        let letter = bytes[index]
        index += 1
        if letter == UInt8(ascii: "u") {
          let scalar = scalar(bytes, &index)
          holdsASCII = holdsASCII && scalar.isASCII
          for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            plain[count] = unit
            count += 1
          }
        } else {
          plain[count] = character(letter)
          count += 1
        }
      }
      let text = UnsafeBufferPointer(rebasing: plain[..<count])
      return isASCII ? String(validUTF8: text, isASCII: holdsASCII) : remarks.string(text)
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

extension Slice where Base == UnsafeRawBufferPointer {
  fileprivate var rebased: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: self) }
}
