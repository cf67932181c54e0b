/// Where names begin, and what stands around them.
extension FormSecrets {
  /// The name that ends before a place; empty where it is too long for one.
  func name(before end: Int) -> Range<Int> {
    var start = end
    while start > 0, isInName(bytes[start - 1]) {
      start -= 1
      if end - start > SecretNames.mostBytes { return end..<end }
    }
    // In `\nname`, the `n` is no part of it.
    if start > 0, start < end, bytes[start - 1] == UInt8(ascii: "\\"), isLineEscape(bytes[start]) {
      start += 1
    }
    return start..<end
  }

  func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]"): true
    default: byte < 0x80 && isWord(byte)
    }
  }

  /// Whether only blanks, or a sign as of curl or of a patch, stand before a place in its line.
  func beginsLine(_ start: Int) -> Bool {
    if followsLineEscape(start) { return true }
    var index = start
    while index > 0, bytes[index - 1] == UInt8(ascii: " ") || bytes[index - 1] == 0x09 {
      index -= 1
    }
    if index > 0, bytes[index - 1] == UInt8(ascii: ">") || bytes[index - 1] == UInt8(ascii: "<") {
      index -= 1
    }
    return index == 0 || bytes[index - 1] == UInt8(ascii: "\n")
      || bytes[index - 1] == UInt8(ascii: "\r")
  }

  func followsLineEscape(_ start: Int) -> Bool {
    start > 1 && bytes[start - 2] == UInt8(ascii: "\\") && isLineEscape(bytes[start - 1])
  }

  func quote(before start: Int) -> UInt8? {
    start > 0 && isQuote(bytes[start - 1]) ? bytes[start - 1] : nil
  }

  func skippingSpaces(from start: Int) -> Int {
    var start = start
    while start < bytes.count, bytes[start] == UInt8(ascii: " ") || bytes[start] == 0x09 {
      start += 1
    }
    return start
  }

  func unquoted(_ range: Range<Int>) -> Range<Int> {
    guard range.count > 1, let first = range.first, let last = range.last,
      isQuote(bytes[first]), bytes[first] == bytes[last]
    else { return range }
    return first + 1..<last
  }
}

/// Whether a byte opens and closes a text.
func isQuote(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
}

/// Whether a byte is a decimal digit.
func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
