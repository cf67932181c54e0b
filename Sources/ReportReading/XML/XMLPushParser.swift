import CLibXML2

/// Feeds one report to libxml2, 64 KiB at a time, and queues what it meets.
///
/// No entity is ever declared to it, so that using one that is not predefined ends the reading:
/// there is nothing to expand, and no file and no network to read from.
final class XMLPushParser {
  static let chunkBytes = 64 << 10

  /// A pointer, since libxml2 hands it back at each event.
  let queue: UnsafeMutablePointer<XMLEventQueue>
  /// How far the parser was fed, in bytes of the report.
  private(set) var fed: Int
  private let file: ReportFile
  private let chunk: UnsafeMutableRawBufferPointer
  private let context: xmlParserCtxtPtr?
  private var isFinished = false
  /// Whether bytes that are not UTF-8 are a fault, and not another encoding's.
  private let expectsUTF8: Bool
  /// Whether there were such bytes; each was read as `?`.
  private(set) var replacedBytes = false

  init(file: ReportFile, names: XMLNames, limits: ReadingLimits) {
    xmlInitParser()
    self.file = file
    fed = file.contentStart
    chunk = .allocate(byteCount: Self.chunkBytes, alignment: 8)
    queue = .allocate(capacity: 1)
    queue.initialize(
      to: XMLEventQueue(names: names, limits: limits, contentStart: file.contentStart))
    var handlers = xmlHandlers()
    context = xmlCreatePushParserCtxt(&handlers, queue, nil, 0, nil)
    queue.pointee.context = context
    var options = XML_PARSE_NONET.rawValue
    let encoding = declaredEncoding(of: file)
    expectsUTF8 = encoding.map(encodingsInUTF8.contains) ?? true
    if encoding != nil, expectsUTF8 { options |= XML_PARSE_IGNORE_ENC.rawValue }
    xmlCtxtUseOptions(context, Int32(bitPattern: options))
  }

  deinit {
    // libxml2 notes declared entities in a document that nobody else frees.
    if let document = context?.pointee.myDoc { xmlFreeDoc(document) }
    xmlFreeParserCtxt(context)
    queue.deinitialize(count: 1)
    queue.deallocate()
    chunk.deallocate()
  }

  /// False where libxml2 converts the text: its places are then not places of the report.
  var hasExactRanges: Bool { context?.pointee.input?.pointee.buf?.pointee.encoder == nil }

  /// Reads on; false where nothing more comes, at the end of the report or of what is readable.
  func feed() -> Bool {
    if isFinished { return false }
    queue.pointee.compact()
    do throws(ReportError) {
      try parse(try file.read(at: fed, into: chunk))
    } catch {
      queue.pointee.fail(error)
    }
    if queue.pointee.hasFailed { isFinished = true }
    return true
  }

  private func parse(_ read: Int) throws(ReportError) {
    guard let context else { throw ReportError("expected memory for the parser, found none") }
    let count = expectsUTF8 ? repair(UnsafeMutableRawBufferPointer(rebasing: chunk[..<read])) : read
    fed += count
    isFinished = count == 0
    queue.pointee.isAtEnd = isFinished
    let bytes = chunk.baseAddress?.assumingMemoryBound(to: CChar.self)
    let result = xmlParseChunk(context, bytes, Int32(count), isFinished ? 1 : 0)
    if result != 0, context.pointee.wellFormed == 0, !queue.pointee.hasFailed {
      throw ReportError("expected XML, found something else", offset: fed)
    }
  }
}

extension XMLPushParser {
  /// Writes `?` over each byte that is not UTF-8, so that places stay those of the report, and says
  /// how many bytes can be read: a character that the chunk cuts comes with the next one.
  private func repair(_ bytes: UnsafeMutableRawBufferPointer) -> Int {
    var start = 0
    while start < bytes.count {
      let text = UnsafeBufferPointer(bytes.bindMemory(to: UInt8.self))
      start += UTF8Prefix(of: UnsafeBufferPointer(rebasing: text[start...])).length
      let rest = UnsafeBufferPointer(rebasing: text[start...])
      do throws(UTF8.ValidationError) {
        // Tells what is wrong with what does not begin a scalar.
        _ = try UTF8Span(validating: rest.span)
        return bytes.count
      } catch {
        let fault = start + error.byteOffsets.lowerBound
        let isCut = error.byteOffsets.upperBound == rest.count && error.kind == .truncatedScalar
        if isCut, fault > 0 { return fault }
        for index in error.byteOffsets { bytes[start + index] = UInt8(ascii: "?") }
        replacedBytes = true
        start += error.byteOffsets.upperBound
      }
    }
    return bytes.count
  }
}

/// A report that was rewritten as UTF-8 still declares what it was before. ASCII is UTF-8 too; with
/// these, libxml2 has nothing to convert and places stay exact.
private let encodingsInUTF8: Set = ["utf-8", "utf8", "ascii", "us-ascii", "utf-16"]

/// The encoding that the XML declaration names, in lower case; nothing where it names none.
private func declaredEncoding(of file: ReportFile) -> String? {
  guard file.encoding == .utf8 else { return "utf-16" }
  let head: String
  do throws(ReportError) {
    head = String(decoding: try file.head(256), as: UTF8.self).lowercased()
  } catch {
    // Reading the report tells the fault.
    return nil
  }
  guard head.hasPrefix("<?xml"),
    let declaration = head.split(separator: "?>", maxSplits: 1).first,
    let value = declaration.split(separator: "encoding", maxSplits: 1).dropFirst().first
  else { return nil }
  let parts = value.split(whereSeparator: { $0 == "\"" || $0 == "'" })
  return parts.dropFirst().first.map(String.init)
}
