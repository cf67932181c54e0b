/// An element that was read as a whole, with all that is in it.
///
/// Its nodes are told by their places on the tape; the record itself is node 0.
final class XMLRecord {
  let names: XMLNames
  private let tape: XMLTape
  /// The path of the element that the record stands in, and its place among those of its name,
  /// from 1.
  private let parentPath: String
  private let place: Int

  /// Copies the events at the front of the queue.
  init(
    _ queue: borrowing XMLEventQueue, size: XMLRecordSize, parentPath: String, place: Int
  ) {
    names = queue.names
    tape = XMLTape(queue, size)
    self.parentPath = parentPath
    self.place = place
  }

  // MARK: Elements

  func nameNumber(of node: Int) -> Int32 { tape.nodes[node].name }

  func name(of node: Int) -> String { names.texts[Int(nameNumber(of: node))] }

  /// The node behind all that is inside a node.
  func end(of node: Int) -> Int { Int(tape.nodes[node].end) }

  /// The first child of a name.
  func child(_ name: Int32, of node: Int) -> Int? {
    let end = end(of: node)
    var child = node + 1
    while child < end {
      if tape.nodes[child].name == name { return child }
      child = self.end(of: child)
    }
    return nil
  }

  // MARK: Texts

  func leadingText(of node: Int) -> String? {
    let start = tape.nodes[node].textStart
    let end = tape.nodes[node].leadingEnd
    return start == end ? nil : text(start, end)
  }

  func allText(of node: Int) -> String {
    text(tape.nodes[node].textStart, tape.nodes[node].textEnd)
  }

  private func text(_ start: Int32, _ end: Int32) -> String {
    String(repairing: tape.text.slice(Int(start), Int(end)))
  }

  // MARK: Attributes

  func attribute(_ name: Int32, of node: Int) -> String? {
    for index in attributes(of: node) where tape.attributes[index].name == name {
      return value(of: index)
    }
    return nil
  }

  func attributes(of node: Int) -> Range<Int> {
    let next = node + 1
    let end = next < tape.nodes.count ? Int(tape.nodes[next].attributes) : tape.attributes.count
    return Int(tape.nodes[node].attributes)..<end
  }

  func name(ofAttribute index: Int) -> String { names.texts[Int(tape.attributes[index].name)] }

  func value(of attribute: Int) -> String {
    let found = tape.attributes[attribute]
    return String(repairing: tape.values.slice(Int(found.start), Int(found.end)))
  }

  // MARK: Places

  /// In the report.
  func range(of node: Int) -> Range<Int> {
    tape.nodes[node].bytesStart..<tape.nodes[node].bytesEnd
  }

  func path(of node: Int) -> String {
    guard node > 0 else { return xmlPath(parentPath, name(of: 0), place: place) }
    let parent = Int(tape.nodes[node].parent)
    return xmlPath(path(of: parent), name(of: node), place: Int(places[node]))
  }

  /// The place of each node among its siblings of the same name, from 1: found for all at once,
  /// since telling the place of each would count those before it anew.
  private lazy var places: [Int32] = {
    var counts: [Int64: Int32] = [:]
    return (0..<tape.nodes.count).map { node in
      let (parent, name) = (tape.nodes[node].parent, tape.nodes[node].name)
      let place = counts[Int64(parent) << 32 | Int64(name), default: 0] + 1
      counts[Int64(parent) << 32 | Int64(name)] = place
      return place
    }
  }()
}

/// The path of an element as in XPath: `/report/site[2]`, where a first one has no number.
func xmlPath(_ parent: String, _ name: String, place: Int) -> String {
  place > 1 ? "\(parent)/\(name)[\(place)]" : "\(parent)/\(name)"
}
