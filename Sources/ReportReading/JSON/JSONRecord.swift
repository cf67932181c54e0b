import Glibc

/// The bytes of one JSON value and their tape: what a taped `JSON` looks into.
final class JSONRecord {
  fileprivate(set) var bytes: [UInt8] = []
  fileprivate(set) var tape: [JSONEntry] = []
  /// Where the record starts in the report.
  private(set) var offset = 0
  /// The container it stands in, and its place there.
  private(set) var parent: JSONWalk?
  private(set) var key = JSONKey.none
  /// Takes note of bytes that are not UTF-8.
  let remarks: JSONRemarks

  init(remarks: JSONRemarks) { self.remarks = remarks }

  /// Becomes the value that was indexed from `start` of a window on.
  func take(
    _ window: RawSpan, from start: Int, to end: Int, offset: Int, indexer: inout JSONIndexer
  ) {
    bytes.removeAll(keepingCapacity: true)
    window.extracting(start..<end).withUnsafeBytes { bytes.append(contentsOf: $0) }
    indexer.exchangeTape(with: &tape)
    self.offset = offset
  }

  func place(in parent: JSONWalk?, as key: JSONKey) {
    self.parent = parent
    self.key = key
  }

  var range: Range<Int> { offset..<offset + bytes.count }

  /// The entry behind a value and all that it contains.
  @inline(__always)
  func next(after index: Int) -> Int {
    let entry = tape[index]
    return entry.isContainer ? entry.length : index + 1
  }

  // MARK: Members

  /// The tape index of a member's value; of several members with the same key the last one, as
  /// Python's `json` takes it.
  func member(_ key: UnsafeBufferPointer<UInt8>, of object: Int) -> Int? {
    guard tape[object].kind == .object else { return nil }
    let end = tape[object].length - 1
    var found: Int?
    var index = object + 1
    while index < end {
      if isText(index, key) { found = index + 1 }
      index = next(after: index + 1)
    }
    return found
  }

  private func isText(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let entry = tape[index]
    if entry.hasEscapes { return Array(string(at: index).utf8).elementsEqual(text) }
    guard entry.length == text.count else { return false }
    return bytes.withUnsafeBufferPointer {
      guard let bytes = $0.baseAddress, let other = text.baseAddress else { return text.isEmpty }
      return memcmp(bytes + entry.start, other, text.count) == 0
    }
  }

  // MARK: Scalars

  /// The text at an entry of that kind; what is not UTF-8 in it becomes U+FFFD.
  func string(at index: Int) -> String {
    let entry = tape[index]
    let range = entry.start..<entry.start + entry.length
    if entry.hasEscapes { return JSONText.unescaped(bytes[range], remarks: remarks) }
    return bytes.withUnsafeBufferPointer { all in
      let part = UnsafeBufferPointer(rebasing: all[range])
      if entry.isASCII { return String(decoding: part, as: UTF8.self) }
      return remarks.string(part)
    }
  }

  /// A number or a literal as it is written.
  func token(at index: Int) -> String {
    let entry = tape[index]
    return String(decoding: bytes[entry.start..<entry.start + entry.length], as: UTF8.self)
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
  /// Values of another kind than was asked for.
  private(set) var unexpected: [ReportError] = []

  func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    replacedBytes = true
    return String(decoding: bytes, as: UTF8.self)
  }

  func note(_ error: ReportError) { unexpected.append(error) }

  /// Hands over what was noted since the last time.
  func takeUnexpected() -> [ReportError] {
    defer { unexpected.removeAll() }
    return unexpected
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
