/// Rewrites UTF-8 as UTF-16, piece by piece; a character may be cut between two of them.
struct UTF16Encoder {
  private let isBigEndian: Bool
  /// The scalar that is being read, and how many bytes of it are yet to come.
  private var scalar: UInt32 = 0
  private var missing = 0

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  var byteOrderMark: [UInt8] { isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE] }

  /// Appends the UTF-16 of text that is well-formed as a whole.
  mutating func encode(_ text: ArraySlice<UInt8>, into bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x00..<0x80: (scalar, missing) = (UInt32(byte), 0)
      case 0x80..<0xC0: (scalar, missing) = (scalar << 6 | UInt32(byte & 0x3F), missing - 1)
      case 0xC0..<0xE0: (scalar, missing) = (UInt32(byte & 0x1F), 1)
      case 0xE0..<0xF0: (scalar, missing) = (UInt32(byte & 0x0F), 2)
      default: (scalar, missing) = (UInt32(byte & 0x07), 3)
      }
      if missing == 0 { append(scalar, to: &bytes) }
    }
  }

  private func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x10000 { return append(unit: UInt16(truncatingIfNeeded: scalar), to: &bytes) }
    let offset = scalar - 0x10000
    append(unit: UInt16(truncatingIfNeeded: 0xD800 + offset >> 10), to: &bytes)
    append(unit: UInt16(truncatingIfNeeded: 0xDC00 + offset & 0x3FF), to: &bytes)
  }

  private func append(unit: UInt16, to bytes: inout [UInt8]) {
    let high = UInt8(truncatingIfNeeded: unit >> 8)
    let low = UInt8(truncatingIfNeeded: unit)
    bytes.append(isBigEndian ? high : low)
    bytes.append(isBigEndian ? low : high)
  }
}
