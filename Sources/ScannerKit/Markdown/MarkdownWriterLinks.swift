extension MarkdownWriter {
  /// The links that are open, and whether their text has begun.
  struct Links {
    /// One for each `a` that is not closed; nil if it leads nowhere else.
    var open: [Target?] = []
    /// Address of the link whose `[` is still to be written: if its text turns out to be the same
    /// address, `<address>` stands for both.
    var pending: [UInt8]?
    /// Nothing was written yet for the innermost link.
    var isEmpty = false

    struct Target {
      var address: [UInt8]
      var title: [UInt8]
    }

    var isInside: Bool { !open.isEmpty }
    var awaitsText: Bool { pending != nil }
  }

  mutating func startLink(_ attributes: AttributeLookup) {
    guard let address = attributes(.href), address.first != UInt8(ascii: "#") else {
      links.open.append(nil)
      return
    }
    links.open.append(Links.Target(address: address, title: attributes(.title) ?? []))
    links.pending = address
    links.isEmpty = true
  }

  mutating func openLinkText() {
    put(Mark.openLink)
    links.pending = nil
    links.isEmpty = false
  }

  mutating func endLink() {
    guard let target = links.open.popLast() else { return }
    if links.pending != nil, !links.isEmpty {
      links.pending = nil
      return
    }
    guard let target else { return }
    if links.isEmpty { openLinkText() }
    owedBreaks = 0
    var end = Array("](".utf8) + target.address.escapedForLink()
    if !target.title.trimmingWhiteSpace().isEmpty {
      end += Array(" \"".utf8) + target.title.escapedForLink() + Mark.quotation
    }
    put(end + [UInt8(ascii: ")")])
  }

  mutating func putImage(_ attributes: AttributeLookup) {
    guard let source = attributes(.src) else { return }
    let alternative = attributes(.alt) ?? []
    if links.awaitsText { openLinkText() }
    put(Array("![".utf8) + alternative.escapedForLink() + Array("]".utf8))
    put(Array("(".utf8) + source.escapedForLink() + Array(")".utf8))
  }

  /// Abbreviations with a title, listed once at the end of the document.
  struct Abbreviations {
    private var names: [[UInt8]] = []
    private var titles: [[UInt8]: [UInt8]] = [:]
    private var title: [UInt8]?
    private var name: [UInt8]?

    mutating func start(title: [UInt8]?) {
      name = []
      self.title = title
    }

    mutating func collect(_ data: ArraySlice<UInt8>) {
      if name != nil { name?.append(contentsOf: data) }
    }

    mutating func end() {
      if let title, let name {
        if titles.updateValue(title, forKey: name) == nil { names.append(name) }
      }
      title = nil
      name = nil
    }

    var listing: [UInt8] {
      names.reduce(into: []) { lines, name in
        lines += "  *[".utf8
        lines += name
        lines += "]: ".utf8
        lines += titles[name] ?? []
        lines.append(.lineFeed)
      }
    }
  }
}
