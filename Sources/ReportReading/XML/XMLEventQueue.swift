import CLibXML2

/// One thing the parser met: the start of an element, its end, or text.
struct XMLEvent {
  enum Kind: UInt8 {
    case start
    case end
    case text
  }

  var kind: Kind
  /// The number of the element's name, at a start.
  var name: Int32 = -1
  /// How many attributes a start has.
  var attributes: Int32 = 0
  /// How many bytes of the queue belong to it: the text, or the values of the attributes.
  var count: Int32 = 0
  /// In the report: of the `<` of a start, after the `>` of an end.
  var offset = 0
}

/// An attribute in the queue; its value stands in the bytes of the queue.
struct XMLQueuedAttribute {
  var name: Int32
  var count: Int32
}

/// What the parser met and nobody has read yet, packed into three lists.
///
/// The parser appends at the end, `XMLStream` reads at the front.
struct XMLEventQueue: ~Copyable {
  private(set) var events = XMLBuffer<XMLEvent>(capacity: 4096)
  private(set) var attributes = XMLBuffer<XMLQueuedAttribute>(capacity: 1024)
  private(set) var bytes = XMLBuffer<UInt8>(capacity: XMLPushParser.chunkBytes)
  /// What is unread starts here.
  private(set) var head = Head()
  /// The names of the elements that the parser is in, outermost first.
  private(set) var open: [Int32] = []
  /// Set when nothing more will come because the report is broken or over a limit.
  private(set) var failure: ReportError?
  private(set) var hasFailed = false
  /// Whether the parser was told that the report ends.
  var isAtEnd = false
  /// Tells the place of the parser.
  var context: xmlParserCtxtPtr?
  /// Where the text that is fed to the parser starts in the report.
  let contentStart: Int
  let limits: ReadingLimits
  let names: XMLNames
  private var addresses = XMLNameAddresses()

  struct Head {
    var event = 0
    var attribute = 0
    var byte = 0
  }

  /// Whether the last piece of CDATA ended with a carriage return, of which a line feed may be left.
  var cdataEndsInReturn = false

  init(names: XMLNames, limits: ReadingLimits, contentStart: Int) {
    self.names = names
    self.limits = limits
    self.contentStart = contentStart
  }

  var isEmpty: Bool { head.event == events.count }

  var count: Int { events.count - head.event }

  /// The event so many places after the head; the caller has checked `count`.
  subscript(_ index: Int) -> XMLEvent { events[head.event + index] }

  mutating func removeFirst() {
    let event = events[head.event]
    head.event += 1
    head.attribute += Int(event.attributes)
    head.byte += Int(event.count)
  }

  mutating func removeFirst(_ size: XMLRecordSize) {
    head.event += size.events
    head.attribute += size.attributes
    head.byte += size.text + size.values
  }

  /// Lets go of what was read.
  mutating func compact() {
    events.removeFirst(head.event)
    attributes.removeFirst(head.attribute)
    bytes.removeFirst(head.byte)
    head = Head()
  }

  mutating func fail(_ error: ReportError) {
    guard !hasFailed else { return }
    failure = error
    hasFailed = true
  }
}

/// What the parser appends.
extension XMLEventQueue {
  mutating func start(
    _ name: UnsafePointer<UInt8>, offset: Int,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int
  ) {
    guard !hasFailed else { return }
    if open.count == limits.xmlDepth {
      let problem = "expected at most \(limits.xmlDepth) levels of elements, found more"
      fail(ReportError(problem, offset: offset))
      return
    }
    var event = XMLEvent(kind: .start, offset: offset)
    event.name = addresses.number(of: name, in: names)
    let valuesStart = bytes.count
    if let attributes, count > 0 {
      event.attributes = Int32(count)
      append(attributes, count: count, prefixed: false)
      append(attributes, count: count, prefixed: true)
      event.count = Int32(bytes.count - valuesStart)
    }
    open.append(event.name)
    events.append(event)
  }

  mutating func end(offset: Int) {
    cdataEndsInReturn = false
    guard !hasFailed else { return }
    open.removeLast()
    events.append(XMLEvent(kind: .end, offset: offset))
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard !hasFailed, !text.isEmpty else { return }
    var last = events.count - 1
    if last < head.event || events[last].kind != .text {
      events.append(XMLEvent(kind: .text))
      last += 1
    }
    if Int(events[last].count) + text.count > min(limits.textBytes, Int(Int32.max)) {
      let problem = "expected a text of at most \(limits.textBytes) bytes, found more"
      fail(ReportError(problem, offset: offset))
      return
    }
    bytes.append(text)
    events[last].count += Int32(text.count)
  }

  /// Attributes without a prefix come first: where `type` and `xsi:type` stand together, `type`
  /// means the former.
  private mutating func append(
    _ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>, count: Int, prefixed: Bool
  ) {
    for index in 0..<count {
      // Each has five pointers: local name, prefix, namespace, start and end of the value.
      let fields = list + index * 5
      guard (fields[1] != nil) == prefixed, let name = fields[0] else { continue }
      let valueStart = bytes.count
      if let start = fields[3], let end = fields[4] {
        append(value: UnsafeBufferPointer(start: start, count: end - start))
      }
      attributes.append(
        XMLQueuedAttribute(
          name: addresses.number(of: name, in: names), count: Int32(bytes.count - valueStart)))
    }
  }

  /// libxml2 writes each `&` in a value as `&#38;` as long as it is not told to expand entities.
  private mutating func append(value: UnsafeBufferPointer<UInt8>) {
    var rest = value
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      let next = ampersand + 1
      bytes.append(UnsafeBufferPointer(rebasing: rest[..<next]))
      let isEscaped = rest[next...].starts(with: "#38;".utf8)
      rest = UnsafeBufferPointer(rebasing: rest[(isEscaped ? next + 4 : next)...])
    }
    bytes.append(rest)
  }
}
