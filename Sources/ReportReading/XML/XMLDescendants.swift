/// Elements of one name anywhere inside another, read as one goes through them.
public struct XMLDescendants: Sequence, IteratorProtocol {
  private let name: Int32
  /// The large elements this place is in, outermost first.
  private var open: [XMLChildren.Iterator] = []
  /// The small one it is in.
  private var held: (record: XMLRecord, next: Int, end: Int)?

  init(inside element: XML, name: Int32) {
    self.name = name
    switch element.existing {
    case .held(let record, let node):
      held = (record: record, next: node + 1, end: record.end(of: node))
    case .walked: open = [element.children.makeIterator()]
    case .nothing: break
    }
  }

  public mutating func next() -> XML? {
    while true {
      if let found = nextHeld() { return found }
      guard !open.isEmpty else { return nil }
      guard let child = open[open.count - 1].next() else {
        open.removeLast()
        continue
      }
      switch child.existing {
      case .held(let record, let node):
        held = (record: record, next: node, end: record.end(of: node))
      case .walked:
        open.append(child.children.makeIterator())
        if child.nameNumber == name { return child }
      case .nothing: break
      }
    }
  }

  private mutating func nextHeld() -> XML? {
    guard let (record, first, end) = held else { return nil }
    for node in first..<end where record.nameNumber(of: node) == name {
      held?.next = node + 1
      return XML(record, node)
    }
    held = nil
    return nil
  }
}
