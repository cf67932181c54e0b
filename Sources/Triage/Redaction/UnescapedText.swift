/// A text as it reads when its escapes are undone, with the place of each byte in the text itself.
struct UnescapedText {
  private(set) var bytes: [UInt8]
  /// Where in the text itself a byte begins and ends; empty where nothing was undone.
  private var starts: [Int32] = []
  private var ends: [Int32] = []

  init(_ text: UnsafeBufferPointer<UInt8>) { bytes = Array(text) }

  /// An empty text with room for so many bytes.
  init(capacity: Int) {
    bytes = []
    bytes.reserveCapacity(capacity)
    starts.reserveCapacity(capacity)
    ends.reserveCapacity(capacity)
  }

  /// Adds a byte that stands for a range of the text itself.
  mutating func append(_ byte: UInt8, from source: Range<Int>) {
    bytes.append(byte)
    starts.append(Int32(source.lowerBound))
    ends.append(Int32(source.upperBound))
  }

  /// The range in the text itself.
  func source(of range: Range<Int>) -> Range<Int> {
    if starts.isEmpty || range.isEmpty { return range }
    return Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
  }

  /// The text without the escapes of one kind, or nothing where it has none of them.
  func undoing(_ escape: Escape) -> UnescapedText? {
    guard bytes.count < Int32.max, bytes.contains(where: escape.mayBegin) else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      var plain = UnescapedText(capacity: bytes.count)
      var undone = false
      var index = 0
      while index < bytes.count {
        if escape.mayBegin(bytes[index]), let unit = escape.unit(at: index, in: bytes) {
          let place = source(of: index..<index + unit.length)
          for byte in unit.bytes { plain.append(byte, from: place) }
          undone = true
          index += unit.length
        } else {
          plain.append(bytes[index], from: source(of: index..<index + 1))
          index += 1
        }
      }
      return undone ? plain : nil
    }
  }
}
