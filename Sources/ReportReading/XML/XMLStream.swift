/// Moves through the events of a report, forward, and back by starting again.
///
/// A place is told by its position: how many starts and ends of elements stand before it. The
/// report is the same each time it is read, and so are the positions in it.
final class XMLStream {
  let file: ReportFile
  let limits: ReadingLimits
  let names = XMLNames()
  /// The first thing that keeps the report from being read on.
  private(set) var failure: ReportError?
  /// How many starts and ends were read.
  private(set) var position = 0
  /// The positions of the starts of the elements that this place is in, outermost first.
  private(set) var open: [Int] = []
  /// The position of the start of the element whose end was just read; -1 where it was a start.
  private var closed = -1
  private var parser: XMLPushParser

  /// Elements up to this size, in bytes of the report, are read as a whole when they are met.
  static let smallElement = 64 << 10

  /// No larger ones are held whatever the limits say: places in them are 32 bits wide.
  private static let largestElement = 512 << 20

  init(file: ReportFile, limits: ReadingLimits) {
    self.file = file
    self.limits = limits
    parser = XMLPushParser(file: file, names: names, limits: limits)
  }

  func fail(_ error: ReportError) {
    if failure == nil { failure = file.located(error) }
  }

  /// Whether there were bytes that are not UTF-8; each was read as `?`.
  var replacedBytes: Bool { parser.replacedBytes }

  /// Why the parser stopped; nil where it can go on, or is at the end of a report without faults.
  func findBreak() -> ReportError? {
    guard let error = parser.queue.pointee.failure else { return nil }
    fail(error)
    return failure
  }

  var hasExactRanges: Bool {
    if parser.fed == file.contentStart { _ = parser.feed() }
    return parser.hasExactRanges
  }

  // MARK: Moving

  /// The next event, which stays where it is; nil at the end of what can be read.
  func peek() -> XMLEvent? {
    while parser.queue.pointee.isEmpty {
      if !parser.feed() {
        if let error = parser.queue.pointee.failure { fail(error) }
        return nil
      }
    }
    return parser.queue.pointee[0]
  }

  /// Goes past the event that was seen.
  func pass(_ event: XMLEvent) {
    parser.queue.pointee.removeFirst()
    switch event.kind {
    case .text: return
    case .start:
      open.append(position)
      closed = -1
    case .end:
      closed = open.removeLast()
    }
    position += 1
  }

  /// Goes to the start of an element, which is then the next event.
  func seek(to start: Int) -> Bool {
    if position > start { restart() }
    while let event = peek() {
      if position == start, event.kind == .start { return true }
      pass(event)
    }
    return false
  }

  /// Goes to behind a child, told by the position after its start, or to behind its parent's start;
  /// from within the child or just behind it, that is not far.
  func seek(behind position: Int, depth: Int) -> Bool {
    if self.position > position {
      let isInside = open.count > depth && open[depth] == position - 1
      let isBehind = open.count == depth && closed == position - 1
      if !isInside && !isBehind { restart() }
    }
    while self.position < position || open.count > depth {
      guard let event = peek() else { return false }
      pass(event)
    }
    return open.count == depth
  }

  private func restart() {
    parser = XMLPushParser(file: file, names: names, limits: limits)
    position = 0
    open = []
    closed = -1
  }

  // MARK: Taking

  /// The text that is next, as far as it goes; nil where something else is next.
  func takeText() -> String? {
    var text: [UInt8]?
    while let event = peek(), event.kind == .text {
      text = text ?? []
      text?.append(contentsOf: nextBytes(Int(event.count)))
      pass(event)
      if let count = text?.count, count > limits.textBytes {
        fail(ReportError("expected a text of at most \(limits.textBytes) bytes, found more"))
        break
      }
    }
    return text.map { $0.withUnsafeBufferPointer { String(repairing: $0) } }
  }

  /// The attributes of the start that is next.
  func attributes(of start: XMLEvent) -> [(name: Int32, value: String)] {
    let head = parser.queue.pointee.head
    var byte = head.byte
    return (0..<Int(start.attributes)).map { index in
      let attribute = parser.queue.pointee.attributes[head.attribute + index]
      let valueStart = byte
      byte += Int(attribute.count)
      let value = parser.queue.pointee.bytes.slice(valueStart, byte)
      return (name: attribute.name, value: String(repairing: value))
    }
  }

  /// The bytes of the event that is next.
  private func nextBytes(_ count: Int) -> UnsafeBufferPointer<UInt8> {
    let start = parser.queue.pointee.head.byte
    return parser.queue.pointee.bytes.slice(start, start + count)
  }

  /// Reads on until the queue holds the whole element that starts next; nil where that takes more
  /// than so many bytes, or the report breaks off before its end.
  func holdElement(within limit: Int) -> XMLRecordSize? {
    guard let start = peek(), start.kind == .start else { return nil }
    var size = XMLRecordSize()
    var depth = 0
    while true {
      if size.addElement(parser.queue.pointee, depth: &depth) { return size }
      if parser.fed - start.offset > min(limit, Self.largestElement) || !parser.feed() {
        return nil
      }
    }
  }

  /// Takes the element that `holdElement(within:)` found.
  func takeRecord(_ size: XMLRecordSize, parentPath: String, place: Int) -> XMLRecord {
    let record = XMLRecord(
      parser.queue.pointee, size: size, parentPath: parentPath, place: place)
    parser.queue.pointee.removeFirst(size)
    closed = position
    position += 2 * size.nodes
    return record
  }
}

extension XMLRecordSize {
  /// Counts in what else the queue holds of the element that starts at its head; true at its end.
  fileprivate mutating func addElement(
    _ queue: borrowing XMLEventQueue, depth: inout Int
  ) -> Bool {
    while events < queue.count {
      let event = queue[events]
      // The last text may still grow.
      if event.kind == .text, events + 1 == queue.count { return false }
      events += 1
      switch event.kind {
      case .start:
        nodes += 1
        attributes += Int(event.attributes)
        values += Int(event.count)
        depth += 1
      case .text:
        text += Int(event.count)
      case .end:
        depth -= 1
        if depth == 0 { return true }
      }
    }
    return false
  }
}
