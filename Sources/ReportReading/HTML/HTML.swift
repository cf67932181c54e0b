import CLibXML2

/// An element of an HTML page, or the place where one was expected.
///
/// Asking never fails: `page["body"]` of a page without that element is a value that does not
/// ``exists``, and remembers where it was looked for. What a record cannot do without is asked for
/// with ``requiredText()``. Names are in lower case, whatever the page has. Elements that a page
/// leaves out (`html`, `body`, end tags) are there as lxml's `HTMLParser` adds them.
public struct HTML {
  private let document: HTMLDocument?
  /// The element, or the one it is missing in.
  private let node: HTMLNode?
  /// What is missing there.
  private let missingName: String?

  init(_ document: HTMLDocument, _ node: HTMLNode) {
    self.document = document
    self.node = node
    missingName = nil
  }

  /// The root of a page that has none.
  init() {
    document = nil
    node = nil
    missingName = ""
  }

  private init(missing name: String, in parent: HTML) {
    document = parent.document
    node = parent.node
    missingName = name
  }

  /// The element, unless it is missing.
  private var existing: HTMLNode? { exists ? node : nil }

  /// Whether the page has this element.
  public var exists: Bool { missingName == nil }

  /// The name in lower case; empty where the element does not exist.
  public var name: String { existing?.name ?? "" }

  // MARK: Children

  /// The first child of that name.
  public subscript(_ name: StaticString) -> HTML {
    all(name).first { _ in true } ?? missing("/\(name)")
  }

  /// The children of that name, in the order of the page.
  public func all(_ name: StaticString) -> HTMLElements { elements(name, isDeep: false) }

  /// All child elements, in the order of the page.
  public var children: HTMLElements { elements(nil, isDeep: false) }

  /// The first element of that name anywhere inside.
  public func descendant(_ name: StaticString) -> HTML {
    descendants(name).first { _ in true } ?? missing("//\(name)")
  }

  /// The elements of that name anywhere inside, in the order of the page.
  public func descendants(_ name: StaticString) -> HTMLElements { elements(name, isDeep: true) }

  private func elements(_ name: StaticString?, isDeep: Bool) -> HTMLElements {
    HTMLElements(document: document, root: existing, name: name, isDeep: isDeep)
  }

  private func missing(_ name: String) -> HTML {
    exists ? HTML(missing: name, in: self) : self
  }

  // MARK: Texts

  /// The text before the first child or comment, as `.text` of lxml; nil where there is none.
  public var text: String? { existing.flatMap { HTML.text(from: $0.pointee.children) } }

  /// The text behind the element, up to what comes next, as `.tail` of lxml; nil where there is
  /// none.
  public var tail: String? { existing.flatMap { HTML.text(from: $0.pointee.next) } }

  private static func text(from first: HTMLNode?) -> String? {
    guard var node = first, node.isText else { return nil }
    var text = ""
    while true {
      if let content = node.pointee.content { text += String(cString: content) }
      guard let next = node.pointee.next, next.isText else { return text }
      node = next
    }
  }

  /// All text inside, that of children too, in the order of the page.
  public var allText: String {
    guard let root = existing else { return "" }
    var text = ""
    var current = root.following(in: root)
    while let node = current {
      if node.isText, let content = node.pointee.content { text += String(cString: content) }
      current = node.following(in: root)
    }
    return text
  }

  /// The text before the first child; an error where there is no element or no text.
  public func requiredText() throws(ReportError) -> String {
    if let text { return text }
    throw error(exists ? "expected text, found nothing" : "missing")
  }

  // MARK: Attributes

  /// The value of an attribute, whose name is given in lower case; nil where there is none.
  public func attribute(_ name: StaticString) -> String? {
    var attribute = existing?.pointee.properties
    while let found = attribute {
      if xmlStrEqual(found.pointee.name, name.utf8Start) == 1 {
        return HTML.text(from: found.pointee.children) ?? ""
      }
      attribute = found.pointee.next
    }
    return nil
  }

  // MARK: Markup

  /// The element and the text behind it as XML in ASCII, indented where elements hold no text: what
  /// lxml's `tostring(pretty_print=True)` gives.
  public var markup: String {
    guard let node = existing else { return "" }
    let buffer = xmlAllocOutputBuffer(xmlFindCharEncodingHandler("ascii"))
    guard let buffer else { return "" }
    defer { xmlOutputBufferClose(buffer) }
    xmlNodeDumpOutput(buffer, node.pointee.doc, node, 0, 1, "ascii")
    var next = node.pointee.next
    while let text = next, text.isText {
      xmlNodeDumpOutput(buffer, text.pointee.doc, text, 0, 0, "ascii")
      next = text.pointee.next
    }
    xmlOutputBufferFlush(buffer)
    let content = buffer.pointee.conv ?? buffer.pointee.buffer
    let bytes = UnsafeBufferPointer(start: xmlBufContent(content), count: xmlBufUse(content))
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  // MARK: Places

  /// Where the element stands: its path, and its bytes from its `<` to after its `>`.
  ///
  /// The bytes are those of the whole page where it is not written in UTF-8. Of a missing element:
  /// the place of the one where it was looked for.
  public var position: RecordRange { RecordRange(path: path, bytes: bytes) }

  /// The way to the element, as `/html/body/div[2]/table`: numbers count from 1 those of the same
  /// name, and a first one has none.
  public var path: String {
    guard let document, let node else { return "" }
    return document.path(of: node) + (missingName ?? "")
  }

  /// An error at this element.
  public func error(_ problem: String) -> ReportError {
    ReportError(problem, path: path, offset: node == nil ? nil : bytes.lowerBound)
  }

  private var bytes: Range<Int> {
    guard let document, let node else { return 0..<0 }
    return document.range(of: node)
  }
}
