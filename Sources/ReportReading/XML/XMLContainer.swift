/// An element that is too large to be held: its children are read when they are asked for.
///
/// It remembers the first child of each name it has come by, so that asking again, for one that
/// was passed or for one that is not there, reads nothing twice.
final class XMLContainer {
  let stream: XMLStream
  let path: String
  let name: Int32
  private let parentPath: String
  /// Among its siblings of that name, from 1.
  private let place: Int
  let attributes: [(name: Int32, value: String)]
  /// The place of its `<` in the report.
  let offset: Int
  /// The position of its start.
  private let start: Int
  private let depth: Int
  /// The place behind its `>`, once it is known.
  private var endOffset: Int?

  private var leadingText: String?
  private var leadingTextIsRead = false
  /// As far as the first children are known.
  private var scouted: XMLCursor
  private var first: [Int32: (child: XML, next: XMLCursor)] = [:]
  private var childCount: Int?
  private var keptBytes = 0
  /// False where there are more names than are remembered.
  private var remembersAll = true

  private static let mostNames = 256
  private static let mostKeptBytes = 256 << 10

  /// The element whose start is next in the stream, which stays there.
  init(_ stream: XMLStream, start event: XMLEvent, parentPath: String, place: Int) {
    self.stream = stream
    name = event.name
    self.parentPath = parentPath
    self.place = place
    path = xmlPath(parentPath, stream.names.texts[Int(event.name)], place: place)
    attributes = stream.attributes(of: event)
    offset = event.offset
    start = stream.position
    depth = stream.open.count + 1
    scouted = XMLCursor(passed: 0, position: stream.position + 1)
  }

  func attribute(_ name: Int32) -> String? { attributes.first { $0.name == name }?.value }

  // MARK: Text

  /// The text before the first child.
  func text() -> String? {
    if !leadingTextIsRead, stream.seek(to: start), let event = stream.peek() {
      stream.pass(event)
      leadingText = stream.takeText()
      leadingTextIsRead = true
    }
    return leadingText
  }

  /// All text inside, up to what a record may hold.
  func allText() -> String {
    guard stream.seek(to: start), let event = stream.peek() else { return "" }
    stream.pass(event)
    var text = ""
    while stream.open.count >= depth, let event = stream.peek() {
      if event.kind == .text {
        text += stream.takeText() ?? ""
      } else {
        stream.pass(event)
      }
      if text.utf8.count > stream.limits.recordBytes {
        stream.fail(tooLarge)
        break
      }
    }
    return text
  }

  // MARK: Place

  /// Its bytes in the report; as far as it can be read, where its end is missing.
  func range() -> Range<Int> {
    if endOffset == nil, stream.seek(behind: scouted.position, depth: depth) {
      while let event = stream.peek() {
        if event.kind == .end, stream.open.count == depth {
          endOffset = event.offset
          break
        }
        stream.pass(event)
      }
    }
    return offset..<max(offset, endOffset ?? stream.file.size)
  }

  // MARK: Children

  /// The first child of a name.
  func child(_ name: Int32) -> XML? {
    if let known = first[name] { return known.child }
    var cursor = start(for: name)
    while let event = arrive(&cursor) {
      let isWanted = event.name == name
      let child = pass(event, &cursor, place: isWanted ? 1 : nil)
      if isWanted { return child }
    }
    return nil
  }

  /// Whether the cursor stands behind the last child, and the report did not break off before.
  func isComplete(_ cursor: XMLCursor) -> Bool { cursor.passed == childCount }

  /// Where to begin looking for the children of a name, or for all.
  ///
  /// What was scouted without meeting the name need not be read again.
  func start(for name: Int32?) -> XMLCursor {
    if let name, remembersAll, first[name] == nil { return scouted }
    return XMLCursor(passed: 0, position: start + 1)
  }

  /// The first child of a name, if it was met before, and the place behind it.
  func remembered(_ name: Int32) -> (child: XML, next: XMLCursor)? { first[name] }

  /// Goes to the next child, whose start is then the next event; nil where there is none.
  func arrive(_ cursor: inout XMLCursor) -> XMLEvent? {
    if cursor.passed == childCount { return nil }
    if cursor.passed == 0 { _ = text() }
    guard stream.seek(behind: cursor.position, depth: depth) else { return nil }
    while let event = stream.peek() {
      switch event.kind {
      case .text: stream.pass(event)
      case .start: return event
      case .end:
        endOffset = event.offset
        childCount = cursor.passed
        return nil
      }
    }
    return nil
  }

  /// Goes past the child that starts next: gives it where its place among those of its name is
  /// told, and remembers it where it is the first.
  func pass(_ event: XMLEvent, _ cursor: inout XMLCursor, place: Int?) -> XML? {
    let isNew = isNew(event, cursor)
    var child: XML?
    var next = XMLCursor(passed: cursor.passed + 1, position: stream.position + 1)
    if isNew || place != nil {
      if let size = stream.holdElement(within: XMLStream.smallElement) {
        let record = stream.takeRecord(size, parentPath: path, place: place ?? 1)
        next.position = stream.position
        child = XML(record, 0)
      } else {
        child = XML(
          XMLContainer(stream, start: event, parentPath: path, place: place ?? 1))
      }
    }
    advance(&cursor, to: next, child: isNew ? child : nil)
    return child
  }

  /// Reads the child that starts next as a whole and goes past it.
  func passRecord(
    _ event: XMLEvent, _ cursor: inout XMLCursor, place: Int
  ) throws(ReportError) -> XML {
    let isNew = isNew(event, cursor)
    var next = XMLCursor(passed: cursor.passed + 1, position: stream.position + 1)
    guard let size = stream.holdElement(within: stream.limits.recordBytes) else {
      let child = XMLContainer(stream, start: event, parentPath: path, place: place)
      advance(&cursor, to: next, child: isNew ? XML(child) : nil)
      throw child.unreadable()
    }
    let record = XML(stream.takeRecord(size, parentPath: path, place: place), 0)
    next.position = stream.position
    advance(&cursor, to: next, child: isNew ? record : nil)
    return record
  }

  private func isNew(_ event: XMLEvent, _ cursor: XMLCursor) -> Bool {
    remembersAll && cursor.passed == scouted.passed && first[event.name] == nil
  }

  /// Moves the cursor and remembers a first child, unless that holds too much.
  private func advance(_ cursor: inout XMLCursor, to next: XMLCursor, child: XML?) {
    let isScouting = cursor.passed == scouted.passed
    cursor = next
    guard isScouting else { return }
    scouted = next
    guard let child else { return }
    keptBytes += child.heldBytes
    if first.count < Self.mostNames, keptBytes <= Self.mostKeptBytes {
      first[child.nameNumber] = (child: child, next: next)
    } else {
      remembersAll = false
    }
  }

  // MARK: As a whole

  /// The element as a record.
  func record() throws(ReportError) -> XML {
    guard stream.seek(to: start),
      let size = stream.holdElement(within: stream.limits.recordBytes)
    else { throw unreadable() }
    let record = stream.takeRecord(size, parentPath: parentPath, place: place)
    endOffset = record.range(of: 0).upperBound
    return XML(record, 0)
  }

  /// Why the element could not be held as a whole.
  private func unreadable() -> ReportError {
    stream.findBreak() ?? tooLarge
  }

  private var tooLarge: ReportError {
    ReportError(
      "expected an element of at most \(stream.limits.recordBytes) bytes, found more",
      path: path, offset: offset)
  }
}

/// A place among the children of an element.
struct XMLCursor {
  /// How many children stand before it.
  var passed: Int
  /// The position behind the start, or behind the end, of the child before it.
  var position: Int
}
