import CLibXML2

extension MarkdownWriter {
  /// Reads any document: libxml2 finds its tags and their attributes.
  mutating func read(html: [UInt8]) {
    let events = HTMLEvents(writer: self)
    events.parse(ShieldedHTML(html).bytes)
    self = events.writer
  }
}

/// Passes what libxml2's HTML parser reports of a shielded document on to a writer.
private final class HTMLEvents {
  var writer: MarkdownWriter
  /// Text since the last tag; libxml2 reports it in parts.
  private var text: [UInt8] = []
  /// The document has ended: libxml2 closes what is open, which html2text does not.
  private var isAtEnd = false

  init(writer: MarkdownWriter) {
    self.writer = writer
  }

  func parse(_ document: [UInt8]) {
    guard let context = htmlNewParserCtxt() else { return }
    defer { htmlFreeParserCtxt(context) }
    context.pointee.sax.pointee = Self.handlers()
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOIMPLIED.rawValue
      | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    document.withUnsafeBytes {
      _ = htmlCtxtReadMemory(
        context, $0.bindMemory(to: CChar.self).baseAddress, Int32(clamping: $0.count), nil, "UTF-8",
        Int32(options))
    }
    flushText()
  }

  private static func handlers() -> xmlSAXHandler {
    var handlers = xmlSAXHandler()
    handlers.startElement = { HTMLEvents.of($0)?.start($1, $2) }
    handlers.endElement = { context, name in HTMLEvents.of(context)?.end(name) }
    handlers.characters = { HTMLEvents.of($0)?.add($1, $2) }
    handlers.ignorableWhitespace = handlers.characters
    handlers.cdataBlock = handlers.characters
    return handlers
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> HTMLEvents? {
    context.map { Unmanaged<HTMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(
    _ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    flushText()
    guard let name else { return }
    let tag = String(cString: name)
    switch tag.prefix(2) {
    case "o.":
      writer.start(String(tag.dropFirst(2))) { Self.value(of: $0, in: attributes) }
    case "c.": writer.end(String(tag.dropFirst(2)))
    case "z": isAtEnd = true
    default: break
    }
  }

  /// An end before the end of the document is that of a tag that closes itself: `<br/>`.
  private func end(_ name: UnsafePointer<xmlChar>?) {
    guard !isAtEnd, let name else { return }
    let tag = String(cString: name)
    if tag.hasPrefix("o.") { writer.end(String(tag.dropFirst(2))) }
  }

  private func add(_ characters: UnsafePointer<xmlChar>?, _ count: Int32) {
    text.append(contentsOf: UnsafeBufferPointer(start: characters, count: Int(count)))
  }

  private func flushText() {
    var rest = text[...]
    var piece: [UInt8] = []
    var isReference = false
    while let (text, code, next) = rest.nextShield() {
      piece += text
      rest = next
      switch code {
      case Shield.boundary where isReference:
        writer.read(reference: piece[...])
        if rest.first == .semicolon { rest = rest.dropFirst() }
      case Shield.boundary, Shield.reference: writer.read(text: piece[...])
      default:
        piece.append(code)
        continue
      }
      piece = []
      isReference = code == Shield.reference
    }
    writer.read(text: piece + rest)
    text.removeAll(keepingCapacity: true)
  }

  private static func value(
    of name: AttributeName, in attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> [UInt8]? {
    guard var pair = attributes else { return nil }
    while let attribute = pair.pointee {
      if String(cString: attribute) == name.rawValue, let value = pair[1] {
        let bytes = UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value)))
        return CharacterReference.decoded(Array(bytes)[...].unshielded()[...])
      }
      pair += 2
    }
    return nil
  }
}
