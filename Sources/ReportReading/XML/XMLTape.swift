/// The nodes of a record in the order of the report, and their texts in one buffer each for text
/// and for attribute values.
struct XMLTape: ~Copyable {
  /// One element of the record.
  struct Node {
    var name: Int32
    /// -1 for the first node, which is the record itself.
    var parent: Int32
    /// Behind the last node inside this one.
    var end: Int32
    /// The attributes from here to those of the next node are its own.
    var attributes: Int32
    /// All text inside starts here; the text before the first child ends at `leadingEnd`.
    var textStart: Int32
    var leadingEnd: Int32
    var textEnd: Int32
    /// In the report.
    var bytesStart: Int
    var bytesEnd: Int
  }

  struct Attribute {
    var name: Int32
    var start: Int32
    var end: Int32
  }

  private(set) var nodes: XMLBuffer<Node>
  private(set) var attributes: XMLBuffer<Attribute>
  private(set) var text: XMLBuffer<UInt8>
  private(set) var values: XMLBuffer<UInt8>

  /// Copies the events at the front of the queue.
  init(_ queue: borrowing XMLEventQueue, _ size: XMLRecordSize) {
    nodes = XMLBuffer(capacity: size.nodes)
    attributes = XMLBuffer(capacity: size.attributes)
    text = XMLBuffer(capacity: size.text)
    values = XMLBuffer(capacity: size.values)
    var current = -1
    var head = queue.head
    for _ in 0..<size.events {
      let event = queue.events[head.event]
      let byte = head.byte
      head.event += 1
      switch event.kind {
      case .start:
        current = start(event, parent: current)
        addAttributes(Int(event.attributes), queue, &head)
      case .text:
        head.byte += Int(event.count)
        text.append(queue.bytes.slice(byte, head.byte))
        if current == nodes.count - 1 { nodes[current].leadingEnd = Int32(text.count) }
      case .end:
        current = end(event, of: current)
      }
    }
  }

  private mutating func start(_ event: XMLEvent, parent: Int) -> Int {
    let text = Int32(text.count)
    nodes.append(
      Node(
        name: event.name, parent: Int32(parent), end: 0, attributes: Int32(attributes.count),
        textStart: text, leadingEnd: text, textEnd: text, bytesStart: event.offset, bytesEnd: 0))
    return nodes.count - 1
  }

  private mutating func addAttributes(
    _ count: Int, _ queue: borrowing XMLEventQueue, _ head: inout XMLEventQueue.Head
  ) {
    for _ in 0..<count {
      let attribute = queue.attributes[head.attribute]
      let byte = head.byte
      head.attribute += 1
      head.byte += Int(attribute.count)
      let start = Int32(values.count)
      values.append(queue.bytes.slice(byte, head.byte))
      attributes.append(
        Attribute(name: attribute.name, start: start, end: Int32(values.count)))
    }
  }

  private mutating func end(_ event: XMLEvent, of node: Int) -> Int {
    nodes[node].end = Int32(nodes.count)
    nodes[node].textEnd = Int32(text.count)
    nodes[node].bytesEnd = event.offset
    return Int(nodes[node].parent)
  }
}

/// How much of the queue an element takes up.
struct XMLRecordSize {
  var events = 0
  var nodes = 0
  var attributes = 0
  /// In bytes, as are the values of the attributes.
  var text = 0
  var values = 0
}
