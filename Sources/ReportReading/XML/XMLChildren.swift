/// Children of an element, read as one goes through them.
public struct XMLChildren: Sequence {
  let element: XML.Storage
  /// Nil for all.
  let name: Int32?

  public func makeIterator() -> Iterator { Iterator(element, name: name) }

  public struct Iterator: IteratorProtocol {
    private var source: Source
    private let name: Int32?
    /// How many of each name have been met, where all are wanted; else how many were.
    private var places: [Int32: Int] = [:]
    private var place = 0
    private var isBroken = false

    private enum Source {
      case held(XMLRecord, next: Int, end: Int)
      case walked(XMLContainer, XMLCursor)
      case nothing
    }

    init(_ element: XML.Storage, name: Int32?) {
      self.name = name
      source =
        switch element {
        case .held(let record, let node):
          .held(record, next: node + 1, end: record.end(of: node))
        case .walked(let container): .walked(container, container.start(for: name))
        case .nothing: .nothing
        }
    }

    public mutating func next() -> XML? {
      switch source {
      case .held: return nextHeld()
      case .walked(let container, var cursor):
        if let remembered = remembered(in: container) { return remembered }
        defer { source = .walked(container, cursor) }
        while let event = container.arrive(&cursor) {
          let isWanted = name == nil || name == event.name
          let place = isWanted ? countPlace(event.name) : nil
          let child = container.pass(event, &cursor, place: place)
          if isWanted { return child }
        }
        return nil
      case .nothing: return nil
      }
    }

    /// The next child as a whole; throws once where the report breaks off, and then gives nil.
    mutating func nextRecord() throws(ReportError) -> XML? {
      guard case .walked(let container, var cursor) = source else { return next() }
      if isBroken { return nil }
      if let remembered = remembered(in: container) { return try remembered.record() }
      defer { source = .walked(container, cursor) }
      do throws(ReportError) {
        return try readRecord(in: container, &cursor)
      } catch {
        isBroken = container.stream.failure != nil
        throw error
      }
    }

    private mutating func readRecord(
      in container: XMLContainer, _ cursor: inout XMLCursor
    ) throws(ReportError) -> XML? {
      while let event = container.arrive(&cursor) {
        if name == nil || name == event.name {
          return try container.passRecord(event, &cursor, place: countPlace(event.name))
        }
        _ = container.pass(event, &cursor, place: nil)
      }
      if !container.isComplete(cursor), let failure = container.stream.findBreak() { throw failure }
      return nil
    }

    private mutating func nextHeld() -> XML? {
      guard case .held(let record, var node, let end) = source else { return nil }
      while node < end {
        let child = node
        node = record.end(of: child)
        source = .held(record, next: node, end: end)
        if name == nil || record.nameNumber(of: child) == name { return XML(record, child) }
      }
      return nil
    }

    /// The first child, where it was met before: nothing need be read for it.
    private mutating func remembered(in container: XMLContainer) -> XML? {
      guard place == 0, let name, let known = container.remembered(name) else { return nil }
      place = 1
      source = .walked(container, known.next)
      return known.child
    }

    private mutating func countPlace(_ found: Int32) -> Int {
      if name != nil {
        place += 1
        return place
      }
      places[found, default: 0] += 1
      return places[found, default: 1]
    }
  }
}
