/// How far a container of a large report was read.
///
/// Knows the member that is being read but not what it stands in, so that nothing holds itself.
final class JSONReading {
  let stream: JSONStream
  let isObject: Bool
  /// Where the opening bracket stands.
  let start: Int
  /// How many containers it stands in, itself counted.
  let depth: Int
  /// Where the byte behind the closing bracket stands, once that is known.
  private(set) var end: Int? { didSet { original?.end = end } }
  var state: State
  /// Whether members were passed over that nobody asked for.
  private(set) var passesUnseen = false
  /// The same container, where this is a second reading of it.
  private let original: JSONReading?

  /// The place that reading has come to.
  struct State {
    /// Where reading goes on: behind the opening bracket or a member.
    var resume: Int
    /// How many members were met.
    var count = 0
    /// The member that is being read; it ends where `resume` will be.
    var open: JSONReading?
    var isAtEnd = false
  }

  init(
    _ stream: JSONStream, isObject: Bool, start: Int, depth: Int, end: Int? = nil,
    again original: JSONReading? = nil
  ) {
    self.stream = stream
    self.isObject = isObject
    self.start = start
    self.depth = depth
    self.end = end
    self.original = original
    state = State(resume: start + 1)
  }

  /// A second reading of a container, from its start.
  convenience init(again original: JSONReading) {
    self.init(
      original.stream, isObject: original.isObject, start: original.start, depth: original.depth,
      again: original)
  }

  var resume: Int { state.resume }
  var count: Int { state.count }
  var isUntouched: Bool { state.count == 0 && !state.isAtEnd && state.resume == start + 1 }

  /// Goes to the value of the next member and gives its key; nothing at the end.
  func moveToNext() throws(ReportError) -> JSONKey? {
    if state.isAtEnd { return nil }
    if let open = state.open {
      state.resume = try open.finish()
      state.open = nil
    }
    stream.seek(to: state.resume)
    var byte = try stream.peek()
    if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      stream.advance()
      end = stream.offset
      state.isAtEnd = true
      return nil
    }
    if state.count > 0 {
      guard byte == UInt8(ascii: ",") else {
        throw stream.unexpected(isObject ? "`,` or `}`" : "`,` or `]`")
      }
      stream.advance()
      byte = try stream.peek()
    }
    if byte == nil, !isObject, state.count == 0 { throw stream.unexpected("a value or `]`") }
    let key: JSONKey = isObject ? .name(try readKey(byte)) : .index(state.count)
    state.count += 1
    state.resume = stream.offset
    return key
  }

  private func readKey(_ byte: UInt8?) throws(ReportError) -> String {
    guard byte == UInt8(ascii: "\"") else {
      throw stream.unexpected(state.count == 0 ? "`\"` or `}`" : "`\"`")
    }
    let record = JSONRecord(remarks: stream.remarks)
    if let problem = try stream.readRecord(into: record, depth: depth) { throw problem }
    guard try stream.peek() == UInt8(ascii: ":") else { throw stream.unexpected("`:`") }
    stream.advance()
    _ = try stream.peek()
    return record.string(at: 0)
  }

  /// Passes over the value that comes next.
  func skipValue() throws(ReportError) { _ = try passValue(holding: 0) }

  /// Passes over the value that comes next, and holds it where it is small enough.
  func passValue(holding limit: Int) throws(ReportError) -> JSONRecord? {
    let record = try stream.passValue(depth: depth, holding: limit)
    state.resume = stream.offset
    return record
  }

  /// Reads the value that comes next as a whole, or says why it is too large.
  func readRecord(
    into record: JSONRecord, members: [StaticString] = []
  ) throws(ReportError) -> ReportError? {
    let problem = try stream.readRecord(into: record, members: members, depth: depth)
    state.resume = stream.offset
    return problem
  }

  /// The container that starts at the next byte, as the member that is being read.
  func openContainer() throws(ReportError) -> JSONReading {
    guard depth < stream.limits.jsonDepth else {
      throw stream.unexpected("at most \(stream.limits.jsonDepth) levels")
    }
    let child = container(endingAt: nil)
    state.open = child
    return child
  }

  /// The container that starts at the next byte.
  func container(endingAt end: Int?) -> JSONReading {
    JSONReading(
      stream, isObject: stream.isAtObject, start: stream.offset, depth: depth + 1, end: end)
  }

  /// Passes over what was not read of the container and says where it ends.
  func finish() throws(ReportError) -> Int {
    if let end { return end }
    while try moveToNext() != nil {
      passesUnseen = true
      try skipValue()
    }
    return end ?? state.resume
  }
}
