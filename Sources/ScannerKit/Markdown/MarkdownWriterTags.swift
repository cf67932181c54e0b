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
}
