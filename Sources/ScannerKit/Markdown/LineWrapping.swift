/// Breaks the lines of Markdown so that none has more than 78 columns, as html2text does.
///
/// A column is a code point. Code, list items and table rows stay as long as they are. A line of
/// text gets an empty line behind it, and no two empty lines follow each other.
///
/// - Parameter markdown: UTF-8 with `\n` between lines.
/// - Returns: UTF-8 that ends in `\n`.
func wrapped(_ markdown: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(markdown.count + markdown.count / 16 + 8)
  var lineFeeds = 0
  for line in markdown.split(separator: .lineFeed, omittingEmptySubsequences: false) {
    if line.isEmpty {
      if lineFeeds < 2 { result.append(.lineFeed) }
      lineFeeds += 1
    } else if line.staysUnwrapped {
      // html2text loses such a line if a plus sign is its second character.
      let space = line.whiteSpaceLength(at: line.startIndex)
      if space > 0, line.byte(at: line.startIndex + space) == .plus { continue }
      result.append(contentsOf: line)
      result.append(.lineFeed)
      lineFeeds = 1
    } else {
      lineFeeds = line.wrap(into: &result)
    }
  }
  return result
}

extension ArraySlice<UInt8> {
  /// Code, a list item or a row of a table.
  fileprivate var staysUnwrapped: Bool {
    if starts(with: Mark.codeIndent) || first == .tab { return true }
    let content = trimmingFirstWhiteSpace()
    guard let first = content.first else { return false }
    let second = content.dropFirst().first
    if first == .hyphen, second == .hyphen {
      // Three hyphens are the rule below a table's header; two are a dash.
      if content.count > 2, content[content.startIndex + 2] != .hyphen { return false }
    }
    if first == .hyphen || (first == .asterisk && second != .asterisk) { return true }
    if hasColumnMark { return true }
    return content.startsListItem
  }

  private var hasColumnMark: Bool {
    var index = startIndex
    while let bar = self[index...].firstIndex(of: UInt8(ascii: "|")) {
      if bar > startIndex, self[bar - 1] == .space, byte(at: bar + 1) == .space { return true }
      index = bar + 1
    }
    return false
  }

  private var startsListItem: Bool {
    if first == .plus || first == .asterisk { return isWhiteSpace(at: startIndex + 1) }
    let dot = skippingDigits(from: startIndex)
    return dot > startIndex && byte(at: dot) == .dot && isWhiteSpace(at: dot + 1)
  }

  /// Appends the line, wrapped, and what ends it.
  ///
  /// - Returns: How many line feeds end it.
  fileprivate func wrap(into result: inout [UInt8]) -> Int {
    let isQuote = starts(with: Mark.quote)
    // Text, not an item, or it would not be wrapped: html2text takes it for one all the same.
    let isItem = starts(with: "  *".utf8)
    let endsHard = suffix(2).elementsEqual(Mark.hardBreak)
    fill(columns: 78, indent: isQuote ? Mark.quote : isItem ? Mark.definition : [], into: &result)
    if endsHard { result.append(contentsOf: Mark.hardBreak) }
    result.append(.lineFeed)
    if endsHard || isQuote || isItem { return 1 }
    result.append(.lineFeed)
    return 2
  }
}
