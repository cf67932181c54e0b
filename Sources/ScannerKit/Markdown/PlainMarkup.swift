extension MarkdownWriter {
  /// Reads a document of text, references and tags without attributes, as most texts of scanners
  /// are, directly.
  ///
  /// It is several times as fast as setting up libxml2, and gives what `read(html:)` gives.
  ///
  /// - Returns: Whether the document was such a one. If not, the writer is of no more use.
  mutating func read(plain html: [UInt8]) -> Bool {
    var rest = html[...]
    while true {
      let text = rest.prefix { $0 != .lessThan && $0 != .ampersand }
      read(text: text)
      rest = rest[text.endIndex...]
      if rest.isEmpty { return true }
      let end = rest.first == .lessThan ? readPlainTag(rest) : readPlainReference(rest)
      guard let end else { return false }
      rest = rest[end...]
    }
  }

  /// Reads a reference that has its semicolon.
  ///
  /// - Returns: Index behind it, or nil if it is not that plain.
  private mutating func readPlainReference(_ html: ArraySlice<UInt8>) -> Int? {
    let name = html.referenceName(at: html.startIndex + 1)
    guard !name.isEmpty, html.byte(at: name.endIndex) == .semicolon else { return nil }
    read(reference: name)
    return name.endIndex + 1
  }

  /// Reads `<p>`, `</p>`, `<br />` and their like.
  ///
  /// - Returns: Index behind the tag, or nil if it is not that plain.
  private mutating func readPlainTag(_ html: ArraySlice<UInt8>) -> Int? {
    let isEnd = html.byte(at: html.startIndex + 1) == .slash
    let start = html.startIndex + (isEnd ? 2 : 1)
    guard html.byte(at: start).isASCIILetter else { return nil }
    let name = html[start...].prefix { $0.isASCIILetter || $0.isASCIIDigit }
    var end = name.endIndex
    if !isEnd, html.byte(at: end) == .space { end += 1 }
    let closesItself = !isEnd && html.byte(at: end) == .slash
    if closesItself { end += 1 }
    guard name.count <= 10, html.byte(at: end) == .greaterThan else { return nil }
    let tag = String(decoding: name.map { $0.lowercaseASCII }, as: UTF8.self)
    if tag == "script" || tag == "style" { return nil }
    if !isEnd { self.start(tag) }
    if isEnd || closesItself { self.end(tag) }
    return end + 1
  }
}
