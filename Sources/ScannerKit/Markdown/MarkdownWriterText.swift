extension MarkdownWriter {
  /// Appends a piece of text: what stands between two tags or references, and is never empty.
  ///
  /// - Parameters:
  ///   - piece: UTF-8, references decoded.
  ///   - isReference: The piece comes from a reference such as `&lt;`: it is taken as it is.
  mutating func read(text piece: ArraySlice<UInt8>, isReference: Bool = false) {
    guard !piece.isEmpty else { return }
    let text = spaced(piece)
    if let address = links.pending {
      if text.elementsEqual(address), text.isAbsoluteAddress {
        put([.lessThan] + text + [.greaterThan])
        links.isEmpty = false
        return
      }
      openLinkText()
    }
    lastTextByte = text.last
    if isCode || isPreformatted || isReference {
      put(text: text)
    } else {
      put(text: text.escapedForMarkdown())
    }
  }

  /// Appends what a reference stands for.
  ///
  /// - Parameter name: What stands between `&` and the semicolon.
  mutating func read(reference name: ArraySlice<UInt8>) {
    switch CharacterReference.meaning(ofName: name) {
    case .text(let text): read(text: Array(text.utf8)[...], isReference: true)
    case .noBreakSpace: readNoBreakSpace()
    }
  }

  private mutating func readNoBreakSpace() {
    if opensEmphasis {
      opensEmphasis = false
      followsEmphasis = true
    } else if followsEmphasis {
      followsEmphasis = false
      if !currentTagKeepsTextTight { read(text: [.space], isReference: true) }
    }
    if links.awaitsText { openLinkText() }
    lastTextByte = .semicolon
    putNoBreakSpace()
  }

  private var currentTagKeepsTextTight: Bool {
    switch currentTag {
    case "a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6": true
    default: false
    }
  }

  /// Markdown wants no space inside emphasis marks, and one between them and a word that follows.
  private mutating func spaced(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if opensEmphasis {
      opensEmphasis = false
      followsEmphasis = true
      return piece.trimmingWhiteSpace()
    }
    guard followsEmphasis else { return piece }
    followsEmphasis = false
    if currentTagKeepsTextTight || piece.startsWithSpaceOrClosingMark { return piece }
    return [.space] + piece
  }
}
