/// An attribute that Markdown keeps something of.
enum AttributeName: String {
  case alt, href, src, start, title
}

/// Looks up an attribute of the tag at hand: its value, references decoded, or nil if it is
/// missing or has no value.
typealias AttributeLookup = (AttributeName) -> [UInt8]?

extension MarkdownWriter {
  /// Tags before which the `[` of a link is not written yet.
  private static let transparentInLink: Set<String> = ["p", "div", "style", "dl", "dt", "img"]

  mutating func start(_ tag: String, attributes: AttributeLookup = { _ in nil }) {
    currentTag = tag
    if links.awaitsText, !Self.transparentInLink.contains(tag) { openLinkText() }
    switch tag {
    case "p", "div": startOrEndParagraph()
    case "br": put(quoteDepth > 0 ? Mark.quotedLineBreak : Mark.lineBreak)
    case "hr": putRule()
    case "h1", "h2", "h3", "h4", "h5", "h6": startHeading(tag)
    case "head", "style", "script": hidden += 1
    case "body": hidden = 0
    case "blockquote": startQuote()
    case "b", "strong": startStrong()
    case "i", "em", "u": startEmphasis()
    case "del", "s", "strike": startStruck()
    case "code", "kbd", "tt": startOrEndCode()
    case "abbr": abbreviations.start(title: attributes(.title))
    case "q": startOrEndQuotation()
    case "a": startLink(attributes)
    case "img": putImage(attributes)
    case "dl": oweParagraph()
    case "dd": put(Mark.definition)
    case "ul", "ol": startList(tag, attributes)
    case "li": startItem()
    case "table": table.awaitsHeaderRule = true
    case "tr": table.cells = 0
    case "td", "th": startCell()
    case "pre": startPreformatted()
    default: break
    }
    followsList = tag == "ul" || tag == "ol"
  }

  mutating func end(_ tag: String) {
    currentTag = tag
    switch tag {
    case "p", "div": startOrEndParagraph()
    case "h1", "h2", "h3", "h4", "h5", "h6": endHeading()
    case "head", "style", "script": hidden -= 1
    case "body": hidden = 0
    case "blockquote":
      quoteDepth -= 1
      oweParagraph()
    case "b", "strong": put(Mark.strong)
    case "i", "em", "u": put(Mark.emphasis)
    case "del", "s", "strike": put(Mark.struck)
    case "code", "kbd", "tt": startOrEndCode()
    case "abbr": abbreviations.end()
    case "q": startOrEndQuotation()
    case "a": endLink()
    case "dt", "dd": oweLine()
    case "ul", "ol": endList()
    case "li":
      itemIndent = 0
      oweLine()
    case "tr": endRow()
    case "pre":
      isPreformatted = false
      oweParagraph()
    default: break
    }
    followsList = tag == "ul" || tag == "ol"
  }

  private mutating func startOrEndParagraph() {
    if links.isInside || table.isInRow { return }
    oweParagraph()
  }

  private mutating func putRule() {
    oweParagraph()
    put(Mark.rule)
    oweParagraph()
  }

  private mutating func startQuote() {
    oweParagraph()
    put(Mark.quote, isQuoteMark: true)
    isAtStart = true
    quoteDepth += 1
  }

  private mutating func startOrEndQuotation() {
    put(Mark.quotation)
    isQuotation.toggle()
  }

  private mutating func startPreformatted() {
    isPreformatted = true
    opensPreformatted = true
    oweParagraph()
  }

  private mutating func startOrEndCode() {
    if isPreformatted { return }
    put(Mark.code)
    isCode.toggle()
  }

  // MARK: Emphasis

  private mutating func startStrong() {
    startEmphasis(Mark.strong, spaced: Mark.spacedStrong, after: lastTextByte == .asterisk)
  }

  private mutating func startStruck() {
    startEmphasis(Mark.struck, spaced: Mark.spacedStruck, after: lastTextByte == .tilde)
  }

  private mutating func startEmphasis() {
    let followsWord = lastTextByte.map { !$0.isASCIISpaceOrPunctuation } ?? false
    startEmphasis(Mark.emphasis, spaced: Mark.spacedEmphasis, after: followsWord)
  }

  /// Some readers take a mark directly behind certain texts for something else: a space parts them.
  private mutating func startEmphasis(_ mark: [UInt8], spaced: [UInt8], after needsSpace: Bool) {
    if needsSpace { lastTextByte = .space }
    put(needsSpace ? spaced : mark)
    opensEmphasis = true
  }

  // MARK: Headings

  private mutating func startHeading(_ tag: String) {
    let mark = [UInt8](repeating: UInt8(ascii: "#"), count: tag.last?.wholeNumberValue ?? 1)
    guard links.isInside else {
      oweParagraph()
      put(mark + [.space])
      return
    }
    guard endsInOpenLink else { return }
    // The heading mark belongs before the link, not into its text.
    output.removeLast()
    endsInOpenLink = false
    owesSpace = false
    put(mark + [.space])
    put(Mark.openLink)
  }

  private mutating func endHeading() {
    if links.isInside { owedBreaks = 0 } else { oweParagraph() }
  }

  // MARK: Lists

  private mutating func startList(_ tag: String, _ attributes: AttributeLookup) {
    if lists.isEmpty, !followsList { oweParagraph() }
    let first = attributes(.start).flatMap { Int(decimal: $0) } ?? 1
    lists.append(List(isOrdered: tag == "ol", number: first &- 1))
  }

  private mutating func endList() {
    if lists.isEmpty, !followsList { oweParagraph() }
    if lists.popLast() != nil, lists.isEmpty { put(Mark.lineFeed) }
  }

  private mutating func startItem() {
    oweLine()
    var indent: [UInt8] = []
    var parentIsOrdered = false
    for list in lists.prefix(Self.deepestIndentation) {
      indent += parentIsOrdered ? Mark.levelUnderNumber : Mark.listLevel
      parentIsOrdered = list.isOrdered
    }
    itemIndent = indent.count
    put(indent)
    let last = lists.count - 1
    if last >= 0, lists[last].isOrdered {
      lists[last].number &+= 1
      put(Array("\(lists[last].number). ".utf8))
      itemIndent += 3
    } else {
      put(Mark.bullet)
      itemIndent += 2
    }
    isAtStart = true
  }

  // MARK: Tables

  private mutating func startCell() {
    if table.isInRow { put(Mark.cell) }
    table.isInRow = true
    table.cells += 1
  }

  private mutating func endRow() {
    table.isInRow = false
    oweRowEnd()
    guard table.awaitsHeaderRule else { return }
    table.awaitsHeaderRule = false
    put(Array(repeatElement("---", count: table.cells).joined(separator: "|").utf8))
    oweRowEnd()
  }

  private mutating func oweRowEnd() {
    oweLine()
    owedBreakIsHard = true
  }
}
