/// HTML rewritten so that libxml2 reports every tag and text of it, in order, and adds none.
///
/// html2text hears each tag as it stands. libxml2's parser closes elements, drops end tags without
/// a start, merges nested links, leaves out white space and decodes references, after which
/// `&#8217;` (written as `'`) and `’` (kept) are the same. So, before it sees the document:
///
/// - start and end tags become start tags of elements it does not know, which it leaves alone:
///   `<b>` → `<o.b>`, `</b>` → `<c.b>`, and `<x@y>` → `<u.x@y>`;
/// - references, other `&` and `<`, and control characters become private-use characters;
/// - comments and declarations are left out.
///
/// The texts between tags are the pieces that html2text hears one by one. All of this takes time
/// in proportion to the document.
struct ShieldedHTML {
  private let html: ArraySlice<UInt8>
  private(set) var bytes: [UInt8] = []
  private var index = 0
  /// Index of the last `>`: no tag begins behind it.
  private let lastTagEnd: Int
  private let lastSemicolon: Int
  /// False once a comment, or a CDATA section, had no end: no later one has.
  private var commentsEnd = true
  private var sectionsEnd = true
  private var tagsWithoutEnd = 0
  private var brokenNumbers = 0

  init(_ document: [UInt8]) {
    html = document[...]
    lastTagEnd = document.lastIndex(of: .greaterThan) ?? -1
    lastSemicolon = document.lastIndex(of: .semicolon) ?? -1
    bytes.reserveCapacity(document.count + document.count / 4 + 16)
    bytes += "<w>".utf8
    while index < html.count { shieldNext() }
    bytes += "<z>".utf8
  }

  private mutating func shieldNext() {
    let byte = html[index]
    switch byte {
    case .lessThan: shieldTag()
    case .ampersand: shieldReference()
    default:
      byte.isControl ? bytes.append(shield: byte) : bytes.append(byte)
      index += 1
    }
  }

  private mutating func shieldTag() {
    let next = html.byte(at: index + 1)
    if next.isASCIILetter, index <= lastTagEnd {
      shieldTag(named: html.tagName(at: index + 1))
    } else if next.isASCIILetter {
      shieldUnfinished()
    } else if next == .slash {
      shieldEndTag()
    } else if next == UInt8(ascii: "!") {
      skipDeclaration()
    } else if next == UInt8(ascii: "?") {
      skip(to: index > lastTagEnd ? nil : html.endOfDeclaration(from: index + 2))
    } else {
      shieldText(to: index + 1)
    }
  }

  private mutating func shieldEndTag() {
    let name = html.skippingWhiteSpace(from: index + 2)
    if index > lastTagEnd {
      shieldUnfinished()
    } else if html.byte(at: name).isASCIILetter {
      let name = html.tagName(at: name)
      bytes.append(.lessThan)
      bytes += (name.isReadByLibXML2 ? "c." : "u.").utf8
      bytes += name
      bytes.append(.greaterThan)
      skip(to: html.endOfDeclaration(from: name.endIndex))
    } else {
      skip(to: html.endOfDeclaration(from: index + 2))
    }
  }

  private mutating func shieldTag(named name: ArraySlice<UInt8>) {
    guard let bounds = boundsOfTag(from: name.endIndex) else { return shieldUnfinished() }
    bytes.append(.lessThan)
    bytes += (name.isReadByLibXML2 ? "o." : "u.").utf8
    bytes += name
    shield(html[name.endIndex..<bounds.attributesEnd])
    bytes.append(.greaterThan)
    index = bounds.end
    shieldRawText(of: name.map { $0.lowercaseASCII })
  }

  private mutating func boundsOfTag(from start: Int) -> (attributesEnd: Int, end: Int)? {
    guard start <= lastTagEnd, tagsWithoutEnd < 64 else { return nil }
    let bounds = html.tagBounds(from: start)
    // Each search for an end that is not there goes through the whole document.
    if bounds == nil { tagsWithoutEnd += 1 }
    return bounds
  }

  /// In `script` and `style` no tag begins; without an end tag they take the rest of the document.
  private mutating func shieldRawText(of element: [UInt8]) {
    guard element == Array("script".utf8) || element == Array("style".utf8),
      html[index - 2] != .slash
    else { return }
    if let end = html.startOfEndTag(of: element, from: index) {
      shieldText(to: end)
    } else {
      index = html.endIndex
    }
  }

  private mutating func skipDeclaration() {
    let rest = html[index...]
    if rest.starts(with: "<!--".utf8) {
      let end = commentsEnd ? html.end(ofSection: .hyphen, from: index + 4) : nil
      commentsEnd = end != nil
      skip(to: end)
    } else if rest.starts(with: "<![CDATA[".utf8) {
      let end = sectionsEnd ? html.end(ofSection: UInt8(ascii: "]"), from: index + 3) : nil
      sectionsEnd = end != nil
      skip(to: end)
    } else {
      skip(to: index > lastTagEnd ? nil : html.endOfDeclaration(from: index + 2))
    }
  }

  private mutating func skip(to end: Int?) {
    guard let end else { return shieldUnfinished() }
    bytes.append(shield: Shield.boundary)
    index = end
  }

  /// What never ends is text up to the next `>`, else up to the next `<`, else the `<` alone.
  private mutating func shieldUnfinished() {
    if index < lastTagEnd {
      shieldText(to: html.endOfDeclaration(from: index) ?? html.endIndex)
    } else {
      shieldText(to: html[(index + 1)...].firstIndex(of: .lessThan) ?? index + 1)
    }
  }

  private mutating func shieldReference() {
    var name = html.referenceName(at: index + 1)
    let isNumber = html.byte(at: index + 1) == UInt8(ascii: "#")
    let isAtEnd = name.endIndex == html.endIndex
    if isNumber, name.isEmpty || isAtEnd || html.byte(at: name.endIndex).isASCIIHexDigit {
      return shieldBrokenNumber()
    }
    if isAtEnd, !name.isEmpty {
      // Python wants a character behind the name; a dot or hyphen of the name itself will do.
      guard let mark = name.lastIndex(where: { $0 == .dot || $0 == .hyphen }) else {
        // It loses the `&` before a single last letter.
        if name.count == 1 { index += 1 }
        return shieldRest()
      }
      name = name[..<mark]
    }
    bytes.append(shield: name.isEmpty ? Shield.boundary : Shield.reference)
    if name.isEmpty { bytes.append(shield: .ampersand) }
    bytes += name
    bytes.append(shield: Shield.boundary)
    index = max(name.endIndex, index + 1)
  }

  /// Python's parser stops at a number that is none, is started again twice, and then takes all
  /// that follows for text.
  private mutating func shieldBrokenNumber() {
    brokenNumbers += 1
    if index > lastSemicolon { return shieldRest() }
    bytes.append(shield: Shield.boundary)
    bytes.append(shield: .ampersand)
    bytes.append(UInt8(ascii: "#"))
    bytes.append(shield: Shield.boundary)
    index += 2
    if brokenNumbers == 3 { shieldRest() }
  }

  private mutating func shieldRest() {
    shieldText(to: html.endIndex)
  }

  /// Adds what stands before `end` as a piece of text of its own.
  private mutating func shieldText(to end: Int) {
    bytes.append(shield: Shield.boundary)
    shield(html[index..<end])
    bytes.append(shield: Shield.boundary)
    index = end
  }

  private mutating func shield(_ text: ArraySlice<UInt8>) {
    for byte in text {
      if byte == .lessThan || byte == .greaterThan || byte == .ampersand || byte.isControl {
        bytes.append(shield: byte)
      } else {
        bytes.append(byte)
      }
    }
  }
}
