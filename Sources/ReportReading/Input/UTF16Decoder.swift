/// Rewrites UTF-16 as UTF-8, piece by piece; a surrogate without its other half becomes U+FFFD.
struct UTF16Decoder {
  /// U+FEFF takes two bytes in UTF-16.
  static let byteOrderMarkLength = 2

  private let isBigEndian: Bool
  /// The first byte of a code unit whose second is in the next piece.
  private var half: UInt8?
  /// The first surrogate of a pair whose second is yet to come.
  private var highSurrogate: UInt32?

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  /// Appends the UTF-8 of the code units in a piece of any length.
  mutating func decode(_ bytes: UnsafeRawBufferPointer, into text: inout [UInt8]) {
    var index = 0
    if let first = half, let second = bytes.first {
      half = nil
      index = 1
      append(unit(first, second), to: &text)
    }
    while index + 1 < bytes.count {
      append(unit(bytes[index], bytes[index + 1]), to: &text)
      index += 2
    }
    if index < bytes.count { half = bytes[index] }
  }

  /// Appends what stands for an unfinished character at the end of the text.
  mutating func finish(into text: inout [UInt8]) {
    if highSurrogate != nil { appendReplacement(to: &text) }
    if half != nil { appendReplacement(to: &text) }
    highSurrogate = nil
    half = nil
  }

  private func unit(_ first: UInt8, _ second: UInt8) -> UInt32 {
    isBigEndian
      ? UInt32(first) << 8 | UInt32(second)
      : UInt32(second) << 8 | UInt32(first)
  }

  private mutating func append(_ unit: UInt32, to text: inout [UInt8]) {
    if let high = highSurrogate {
      highSurrogate = nil
      if (0xDC00...0xDFFF).contains(unit) {
        return appendScalar(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), to: &text)
      }
      appendReplacement(to: &text)
    }
    switch unit {
    case 0xD800...0xDBFF: highSurrogate = unit
    case 0xDC00...0xDFFF: appendReplacement(to: &text)
    default: appendScalar(unit, to: &text)
    }
  }

  private func appendReplacement(to text: inout [UInt8]) { appendScalar(0xFFFD, to: &text) }

  private func appendScalar(_ scalar: UInt32, to text: inout [UInt8]) {
    func continuation(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(scalar >> shift & 0x3F) }
    switch scalar {
    case 0..<0x80:
      text.append(UInt8(scalar))
    case 0x80..<0x800:
      text.append(0xC0 | UInt8(scalar >> 6))
      text.append(continuation(0))
    case 0x800..<0x10000:
      text.append(0xE0 | UInt8(scalar >> 12))
      text.append(continuation(6))
      text.append(continuation(0))
    default:
      text.append(0xF0 | UInt8(scalar >> 18))
      text.append(continuation(12))
      text.append(continuation(6))
      text.append(continuation(0))
    }
  }
}
