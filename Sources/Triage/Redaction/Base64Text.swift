extension UnescapedText {
  /// How many ways there are to read a text as base64.
  static let base64Shifts = 0..<4

  /// What the base64 in a text holds, with a zero byte for all else.
  ///
  /// Base64 stands in groups of four digits, and nothing tells where the first group begins: a text
  /// is read four times, each time one digit later.
  /// Format: <https://www.rfc-editor.org/rfc/rfc4648>, both alphabets, with line breaks.
  init(base64In text: UnsafeBufferPointer<UInt8>, shift: Int) {
    self.init(capacity: text.count)
    guard text.count < Int32.max else { return }
    var group = Base64Group()
    var skipped = 0
    for place in text.indices {
      let byte = text[place]
      if let value = UnescapedText.value(of: byte) {
        if skipped < shift {
          skipped += 1
        } else {
          group.add(value, at: place)
          if group.count == 4 { append(&group) }
        }
      } else if byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
        append(&group)
        skipped = 0
        // Parts what is not of one piece.
        append(0, from: place..<place + 1)
      }
    }
    append(&group)
  }

  /// Adds the bytes of a group, or of what there is of one; its digits are replaced together.
  private mutating func append(_ group: inout Base64Group) {
    if group.count > 1 {
      let word = group.word << (6 * UInt32(4 - group.count))
      for index in 0..<group.count - 1 {
        append(UInt8(truncatingIfNeeded: word >> (16 - 8 * UInt32(index))), from: group.range)
      }
    }
    group = Base64Group()
  }

  /// Whether a text has digits enough one after the other to hold so many bytes.
  static func hasBase64(in text: UnsafeBufferPointer<UInt8>, of count: Int) -> Bool {
    // The first and the last digit may belong to what stands around the bytes too.
    let fewest = max(count * 4 / 3 - 1, 1)
    var run = 0
    for byte in text where byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r") {
      run = value(of: byte) == nil ? 0 : run + 1
      if run >= fewest { return true }
    }
    return false
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}

/// Up to four digits of base64.
private struct Base64Group {
  private(set) var word: UInt32 = 0
  private(set) var count = 0
  private(set) var range = 0..<0

  mutating func add(_ value: UInt32, at place: Int) {
    word = word << 6 | value
    range = (count == 0 ? place : range.lowerBound)..<place + 1
    count += 1
  }
}
