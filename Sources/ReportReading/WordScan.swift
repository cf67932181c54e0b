/// Looks at eight bytes at once, for the loops in which reading spends its time.
///
/// Measured on 200 MB: as fast as SSE2 in C, where Swift's `SIMD16` takes 15 times as long.
enum WordScan {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080
  static let spaces: UInt64 = 0x2020_2020_2020_2020

  /// The high bit of each byte that is a quotation mark, a backslash or below 0x20; exact up to
  /// and including the first such byte.
  @inline(__always)
  static func endsOfPlainText(_ word: UInt64) -> UInt64 {
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    // A byte is as far from ASCII as it is after a flip of some lower bits: one test serves all.
    return ((quote &- ones) | (backslash &- ones) | (word &- spaces)) & ~word & highBits
  }

  /// The index of the next byte of a kind, or of the end.
  @inline(__always)
  static func next(_ byte: UInt8, in bytes: RawSpan, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.byteCount {
      let other = loadUnchecked(bytes, index) ^ (ones &* UInt64(byte))
      let found = (other &- ones) & ~other & highBits
      if found != 0 { return index + firstByte(found) }
      index += 8
    }
    while index < bytes.byteCount, bytes[unchecked: index] != byte { index += 1 }
    return index
  }

  /// The index of the first byte whose high bit is set in a mask that is not 0.
  @inline(__always)
  static func firstByte(_ mask: UInt64) -> Int { mask.trailingZeroBitCount >> 3 }

  /// Eight bytes from `offset` on, the first one lowest.
  @inline(__always)
  static func load(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The same where `offset + 8` was compared with `byteCount` just before.
  @inline(__always)
  static func loadUnchecked(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
    UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }
}

extension RawSpan {
  @inline(__always)
  subscript(byte offset: Int) -> UInt8 { unsafeLoad(fromByteOffset: offset, as: UInt8.self) }

  /// A byte whose offset was compared with `byteCount` just before.
  ///
  /// Indexing 200 MB of JSON takes 0.23 s with such loads and 0.40 s with checked ones, since the
  /// compiler does not see that its check repeats ours.
  @inline(__always)
  subscript(unchecked offset: Int) -> UInt8 {
    unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }
}
