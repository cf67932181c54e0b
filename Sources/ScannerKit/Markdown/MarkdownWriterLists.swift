/// Lists and tables.
extension MarkdownWriter {
  mutating func startList(_ tag: String, _ attributes: AttributeLookup) {
    if lists.isEmpty, !followsList { oweParagraph() }
    let first = attributes(.start).flatMap { Int(decimal: $0) } ?? 1
    lists.append(List(isOrdered: tag == "ol", number: first &- 1))
  }

  mutating func endList() {
    if lists.isEmpty, !followsList { oweParagraph() }
    if lists.popLast() != nil, lists.isEmpty { put(Mark.lineFeed) }
  }

  mutating func startItem() {
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

  mutating func startCell() {
    if table.isInRow { put(Mark.cell) }
    table.isInRow = true
    table.cells = min(table.cells + 1, Self.mostColumns)
  }

  mutating func endRow() {
    table.isInRow = false
    oweRowEnd()
    guard table.awaitsHeaderRule else { return }
    table.awaitsHeaderRule = false
    put(Array(repeatElement(Mark.headerRule, count: table.cells).joined(separator: "|".utf8)))
    oweRowEnd()
  }

  private mutating func oweRowEnd() {
    oweLine()
    owedBreakIsHard = true
  }
}
