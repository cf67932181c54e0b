/// A short name for what texts say: FNV-1a of 64 bits
/// (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>). It tells things apart that nobody
/// made to look alike; it proves nothing.
struct ContentName {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ text: String?) {
    guard let text else { return add(byte: 0xFE) }
    for byte in text.utf8 { add(byte: byte) }
    add(byte: 0xFF)
  }

  private mutating func add(byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// 16 hexadecimal digits.
  var digits: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
