/// Backslashes where text would otherwise read as Markdown.
extension ArraySlice<UInt8> {
  /// Escapes what would begin a list item at the start of a line, and backslashes before a mark.
  ///
  /// No other character is escaped: html2text leaves `*`, `_`, `#` and brackets in text alone.
  func escapedForMarkdown() -> ArraySlice<UInt8> {
    var marks: [Int] = []
    var isAtLineStart = true
    var index = startIndex
    while index < endIndex {
      if isAtLineStart {
        isAtLineStart = false
        index = skippingWhiteSpace(from: index)
        if let mark = listMark(at: index) { marks.append(mark) }
        continue
      }
      let byte = self[index]
      if byte == .lineFeed {
        isAtLineStart = true
      } else if byte == .backslash, index + 1 < endIndex, self[index + 1].isEscapable {
        marks.append(index)
      }
      index += 1
    }
    return marks.isEmpty ? self : insertingBackslashes(at: marks)
  }

  /// Escapes backslashes, brackets and parentheses, for addresses and titles of links.
  func escapedForLink() -> ArraySlice<UInt8> {
    let marks = indices.filter { self[$0].isLinkMark }
    return marks.isEmpty ? self : insertingBackslashes(at: marks)
  }

  private func insertingBackslashes(at marks: [Int]) -> ArraySlice<UInt8> {
    var result: [UInt8] = []
    result.reserveCapacity(count + marks.count)
    var start = startIndex
    for mark in marks {
      result.append(contentsOf: self[start..<mark])
      result.append(.backslash)
      start = mark
    }
    result.append(contentsOf: self[start...])
    return result[...]
  }

  /// Where the mark stands if the text at `index` would begin a list item: `+ `, `- `, `--`, `1. `.
  private func listMark(at index: Int) -> Int? {
    guard index < endIndex else { return nil }
    switch self[index] {
    case .plus: return isWhiteSpace(at: index + 1) ? index : nil
    case .hyphen:
      return isWhiteSpace(at: index + 1) || byte(at: index + 1) == .hyphen ? index : nil
    default:
      let dot = skippingDigits(from: index)
      return dot > index && byte(at: dot) == .dot && isWhiteSpace(at: dot + 1) ? dot : nil
    }
  }

  func isWhiteSpace(at index: Int) -> Bool {
    index < endIndex && whiteSpaceLength(at: index) > 0
  }

  /// Index of the first character at or behind `index` that is not a decimal digit of any script.
  func skippingDigits(from index: Int) -> Int {
    var index = index
    while index < endIndex {
      if self[index].isASCIIDigit {
        index += 1
      } else if self[index] >= 0x80, let scalar = scalar(at: index),
        scalar.properties.generalCategory == .decimalNumber
      {
        index += UTF8.width(scalar)
      } else {
        break
      }
    }
    return index
  }

  /// Whether this is a whole address with a scheme, `https://example.com`.
  var isAbsoluteAddress: Bool {
    let scheme = prefix { $0.isASCIILetter || $0 == .plus }
    return !scheme.isEmpty && self[scheme.endIndex...].starts(with: Array("://".utf8))
  }

  /// Whether text like this may follow an emphasis mark directly.
  var startsWithSpaceOrClosingMark: Bool {
    guard let first else { return false }
    return isWhiteSpace(at: startIndex) || "][(){}.!?".utf8.contains(first)
  }
}

extension Array<UInt8> {
  func escapedForLink() -> ArraySlice<UInt8> { self[...].escapedForLink() }
}

extension UInt8 {
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  fileprivate var isEscapable: Bool { #"\`*_{}[]()#+-.!"#.utf8.contains(self) }
  fileprivate var isLinkMark: Bool { #"\[]()"#.utf8.contains(self) }

  /// One of Python's `string.whitespace` or `string.punctuation`.
  var isASCIISpaceOrPunctuation: Bool {
    (self >= 0x20 && self < 0x7F && !isASCIIDigit && !isASCIILetter)
      || (self >= 0x09 && self <= 0x0D)
  }
}

extension Int {
  /// The whole number that the text is, white space around it aside.
  init?(decimal text: [UInt8]) {
    self.init(String(decoding: text.trimmingWhiteSpace(), as: UTF8.self))
  }
}
