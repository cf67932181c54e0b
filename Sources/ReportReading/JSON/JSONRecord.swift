/// The bytes of one JSON value and their tape: what a taped `JSON` looks into.
@usableFromInline
final class JSONRecord: JSONSource {
  /// Raw storage, used again for the next record: asking costs no check for exclusive access and
  /// no retain, a sixth of the time of a record. Places in it come from the tape alone, which is
  /// made for just these bytes.
  private(set) var bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private(set) var tape = UnsafeMutableBufferPointer<JSONEntry>(start: nil, count: 0)
  private var byteCapacity = 0
  private var tapeCapacity = 0
  /// Where the record starts in the report.
  private(set) var offset = 0
  /// The container it stands in, and its place there.
  private(set) var parent: JSONWalk?
  private(set) var key = JSONKey.none
  /// How far the members of a long container were counted, by the container's place.
  private var reached: [Int: (position: Int, entry: Int)] = [:]
  /// Takes note of bytes that are not UTF-8.
  let remarks: JSONRemarks

  init(remarks: JSONRemarks) {
    self.remarks = remarks
    super.init()
  }

  deinit {
    bytes.deallocate()
    tape.deallocate()
  }

  /// Becomes the value that was indexed from `start` of a window on.
  func take(
    _ window: RawSpan, from start: Int, to end: Int, offset: Int,
    tape: UnsafeBufferPointer<JSONEntry>
  ) {
    if end - start > byteCapacity {
      bytes.deallocate()
      byteCapacity = max(end - start, 4096)
      bytes = .allocate(byteCount: byteCapacity, alignment: 16)
    }
    bytes = UnsafeMutableRawBufferPointer(start: bytes.baseAddress, count: end - start)
    window.extracting(start..<end).withUnsafeBytes { bytes.copyMemory(from: $0) }
    if tape.count > tapeCapacity {
      self.tape.deallocate()
      tapeCapacity = max(tape.count, 256)
      self.tape = .allocate(capacity: tapeCapacity)
    }
    self.tape = UnsafeMutableBufferPointer(start: self.tape.baseAddress, count: tape.count)
    if !tape.isEmpty { _ = self.tape.update(fromContentsOf: tape) }
    self.offset = offset
    if !reached.isEmpty { reached.removeAll() }
  }

  /// The same value, to be placed elsewhere.
  var copy: JSONRecord {
    let copy = JSONRecord(remarks: remarks)
    copy.take(
      UnsafeRawBufferPointer(bytes).bytes, from: 0, to: bytes.count, offset: offset,
      tape: UnsafeBufferPointer(tape))
    return copy
  }

  func place(in parent: JSONWalk?, as key: JSONKey) {
    self.parent = parent
    self.key = key
  }

  /// The entry behind a value and all that it contains.
  @inline(__always)
  func next(after index: Int) -> Int {
    let entry = tape[index]
    return entry.isContainer ? entry.length : index + 1
  }

  // MARK: Members

  @usableFromInline
  func member(_ key: StaticString, of object: Int) -> Int? {
    member(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount), of: object)
  }

  /// The tape index of a member's value; of several members with the same key the last one, as
  /// Python's `json` takes it, so that the search goes from the end to the start.
  func member(_ key: UnsafeBufferPointer<UInt8>, of object: Int) -> Int? {
    let tape = tape
    guard tape[object].kind == .object, let bytes = bytes.baseAddress else { return nil }
    let key = UnsafeRawBufferPointer(key)
    var index = tape[object].length - 1
    while index > object + 1 {
      let last = tape[index - 1]
      let value = last.isEnd ? last.length : index - 1
      index = value - 1
      let entry = tape[index]
      if entry.hasEscapes {
        if string(at: index).utf8.elementsEqual(key) { return value }
      } else if entry.length == key.count, JSONRecord.isEqual(bytes + entry.start, key) {
        return value
      }
    }
    return nil
  }

  /// Whether bytes are those of a key; most keys are compared in two words, which may overlap.
  @inline(__always)
  private static func isEqual(_ bytes: UnsafeRawPointer, _ key: UnsafeRawBufferPointer) -> Bool {
    guard key.count >= 8, let start = key.baseAddress else {
      return key.indices.allSatisfy { bytes.load(fromByteOffset: $0, as: UInt8.self) == key[$0] }
    }
    var offset = 0
    while true {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if word != start.loadUnaligned(fromByteOffset: offset, as: UInt64.self) { return false }
      if offset + 8 == key.count { return true }
      offset = Swift.min(offset + 8, key.count - 8)
    }
  }

  // MARK: Scalars

  /// The text at an entry; nothing where it is of another kind.
  @usableFromInline
  func text(at index: Int) -> String? { tape[index].kind == .text ? string(at: index) : nil }

  /// The text at an entry of that kind; what is not UTF-8 in it becomes U+FFFD.
  func string(at index: Int) -> String {
    let entry = tape[index]
    let part = utf8(of: entry)
    if entry.hasEscapes {
      return JSONText.unescaped(part, isASCII: entry.isASCII, remarks: remarks)
    }
    return entry.isASCII ? String(validUTF8: part, isASCII: true) : remarks.string(part)
  }

  /// A number or a literal as it is written.
  func token(at index: Int) -> String { String(decoding: utf8(of: tape[index]), as: UTF8.self) }

  /// The bytes of a scalar as they are written.
  func utf8(of entry: JSONEntry) -> UnsafeBufferPointer<UInt8> {
    let part = bytes[entry.start..<entry.start + entry.length]
    return UnsafeRawBufferPointer(rebasing: part).assumingMemoryBound(to: UInt8.self)
  }

  /// Where the value at an entry starts in the report.
  func start(of index: Int) -> Int {
    let entry = tape[index]
    return offset + entry.start - (entry.kind == .text ? 1 : 0)
  }
}

/// The place of a value in what it stands in.
enum JSONKey {
  case none
  case name(String)
  case literal(StaticString)
  case index(Int)
}

/// What was noticed in a report while its values were read.
final class JSONRemarks {
  /// Whether a text held bytes that are not UTF-8.
  private(set) var replacedBytes = false
  /// Values that were not as expected.
  private var unexpected = FirstErrors()

  func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if let text = String(checking: bytes) { return text }
    replacedBytes = true
    return String(decoding: bytes, as: UTF8.self)
  }

  func note(_ error: @autoclosure () -> ReportError) { unexpected.add(error()) }

  /// Hands over what was noted since the last time.
  func takeUnexpected() -> FirstErrors {
    defer { unexpected = FirstErrors() }
    return unexpected
  }
}

extension JSONRecord {
  /// Where to begin to look for the member of a container that is or holds an entry: at the one
  /// that was found last, so that telling where each member stands takes one pass in all.
  func reached(in container: Int, before index: Int) -> (position: Int, entry: Int) {
    guard let known = reached[container], known.entry <= index else { return (0, container + 1) }
    return known
  }

  /// Remembers which member of a container begins at an entry, where it is not one of the first.
  func keep(_ position: Int, at entry: Int, in container: Int) {
    if position >= 16 { reached[container] = (position, entry) }
  }
}

extension JSONRecord {
  /// The bytes of the value at an entry, in the report.
  func range(of index: Int) -> Range<Int> {
    let entry = tape[index]
    switch entry.kind {
    case .object, .list: return offset + entry.start..<offset + tape[entry.length - 1].start + 1
    case .text: return offset + entry.start - 1..<offset + entry.start + entry.length + 1
    default: return offset + entry.start..<offset + entry.start + entry.length
    }
  }
}

extension JSONRecord {
  /// Adds the text at an entry of that kind, without making one of its own where that can be.
  func appendText(at index: Int, to text: inout TextBytes) {
    let entry = tape[index]
    if entry.isASCII, !entry.hasEscapes {
      text.append(validUTF8: utf8(of: entry))
    } else {
      text.append(string(at: index))
    }
  }

  /// The texts of a list, joined without making a text of each.
  func joinedTexts(of list: Int, separator: StaticString) -> String {
    guard tape[list].kind == .list else { return "" }
    var joined = TextBytes()
    joined.reserve(tape[tape[list].length - 1].start - tape[list].start)
    var isFirst = true
    var index = list + 1
    while index < tape[list].length - 1 {
      if tape[index].kind == .text {
        if !isFirst { joined.append(separator) }
        isFirst = false
        appendText(at: index, to: &joined)
      }
      index = next(after: index)
    }
    return joined.text
  }
}
