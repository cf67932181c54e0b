/// Writes Markdown, unwrapped, from the tags and texts of an HTML document in their order.
///
/// Works as html2text does: on the stream of tags as it stands, never on a tree. A tag that is not
/// closed, or closed twice, therefore has an effect here that no tree would show.
struct MarkdownWriter {
  /// Levels of quotes and lists that are indented: without a bound, indentation makes the output
  /// of a hostile document grow with the square of its length.
  static let deepestIndentation = 64
  /// Columns of a table's header rule, bounded for the same reason.
  static let mostColumns = 256
  /// Stands for `&nbsp;` until `finish()`: html2text does not collapse, strip or match it as
  /// white space before. The byte occurs in no UTF-8 text.
  static let noBreakSpace: UInt8 = 0xFF

  var output: [UInt8] = []
  /// Line breaks owed before the next output: 0, 1 (line) or 2 (paragraph).
  var owedBreaks = 0
  /// The owed break ends a table row, which Markdown needs two spaces for.
  var owedBreakIsHard = false
  var owesSpace = false
  /// Nothing is owed before the first output, nor behind a list mark or a quote mark.
  var isAtStart = true
  /// The last thing written was the `[` of a link.
  var endsInOpenLink = false

  /// How deep inside `head`, `style` and `script`; a stray end tag makes it negative, which hides
  /// too.
  var hidden = 0
  var quoteDepth = 0
  var isPreformatted = false
  var opensPreformatted = false
  var isCode = false
  var isQuotation = false
  var lists: [List] = []
  var followsList = false
  /// Columns that a preformatted block inside the current list item is moved to the right.
  var itemIndent = 0
  var table = Table()
  var links = Links()
  var abbreviations = Abbreviations()

  var currentTag = ""
  /// The next text is the first one inside an emphasis.
  var opensEmphasis = false
  /// The last text stood inside an emphasis, so the next one needs a space before it.
  var followsEmphasis = false
  /// Last byte of the last text; nil when that was empty.
  var lastTextByte: UInt8?
  private var sawNoBreakSpace = false

  struct List {
    var isOrdered: Bool
    var number: Int
  }

  struct Table {
    var awaitsHeaderRule = false
    var cells = 0
    var isInRow = false
  }

  /// Appends text of the document: white space collapses, unless preformatted.
  mutating func put(text: ArraySlice<UInt8>) {
    abbreviations.collect(text)
    guard hidden == 0 else { return }
    if isPreformatted {
      if !text.isEmpty { put(text, isQuoteMark: false) }
      return
    }
    let content = text.trimmingFirstWhiteSpace()
    if content.startIndex > text.startIndex { owesSpace = true }
    guard !content.isEmpty else { return }
    settle(linePrefix: linePrefix(isQuoteMark: false))
    if opensPreformatted {
      opensPreformatted = false
      if lists.isEmpty { output.append(.lineFeed) }
    }
    endsInOpenLink = content.elementsEqual(Mark.openLink)
    content.collapseWhiteSpace(into: &output)
  }

  /// Appends Markdown.
  mutating func put(_ mark: [UInt8], isQuoteMark: Bool = false) {
    abbreviations.collect(mark[...])
    guard hidden == 0, !mark.isEmpty else { return }
    put(mark[...], isQuoteMark: isQuoteMark)
  }

  mutating func putNoBreakSpace() {
    sawNoBreakSpace = true
    put(text: [Self.noBreakSpace])
  }

  mutating func oweLine() { owedBreaks = max(owedBreaks, 1) }
  mutating func oweParagraph() { owedBreaks = 2 }

  private mutating func put(_ data: ArraySlice<UInt8>, isQuoteMark: Bool) {
    let prefix = linePrefix(isQuoteMark: isQuoteMark && !opensPreformatted)
    var data = data
    if opensPreformatted {
      opensPreformatted = false
      if lists.isEmpty {
        if data.first != .lineFeed { data = Mark.lineFeed + data }
      } else if isPreformatted {
        // The first line of code stands beside the item's mark, without what lines begin with.
        data = data.drop { $0 == .lineFeed || prefix.contains($0) }
      }
    }
    if isPreformatted { data = data.indented(by: prefix)[...] }
    settle(linePrefix: prefix)
    output.append(contentsOf: data)
    endsInOpenLink = data.elementsEqual(Mark.openLink)
  }

  /// Writes the breaks and the space that are owed.
  private mutating func settle(linePrefix: [UInt8]) {
    if isAtStart {
      isAtStart = false
      owesSpace = false
      owedBreaks = 0
    }
    for _ in 0..<owedBreaks {
      if owedBreakIsHard { output.append(contentsOf: Mark.hardBreak) }
      output.append(.lineFeed)
      output.append(contentsOf: linePrefix)
      owesSpace = false
    }
    if owedBreaks > 0 { owedBreakIsHard = false }
    owedBreaks = 0
    if owesSpace, output.last != .lineFeed { output.append(.space) }
    owesSpace = false
  }

  private func linePrefix(isQuoteMark: Bool) -> [UInt8] {
    guard quoteDepth != 0 || isPreformatted else { return [] }
    let depth = max(0, min(quoteDepth, Self.deepestIndentation))
    var prefix = [UInt8](repeating: .greaterThan, count: depth)
    if quoteDepth != 0, !isQuoteMark { prefix.append(.space) }
    if isPreformatted {
      prefix.append(contentsOf: Mark.codeIndent)
      if !lists.isEmpty {
        prefix.append(contentsOf: repeatElement(.space, count: itemIndent))
      }
    }
    return prefix
  }

  /// What was written, with the list of abbreviations at its end.
  mutating func finish() -> [UInt8] {
    if hidden == 0 {
      output.append(.lineFeed)
      output.append(contentsOf: abbreviations.listing)
      if opensPreformatted, lists.isEmpty {
        output.append(.lineFeed)
        output.append(contentsOf: isPreformatted ? linePrefix(isQuoteMark: false) : [])
      }
    }
    guard sawNoBreakSpace else { return output }
    return output.map { $0 == Self.noBreakSpace ? .space : $0 }
  }
}
