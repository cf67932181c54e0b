/// A part of a line that no line break may divide.
struct Chunk {
  var start: Int
  var end: Int
  /// Code points.
  var columns: Int
}

/// The chunks that Python's `textwrap` splits text into: white space, words up to a hyphen between
/// letters, words, and dashes of two or more hyphens between words.
extension ArraySlice<UInt8> {
  /// The chunk at `start`, which is not the end.
  func chunk(from start: Int) -> Chunk {
    if self[start] == .space { return spaces(from: start) }
    if self[start] == .hyphen, let end = dashEnd(from: start) {
      return Chunk(start: start, end: end, columns: end - start)
    }
    var columns = 1
    var index = start + 1
    while index < endIndex {
      let byte = self[index]
      if byte == .space { break }
      if byte == .hyphen {
        if isInsideWord(hyphen: index) {
          return Chunk(start: start, end: index + 1, columns: columns + 1)
        }
        if dashEnd(from: index) != nil { break }
      }
      if !byte.isContinuation { columns += 1 }
      index += 1
    }
    return Chunk(start: start, end: index, columns: columns)
  }

  private func spaces(from start: Int) -> Chunk {
    let end = self[start...].firstIndex { $0 != .space } ?? endIndex
    return Chunk(start: start, end: end, columns: end - start)
  }

  /// Where two or more hyphens end that stand at `index`, behind a word and before another.
  private func dashEnd(from index: Int) -> Int? {
    guard byte(at: index + 1) == .hyphen, let before = scalar(before: index),
      before.isWordCharacter || #"!"'&.,?"#.unicodeScalars.contains(before)
    else { return nil }
    let end = self[index...].firstIndex { $0 != .hyphen } ?? endIndex
    return scalar(at: end)?.isWordCharacter == true ? end : nil
  }

  /// Whether letters stand on both sides, two at least: `well-known`, `e-mail-s` but not `x-y`.
  private func isInsideWord(hyphen: Int) -> Bool {
    guard let before = scalar(before: hyphen), before.isLetter else { return false }
    let previous = hyphen - UTF8.width(before)
    guard let second = scalar(before: previous) else { return false }
    if !second.isLetter {
      guard second == "-", scalar(before: previous - 1)?.isLetter == true else { return false }
    }
    guard let after = scalar(at: hyphen + 1), after.isLetter else { return false }
    let next = hyphen + 1 + UTF8.width(after)
    guard let following = scalar(at: next) else { return false }
    return following.isLetter || (following == "-" && scalar(at: next + 1)?.isLetter == true)
  }

  /// The code point at `index`; nil behind the end.
  func scalar(at index: Int) -> Unicode.Scalar? {
    guard index >= startIndex, index < endIndex else { return nil }
    if self[index] < 0x80 { return Unicode.Scalar(self[index]) }
    var bytes = self[index..<Swift.min(index + 4, endIndex)].makeIterator()
    var decoder = UTF8()
    if case .scalarValue(let scalar) = decoder.decode(&bytes) { return scalar }
    return nil
  }

  private func scalar(before index: Int) -> Unicode.Scalar? {
    guard index > startIndex else { return nil }
    var start = index - 1
    while start > startIndex, self[start].isContinuation { start -= 1 }
    return scalar(at: start)
  }
}

extension Unicode.Scalar {
  /// `[^\d\W]` in Python's regular expressions.
  fileprivate var isLetter: Bool {
    if isASCII { return UInt8(truncatingIfNeeded: value).isASCIILetter || self == "_" }
    return isWordCharacter && properties.generalCategory != .decimalNumber
  }

  /// `\w` in Python's regular expressions.
  fileprivate var isWordCharacter: Bool {
    if isASCII { return isLetter || UInt8(truncatingIfNeeded: value).isASCIIDigit }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}

extension UInt8 {
  /// Not the first byte of a code point.
  @inline(__always)
  var isContinuation: Bool { self & 0xC0 == 0x80 }
}
