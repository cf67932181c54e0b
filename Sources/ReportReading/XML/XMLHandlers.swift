import CLibXML2

/// The functions that libxml2 calls, and no others: nothing that declares, loads or expands.
func xmlHandlers() -> xmlSAXHandler {
  var handlers = xmlSAXHandler()
  handlers.initialized = UInt32(XML_SAX2_MAGIC)
  handlers.startElementNs = startElement
  handlers.endElementNs = endElement
  handlers.characters = characters
  // The same function for both, or libxml2 looks for blanks that might be ignored.
  handlers.ignorableWhitespace = characters
  handlers.cdataBlock = cdata
  handlers.serror = failure
  return handlers
}

extension XMLEventQueue {
  /// The place of the parser in the report, in bytes.
  var offset: Int {
    guard let input = context?.pointee.input, let cur = input.pointee.cur,
      let base = input.pointee.base
    else { return contentStart }
    return contentStart + Int(input.pointee.consumed) + (cur - base)
  }

  /// The place of the `<` of the start tag that the parser is at the end of. The next one going
  /// back is it, since the values of attributes have none.
  fileprivate var tagOffset: Int {
    guard let input = context?.pointee.input, let cur = input.pointee.cur,
      let base = input.pointee.base
    else { return contentStart }
    var tag = cur
    while tag > base, tag.pointee != UInt8(ascii: "<") { tag -= 1 }
    return contentStart + Int(input.pointee.consumed) + (tag - base)
  }
}

private func queue(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLEventQueue>? {
  user?.assumingMemoryBound(to: XMLEventQueue.self)
}

private let startElement: startElementNsSAX2Func = {
  user, name, _, _, _, _, attributeCount, _, attributes in
  guard let queue = queue(user), let name else { return }
  queue.pointee.start(
    name, offset: queue.pointee.tagOffset, attributes: attributes, count: Int(attributeCount))
}

private let endElement: endElementNsSAX2Func = { user, _, _, _ in
  guard let queue = queue(user) else { return }
  queue.pointee.end(offset: queue.pointee.offset)
}

private let characters: charactersSAXFunc = { user, text, count in
  queue(user)?.pointee.text(UnsafeBufferPointer(start: text, count: Int(count)))
}

/// libxml2 leaves the line ends of CDATA as they are; XML 1.0, section 2.11, wants line feeds.
private let cdata: cdataBlockSAXFunc = { user, text, count in
  guard let queue = queue(user) else { return }
  let bytes = UnsafeBufferPointer(start: text, count: Int(count))
  guard bytes.contains(UInt8(ascii: "\r")) || queue.pointee.cdataEndsInReturn else {
    queue.pointee.text(bytes)
    return
  }
  var plain: [UInt8] = []
  plain.reserveCapacity(bytes.count)
  for byte in bytes {
    if byte != UInt8(ascii: "\n") || !queue.pointee.cdataEndsInReturn {
      plain.append(byte == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : byte)
    }
    queue.pointee.cdataEndsInReturn = byte == UInt8(ascii: "\r")
  }
  plain.withUnsafeBufferPointer { queue.pointee.text($0) }
}

private let failure: xmlStructuredErrorFunc = { user, error in
  guard let queue = queue(user), let error, !queue.pointee.hasFailed else { return }
  let code = error.pointee.code
  let usesEntity =
    code == XML_ERR_UNDECLARED_ENTITY.rawValue || code == XML_WAR_UNDECLARED_ENTITY.rawValue
  let breaks = error.pointee.level == XML_ERR_FATAL || usesEntity
  guard breaks, error.pointee.domain != XML_FROM_NAMESPACE.rawValue else { return }
  var failure = ReportError(queue.pointee.problem(error.pointee), offset: queue.pointee.offset)
  if queue.pointee.context?.pointee.input?.pointee.buf?.pointee.encoder != nil {
    failure.place = LineAndColumn(
      line: Int(error.pointee.line), column: max(1, Int(error.pointee.int2)))
  }
  queue.pointee.fail(failure)
}
