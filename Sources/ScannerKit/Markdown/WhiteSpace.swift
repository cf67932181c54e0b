/// White space as Python's `str.isspace` has it, in UTF-8.
extension ArraySlice<UInt8> {
  /// How many bytes the white space character at `index` takes; 0 if there is another or none.
  @inline(__always)
  func whiteSpaceLength(at index: Int) -> Int {
    let byte = self[index]
    if byte < 0x80 { return byte.isASCIIWhiteSpace ? 1 : 0 }
    return byte >= 0xC2 && byte <= 0xE3 ? wideSpaceLength(at: index) : 0
  }

  private func wideSpaceLength(at index: Int) -> Int {
    switch (self[index], byte(at: index + 1), byte(at: index + 2)) {
    case (0xC2, 0x85, _), (0xC2, 0xA0, _): 2
    case (0xE1, 0x9A, 0x80), (0xE3, 0x80, 0x80), (0xE2, 0x81, 0x9F): 3
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF): 3
    default: 0
    }
  }

  /// The byte at `index`, or 0 behind the end.
  @inline(__always)
  func byte(at index: Int) -> UInt8 { index < endIndex ? self[index] : 0 }

  /// Index of the first character at or behind `index` that is not white space.
  func skippingWhiteSpace(from index: Int) -> Int {
    var index = index
    while index < endIndex {
      let length = whiteSpaceLength(at: index)
      if length == 0 { break }
      index += length
    }
    return index
  }

  func trimmingFirstWhiteSpace() -> ArraySlice<UInt8> {
    self[skippingWhiteSpace(from: startIndex)...]
  }

  func trimmingWhiteSpace() -> ArraySlice<UInt8> {
    let content = trimmingFirstWhiteSpace()
    var end = content.endIndex
    while end > content.startIndex {
      let length = (1...3).first {
        end - $0 >= content.startIndex && whiteSpaceLength(at: end - $0) == $0
      }
      guard let length else { break }
      end -= length
    }
    return content[..<end]
  }

  /// Appends the bytes to `output`, each run of white space as one space.
  func collapseWhiteSpace(into output: inout [UInt8]) {
    var start = startIndex
    var index = startIndex
    while index < endIndex {
      let length = whiteSpaceLength(at: index)
      if length == 0 || (self[index] == .space && byte(at: index + 1).isVisibleASCII) {
        index += 1
        continue
      }
      let end = skippingWhiteSpace(from: index + length)
      if end - index > 1 || self[index] != .space {
        output.append(contentsOf: self[start..<index])
        output.append(.space)
        start = end
      }
      index = end
    }
    output.append(contentsOf: self[start...])
  }

  /// The same with `prefix` behind each line feed.
  func indented(by prefix: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in self {
      result.append(byte)
      if byte == .lineFeed { result.append(contentsOf: prefix) }
    }
    return result
  }
}

extension Array<UInt8> {
  func trimmingWhiteSpace() -> ArraySlice<UInt8> { self[...].trimmingWhiteSpace() }
}

extension UInt8 {
  fileprivate var isVisibleASCII: Bool { self > 0x20 && self < 0x7F }

  /// One of the ASCII characters that Python counts as white space: the four separators too.
  @inline(__always)
  var isASCIIWhiteSpace: Bool {
    self == 0x20 || (self >= 0x09 && self <= 0x0D) || (self >= 0x1C && self <= 0x1F)
  }
}
