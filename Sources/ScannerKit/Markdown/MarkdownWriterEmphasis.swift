/// Emphasis and headings.
extension MarkdownWriter {
  mutating func startStrong() {
    startEmphasis(Mark.strong, spaced: Mark.spacedStrong, after: lastTextByte == .asterisk)
  }

  mutating func startStruck() {
    startEmphasis(Mark.struck, spaced: Mark.spacedStruck, after: lastTextByte == .tilde)
  }

  mutating func startEmphasis() {
    let followsWord = lastTextByte.map { !$0.isASCIISpaceOrPunctuation } ?? false
    startEmphasis(Mark.emphasis, spaced: Mark.spacedEmphasis, after: followsWord)
  }

  /// Some readers take a mark directly behind certain texts for something else: a space parts them.
  private mutating func startEmphasis(_ mark: [UInt8], spaced: [UInt8], after needsSpace: Bool) {
    if needsSpace { lastTextByte = .space }
    put(needsSpace ? spaced : mark)
    opensEmphasis = true
  }

  mutating func startHeading(_ tag: String) {
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

  mutating func endHeading() {
    if links.isInside { owedBreaks = 0 } else { oweParagraph() }
  }
}
