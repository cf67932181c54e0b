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

/// Stands for a text that is compared only where others are the same already: 64 bits.
package struct ShortDigest: Sendable, Hashable {
  private let bits: UInt64

  /// That there is no text.
  static let none = ShortDigest(bits: 0)

  private init(bits: UInt64) { self.bits = bits }

  init(_ text: String?) {
    guard let text else {
      self = .none
      return
    }
    var hasher = Hasher()
    hasher.combine(text)
    bits = UInt64(bitPattern: Int64(hasher.finalize())) | 1
  }

  /// An empty text is as good as none.
  init(nonEmpty text: String?) { self.init(text.flatMap { $0.isEmpty ? nil : $0 }) }
}

/// A `hash_code` in a quarter of the room of its digits: the first half of them, which differ where
/// hashes differ.
package struct HashDigest: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  /// Reads 64 hexadecimal digits; any other text is digested.
  package init(_ hashCode: String) {
    var words: (UInt64, UInt64) = (0, 0)
    var count = 0
    for byte in hashCode.utf8 {
      guard count < 64, let value = HashDigest.value(byte) else {
        count = -1
        break
      }
      if count < 16 {
        words.0 = words.0 << 4 | value
      } else if count < 32 {
        words.1 = words.1 << 4 | value
      }
      count += 1
    }
    if count == 64 {
      (high, low) = words
    } else {
      var hasher = Hasher()
      hasher.combine(hashCode)
      (high, low) = (0, UInt64(bitPattern: Int64(hasher.finalize())))
    }
  }

  private static func value(_ digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    default: nil
    }
  }
}
