/// The checksum of gzip (RFC 1952, section 8), four bytes at a time.
struct CRC32 {
  private var state: UInt32 = 0xFFFF_FFFF

  var value: UInt32 { ~state }

  /// Row 0 is what a byte does to the state; each further row is the same a zero byte later.
  private static let table: [UInt32] = {
    var table = (0..<256).map { byte in
      (0..<8).reduce(UInt32(byte)) { state, _ in state >> 1 ^ (state & 1) &* 0xEDB8_8320 }
    }
    for index in 256..<1024 {
      let earlier = table[index - 256]
      table.append(earlier >> 8 ^ table[Int(earlier & 0xFF)])
    }
    return table
  }()

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let table = Self.table
    var state = state
    var index = 0
    while index + 4 <= bytes.count {
      state ^= UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
      state =
        table[768 + Int(state & 0xFF)] ^ table[512 + Int(state >> 8 & 0xFF)]
        ^ table[256 + Int(state >> 16 & 0xFF)] ^ table[Int(state >> 24)]
      index += 4
    }
    while index < bytes.count {
      state = state >> 8 ^ table[Int(state & 0xFF ^ UInt32(bytes[index]))]
      index += 1
    }
    self.state = state
  }
}
