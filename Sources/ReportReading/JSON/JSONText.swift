/// Resolves the escapes of JSON texts (RFC 8259, section 7).
enum JSONText {
  /// The text that escaped bytes stand for; a lone surrogate becomes U+FFFD.
  static func unescaped(_ bytes: ArraySlice<UInt8>, remarks: JSONRemarks) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var rest = bytes
    while let escape = rest.firstIndex(of: UInt8(ascii: "\\")) {
      plain.append(contentsOf: rest[rest.startIndex..<escape])
      rest = rest[(escape + 1)...]
      guard let letter = rest.popFirst() else { break }
      if letter == UInt8(ascii: "u") {
        append(scalar(&rest), to: &plain)
      } else {
        plain.append(character(letter))
      }
    }
    plain.append(contentsOf: rest)
    return plain.withUnsafeBufferPointer { remarks.string($0) }
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
  private static func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar {
    let first = codeUnit(&rest)
    guard 0xD800..<0xDC00 ~= first, rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")])
    else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    var ahead = rest.dropFirst(2)
    let second = codeUnit(&ahead)
    guard 0xDC00..<0xE000 ~= second else { return "\u{FFFD}" }
    rest = ahead
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private static func codeUnit(_ rest: inout ArraySlice<UInt8>) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 { value = value << 4 | (rest.popFirst().flatMap(hexadecimalDigit) ?? 0) }
    return value
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
  }
}
