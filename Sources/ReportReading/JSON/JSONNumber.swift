/// The grammar of JSON's numbers (RFC 8259, section 6).
enum JSONNumber {
  /// Where a number ends; 0 where it may go on behind the bytes given.
  static func end(
    _ bytes: RawSpan, from start: Int, isLast: Bool
  ) throws(JSONIndexer.Fault) -> Int {
    var index = start
    if bytes[unchecked: index] == UInt8(ascii: "-") { index += 1 }
    let integer = index
    index = digits(bytes, from: index)
    if index == bytes.byteCount, !isLast { return 0 }
    guard index > integer else { throw JSONIndexer.Fault(expected: "a digit", index: index) }
    if bytes[unchecked: integer] == UInt8(ascii: "0"), index > integer + 1 {
      throw JSONIndexer.Fault(expected: "no digit behind a leading zero", index: integer + 1)
    }
    if index < bytes.byteCount, bytes[unchecked: index] == UInt8(ascii: ".") {
      index = try requiredDigits(bytes, from: index + 1, isLast: isLast)
      if index == 0 { return 0 }
    }
    if index < bytes.byteCount, bytes[unchecked: index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.byteCount,
        bytes[unchecked: index] == UInt8(ascii: "+") || bytes[unchecked: index] == UInt8(ascii: "-")
      {
        index += 1
      }
      index = try requiredDigits(bytes, from: index, isLast: isLast)
    }
    return index
  }

  private static func requiredDigits(
    _ bytes: RawSpan, from start: Int, isLast: Bool
  ) throws(JSONIndexer.Fault) -> Int {
    let end = digits(bytes, from: start)
    if end == bytes.byteCount, !isLast { return 0 }
    guard end > start else { throw JSONIndexer.Fault(expected: "a digit", index: start) }
    return end
  }

  @inline(__always)
  private static func digits(_ bytes: RawSpan, from start: Int) -> Int {
    var index = start
    while index < bytes.byteCount, bytes[unchecked: index] &- UInt8(ascii: "0") < 10 { index += 1 }
    return index
  }
}
