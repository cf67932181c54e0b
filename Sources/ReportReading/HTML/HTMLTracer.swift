import CLibXML2

/// Stands between libxml2 and the page that it builds: notes where elements start and end, and makes
/// texts what newer versions of libxml2 make them.
///
/// libxml2 tells of an element when its start tag was read, and of its end when what ends it was
/// read: its end tag, or another tag that implies it. The tag itself is then looked for backwards.
final class HTMLTracer {
  private(set) var places: HTMLPlaces
  private let bytes: [UInt8]
  /// Where in the report the bytes begin.
  private let start: Int
  /// Whether libxml2 counts the bytes of the page, and not those of a conversion.
  private let isExact: Bool
  private let startElement: startElementSAXFunc?
  private let endElement: endElementSAXFunc?
  private let characters: charactersSAXFunc?
  /// Whether the last character of the text so far was a carriage return.
  private var isAfterReturn = false
  /// Tags are not looked for before this place.
  private var floor = 0

  init(
    _ bytes: [UInt8], start: Int, isExact: Bool, handlers: UnsafeMutablePointer<xmlSAXHandler>?
  ) {
    self.bytes = bytes
    self.start = start
    self.isExact = isExact
    places = HTMLPlaces(report: max(start, 0)..<start + bytes.count)
    startElement = handlers?.pointee.startElement
    endElement = handlers?.pointee.endElement
    characters = handlers?.pointee.characters
  }

  /// Runs the parser of a context, which builds its tree as ever.
  func follow(_ context: htmlParserCtxtPtr, _ parse: () -> htmlDocPtr?) -> htmlDocPtr? {
    context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
    defer { context.pointee._private = nil }
    context.pointee.sax?.pointee.characters = { data, text, count in
      data.context?.tracer?.add(text, count, to: data)
    }
    // Scripts are texts like others.
    context.pointee.sax?.pointee.cdataBlock = context.pointee.sax?.pointee.characters
    context.pointee.sax?.pointee.startElement = { data, name, attributes in
      guard let context = data.context, let tracer = context.tracer else { return }
      let parent = context.pointee.node
      tracer.startElement?(data, name, attributes)
      if let node = context.pointee.node, node != parent { tracer.open(node, context) }
    }
    context.pointee.sax?.pointee.endElement = { data, name in
      guard let context = data.context, let tracer = context.tracer else { return }
      if let node = context.pointee.node { tracer.close(node, context) }
      tracer.endElement?(data, name)
    }
    return withExtendedLifetime(self) { parse() }
  }

  /// Adds text; all line ends become line feeds, as the HTML standard has it.
  private func add(
    _ text: UnsafePointer<UInt8>?, _ count: Int32, to data: UnsafeMutableRawPointer?
  ) {
    let text = UnsafeBufferPointer(start: text, count: Int(count))
    guard let first = text.first else { return }
    let continues = isAfterReturn && first == UInt8(ascii: "\n")
    guard continues || text.contains(UInt8(ascii: "\r")) else {
      isAfterReturn = false
      characters?(data, text.baseAddress, count)
      return
    }
    var lines: [UInt8] = []
    for byte in text {
      if byte != UInt8(ascii: "\n") || !isAfterReturn {
        lines.append(byte == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : byte)
      }
      isAfterReturn = byte == UInt8(ascii: "\r")
    }
    if !lines.isEmpty { characters?(data, lines, Int32(lines.count)) }
  }

  private func open(_ node: HTMLNode, _ context: htmlParserCtxtPtr) {
    isAfterReturn = false
    guard isExact else { return }
    let read = context.consumed(of: bytes.count)
    var place = tag(before: read)
    // A `<` within an attribute's value is no tag.
    while let other = place, !isTag(node, at: other, behind: 1) { place = tag(before: other) }
    if let place { floor = place + 1 }
    places.open(node, at: start + (place ?? tag(before: read) ?? read))
  }

  private func close(_ node: HTMLNode, _ context: htmlParserCtxtPtr) {
    isAfterReturn = false
    guard isExact else { return }
    let read = context.consumed(of: bytes.count)
    let isAfterTag = read > 0 && bytes[read - 1] == UInt8(ascii: ">")
    guard let tag = tag(before: read), isAfterTag || read < bytes.count else {
      return places.close(node, at: start + read)
    }
    let isOwn = isTag(node, at: tag, behind: 2) && bytes[tag + 1] == UInt8(ascii: "/")
    let isVoid = node.pointee.children == nil && isTag(node, at: tag, behind: 1)
    places.close(node, at: start + (isAfterTag && (isOwn || isVoid) ? read : tag))
    if isOwn { floor = tag + 1 }
  }

  /// The last `<` before a place.
  private func tag(before end: Int) -> Int? {
    end > floor ? bytes[floor..<end].lastIndex(of: UInt8(ascii: "<")) : nil
  }

  /// Whether a node's name stands so many bytes behind a `<`, and ends there.
  private func isTag(_ node: HTMLNode, at place: Int, behind count: Int) -> Bool {
    guard var name = node.pointee.name else { return false }
    var index = place + count
    while name.pointee != 0 {
      guard index < bytes.count, bytes[index].lowercasedASCII == name.pointee else { return false }
      name += 1
      index += 1
    }
    return index == bytes.count || bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: ">")
      || bytes[index] == UInt8(ascii: "/")
  }
}

extension UnsafeMutableRawPointer? {
  /// What libxml2 hands to handlers that build a tree.
  fileprivate var context: htmlParserCtxtPtr? {
    self?.assumingMemoryBound(to: xmlParserCtxt.self)
  }
}

extension htmlParserCtxtPtr {
  fileprivate var tracer: HTMLTracer? {
    pointee._private.map { Unmanaged<HTMLTracer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// How many bytes of the page were read.
  fileprivate func consumed(of count: Int) -> Int {
    Swift.min(Swift.max(xmlByteConsumed(self), 0), count)
  }
}
