import CLibXML2

/// A page as libxml2 understands it, held in memory.
final class HTMLDocument {
  /// Nothing where the page holds nothing.
  private let document: htmlDocPtr?
  private var places: HTMLPlaces
  /// The last element of each parent whose place among those of its name was asked for.
  private var counted: [HTMLNode: (node: HTMLNode, place: Int)] = [:]

  /// Reads a page that begins at `start` in its report.
  init(_ bytes: [UInt8], start: Int) throws(ReportError) {
    places = HTMLPlaces(report: start..<start + bytes.count)
    guard bytes.contains(where: { $0 > 0x20 }) else {
      document = nil
      return
    }
    xmlInitParser()
    guard let context = htmlNewParserCtxt() else {
      throw ReportError("expected memory for the parser, found none")
    }
    defer { htmlFreeParserCtxt(context) }
    // What a page says of its encoding is believed only where it is no UTF-8; else a byte order mark
    // has libxml2 read the bytes as they are.
    let isUTF8 = bytes.withUnsafeBufferPointer { UTF8Prefix(of: $0).length } == bytes.count
    var page = (isUTF8 ? [0xEF, 0xBB, 0xBF] : []) + bytes
    // libxml2 takes a NUL for the end.
    for index in page.indices where page[index] == 0 { page[index] = UInt8(ascii: "?") }
    let tracer = HTMLTracer(
      page, start: start - (page.count - bytes.count), isExact: isUTF8,
      handlers: context.pointee.sax)
    document = tracer.follow(context) {
      page.withUnsafeBytes {
        htmlCtxtReadMemory(
          context, $0.bindMemory(to: CChar.self).baseAddress, Int32(clamping: $0.count), nil, nil,
          HTMLDocument.options | (isUTF8 ? Int32(HTML_PARSE_IGNORE_ENC.rawValue) : 0))
      }
    }
    places = tracer.places
    if context.pointee.disableSAX != 0 { throw HTMLDocument.problem(context.pointee.lastError) }
  }

  deinit { if let document { xmlFreeDoc(document) } }

  /// Why libxml2 gave up.
  private static func problem(_ error: xmlError) -> ReportError {
    let words = error.message.map { String(cString: $0) } ?? ""
    return ReportError(
      words.hasPrefix("Excessive depth")
        ? "nests deeper than 256 elements, the limit for HTML"
        : "expected HTML that fits into memory, found texts that libxml2 does not hold")
  }

  /// As lxml's `HTMLParser` has them.
  private static let options = Int32(
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue)

  /// The root element; one that does not exist where there is none.
  var root: HTML {
    guard let document, let root = xmlDocGetRootElement(document) else { return HTML() }
    return HTML(self, root)
  }

  /// The bytes of an element in the report; all of the report where they are not known.
  func range(of node: HTMLNode) -> Range<Int> { places.range(of: node) }

  /// The way to an element, as in XPath.
  func path(of node: HTMLNode) -> String {
    var parts: [String] = []
    var current: HTMLNode? = node
    while let element = current, element.isElement {
      let place = place(of: element)
      parts.append(place > 1 ? "/\(element.name)[\(place)]" : "/\(element.name)")
      current = element.pointee.parent
    }
    return parts.reversed().joined()
  }

  /// The place of an element among its siblings of the same name, from 1.
  private func place(of node: HTMLNode) -> Int {
    guard let parent = node.pointee.parent else { return 1 }
    let last = counted[parent]
    var place = 1
    var sibling = node.pointee.prev
    while let other = sibling {
      if other == last?.node, let last, other.hasName(node.pointee.name) {
        place += last.place
        break
      }
      if other.isElement, other.hasName(node.pointee.name) { place += 1 }
      sibling = other.pointee.prev
    }
    counted[parent] = (node, place)
    return place
  }
}

/// An element, a text or a comment of a page; lives as long as its document.
typealias HTMLNode = UnsafeMutablePointer<xmlNode>

extension HTMLNode {
  var isElement: Bool { pointee.type == XML_ELEMENT_NODE }

  var isText: Bool { pointee.type == XML_TEXT_NODE || pointee.type == XML_CDATA_SECTION_NODE }

  var name: String { pointee.name.map { String(cString: $0) } ?? "" }

  func hasName(_ name: UnsafePointer<UInt8>?) -> Bool { xmlStrEqual(pointee.name, name) == 1 }
}
