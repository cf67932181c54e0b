/// Resolves the escapes of JSON texts (RFC 8259, section 7).
enum JSONText {
  /// The text that escaped bytes stand for; a lone surrogate becomes U+FFFD.
  static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>, remarks: JSONRemarks) -> String {
    // No escape is shorter than the character it stands for.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { plain in
      var count = 0
      var index = 0
      while index < bytes.count {
        let run = plainLength(bytes, from: index)
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(plain)[count...])
          .copyMemory(from: UnsafeRawBufferPointer(bytes)[index..<index + run].rebased)
        count += run
        index += run + 1
        guard index < bytes.count else { break }
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

  /// How many bytes there are before the next backslash, or the end.
  private static func plainLength(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let span = bytes.span.bytes
    var index = start
    while index + 8 <= span.byteCount {
      let other = WordScan.load(span, index) ^ (WordScan.ones &* 0x5C)
      let found = (other &- WordScan.ones) & ~other & WordScan.highBits
      if found != 0 { return index + WordScan.firstByte(found) - start }
      index += 8
    }
    while index < span.byteCount, span[byte: index] != UInt8(ascii: "\\") { index += 1 }
    return index - start
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
