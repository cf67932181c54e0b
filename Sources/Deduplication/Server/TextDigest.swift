/// Stands for a text where many are remembered: 128 bits that differ where texts differ, for all
/// that chance allows; other ones in each run.
package struct TextDigest: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  package init(_ text: String) {
    var hasher = Hasher()
    hasher.combine(text)
    high = UInt64(bitPattern: Int64(hasher.finalize()))
    hasher = Hasher()
    hasher.combine(high)
    hasher.combine(text)
    low = UInt64(bitPattern: Int64(hasher.finalize()))
  }
}

/// A `hash_code` in half the room of its digits.
package struct HashDigest: Sendable, Hashable {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// Reads 64 hexadecimal digits; any other text is digested.
  package init(_ hashCode: String) {
    var words: [UInt64] = [0, 0, 0, 0]
    var count = 0
    for byte in hashCode.utf8 {
      guard count < 64, let value = HashDigest.value(byte) else {
        count = -1
        break
      }
      words[count / 16] = words[count / 16] << 4 | value
      count += 1
    }
    if count == 64 {
      self.words = (words[0], words[1], words[2], words[3])
    } else {
      var hasher = Hasher()
      hasher.combine(hashCode)
      self.words = (0, 0, 0, UInt64(bitPattern: Int64(hasher.finalize())))
    }
  }

  private static func value(_ digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    default: nil
    }
  }

  package static func == (left: HashDigest, right: HashDigest) -> Bool { left.words == right.words }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.3)
  }
}
