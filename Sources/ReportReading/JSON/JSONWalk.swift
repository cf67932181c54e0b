/// A container of a large report, read member by member as it is asked for.
///
/// Reading in the order of the report costs one pass. A member that was passed is found again by
/// the place where it starts, one that stands later by passing over those before it, so the order
/// of keys never matters.
final class JSONWalk {
  let stream: JSONStream
  let parent: JSONWalk?
  /// Its place in the parent.
  let key: JSONKey
  let isObject: Bool
  /// Where the opening bracket stands.
  let start: Int
  /// Where the byte behind the closing bracket stands, once that is known.
  private(set) var end: Int? { didSet { original?.end = end } }

  /// Where reading goes on: behind the opening bracket or a member.
  private var resume: Int
  private var count = 0
  /// The member that is being read; it ends where `resume` will be.
  private var open: JSONWalk?
  /// The members that were passed, by key.
  private var passed: [String: Passed] = [:]
  /// Whether members were passed that `passed` does not hold.
  private var forgets = false
  /// The same container, where this is a second reading of it.
  private let original: JSONWalk?
  private let depth: Int

  private struct Passed {
    var start: Int
    var end: Int?
    var isRead = false
  }

  /// How many members are remembered; behind so many they are looked up from the start again.
  static let rememberedMembers = 4096

  init(
    _ stream: JSONStream, parent: JSONWalk?, key: JSONKey, isObject: Bool, start: Int,
    end: Int? = nil, original: JSONWalk? = nil
  ) {
    self.stream = stream
    self.parent = parent
    self.key = key
    self.isObject = isObject
    self.start = start
    self.end = end
    self.original = original
    resume = start + 1
    depth = (parent?.depth ?? 0) + 1
  }

  /// The container itself if nothing of it was read yet, else a second reading of it.
  private var fresh: JSONWalk {
    if count == 0, resume == start + 1 { return self }
    return JSONWalk(
      stream, parent: parent, key: key, isObject: isObject, start: start, original: self)
  }

  // MARK: Moving

  /// Goes to the value of the next member and gives its key; nothing at the end.
  private func moveToNext() throws(ReportError) -> JSONKey? {
    if isAtEnd { return nil }
    if let open {
      resume = try open.finish()
      self.open = nil
    }
    stream.seek(to: resume)
    var byte = try stream.peek()
    if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      stream.advance()
      end = stream.offset
      isAtEnd = true
      return nil
    }
    if count > 0 {
      guard byte == UInt8(ascii: ",") else {
        throw stream.unexpected(isObject ? "`,` or `}`" : "`,` or `]`")
      }
      stream.advance()
      byte = try stream.peek()
    }
    count += 1
    guard isObject else {
      resume = stream.offset
      return .index(count - 1)
    }
    guard byte == UInt8(ascii: "\"") else {
      throw stream.unexpected(count == 1 ? "`\"` or `}`" : "`\"`")
    }
    let name = try readKey()
    guard try stream.peek() == UInt8(ascii: ":") else { throw stream.unexpected("`:`") }
    stream.advance()
    _ = try stream.peek()
    resume = stream.offset
    return .name(name)
  }

  private var isAtEnd = false

  private func readKey() throws(ReportError) -> String {
    let record = JSONRecord(remarks: stream.remarks)
    if let problem = try stream.readRecord(into: record, depth: depth) { throw problem }
    return record.string(at: 0)
  }

  private func skipValue() throws(ReportError) {
    try stream.skipValue(depth: depth)
    resume = stream.offset
  }

  /// Passes over what was not read of the container and says where it ends.
  private func finish() throws(ReportError) -> Int {
    if let end { return end }
    do throws(ReportError) {
      while try moveToNext() != nil {
        forgets = true
        try skipValue()
      }
    } catch {
      throw error.at(pathOfNext)
    }
    return end ?? resume
  }

  /// The value that comes next, as a member of that key.
  private func takeValue(_ key: JSONKey) throws(ReportError) -> JSON {
    switch try stream.peek() {
    case UInt8(ascii: "{"):
      return takeContainer(key, isObject: true)
    case UInt8(ascii: "["):
      return takeContainer(key, isObject: false)
    default:
      let record = JSONRecord(remarks: stream.remarks)
      record.place(in: self, as: key)
      if let problem = try stream.readRecord(into: record, depth: depth) {
        stream.remarks.note(stream.file.located(problem.at(JSONPath.of(self, key))))
        resume = stream.offset
        return JSON(missing: .walked(self), key)
      }
      resume = stream.offset
      return JSON(record, 0)
    }
  }

  private func takeContainer(_ key: JSONKey, isObject: Bool) -> JSON {
    let child = JSONWalk(stream, parent: self, key: key, isObject: isObject, start: stream.offset)
    open = child
    return JSON(child)
  }

  private var pathOfNext: String { JSONPath.of(self, isObject ? .none : .index(max(0, count - 1))) }
}

// MARK: What values ask for

extension JSONWalk {
  /// The member of a key; a value that does not exist where there is none, or where the report
  /// cannot be read on.
  func member(_ key: JSONKey, _ name: String) -> JSON {
    let missing = JSON(missing: .walked(self), key)
    guard isObject, stream.failure == nil else { return missing }
    do throws(ReportError) {
      // With all of the report at hand the last of several members of a key wins, as in Python's
      // `json`; a large report is not read twice for that.
      if stream.holdsWholeReport { try rememberRest() }
      if let found = try remembered(name) { return found }
      while let next = try moveToNext() {
        guard case .name(let found) = next else { break }
        if found == name {
          passed[found] = Passed(start: resume, isRead: true)
          return try takeValue(next)
        }
        try remember(found)
      }
      if forgets {
        forgets = false
        defer { forgets = true }
        return fresh.member(key, name)
      }
    } catch {
      stream.fail(error.at(pathOfNext))
    }
    return missing
  }

  /// The first of several keys that the object has, and its value.
  func firstMember(of names: [String]) -> (name: String, value: JSON)? {
    guard isObject else { return nil }
    if let name = names.first(where: { passed[$0] != nil }) { return (name, member(.name(name), name)) }
    do throws(ReportError) {
      while stream.failure == nil, let next = try moveToNext() {
        guard case .name(let found) = next else { break }
        if names.contains(found) {
          passed[found] = Passed(start: resume, isRead: true)
          return (found, try takeValue(next))
        }
        try remember(found)
      }
    } catch {
      stream.fail(error.at(pathOfNext))
    }
    return nil
  }

  private func remembered(_ name: String) throws(ReportError) -> JSON? {
    guard let known = passed[name] else { return nil }
    passed[name]?.isRead = true
    stream.seek(to: known.start)
    switch try stream.peek() {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let isObject = try stream.peek() == UInt8(ascii: "{")
      return JSON(
        JSONWalk(
          stream, parent: self, key: .name(name), isObject: isObject, start: known.start,
          end: known.end))
    default:
      let record = JSONRecord(remarks: stream.remarks)
      record.place(in: self, as: .name(name))
      if let problem = try stream.readRecord(into: record, depth: depth) { throw problem }
      return JSON(record, 0)
    }
  }

  private func rememberRest() throws(ReportError) {
    while case .name(let name)? = try moveToNext() { try remember(name) }
  }

  /// Passes over a member's value and remembers where it stands.
  private func remember(_ name: String) throws(ReportError) {
    let start = resume
    if passed[name]?.isRead == true {
      let twice = ReportError("given twice, the first one was read", offset: start)
      stream.remarks.note(stream.file.located(twice.at(JSONPath.of(self, .name(name)))))
    }
    try skipValue()
    if passed.count < JSONWalk.rememberedMembers || passed[name] != nil {
      passed[name] = Passed(start: start, end: resume)
    } else {
      forgets = true
    }
  }

  /// Goes through the members one after the other, from the first one on.
  func cursor() -> JSONWalk { fresh }

  /// The next member of a container that is gone through.
  func nextMember() -> (key: JSONKey, value: JSON)? {
    guard stream.failure == nil else { return nil }
    do throws(ReportError) {
      guard let key = try moveToNext() else { return nil }
      forgets = true
      return (key, try takeValue(key))
    } catch {
      stream.fail(error.at(pathOfNext))
      return nil
    }
  }

  /// The next member as a record; `problem` says why there is none.
  ///
  /// The record given is used again where nobody else holds it.
  func nextRecord(_ record: inout JSONRecord) -> (key: JSONKey, problem: ReportError?)? {
    guard stream.failure == nil else { return nil }
    do throws(ReportError) {
      guard let key = try moveToNext() else { return nil }
      forgets = true
      if !isKnownUniquelyReferenced(&record) { record = JSONRecord(remarks: stream.remarks) }
      record.place(in: self, as: key)
      let problem = try stream.readRecord(into: record, depth: depth)
      resume = stream.offset
      return (key, problem.map { stream.file.located($0.at(JSONPath.of(self, key))) })
    } catch {
      stream.fail(error.at(pathOfNext))
      return nil
    }
  }

  /// The bytes of the container.
  var range: Range<Int> {
    do throws(ReportError) {
      return start..<(try finish())
    } catch {
      stream.fail(error)
      return start..<max(start, resume)
    }
  }

  /// Reads to the end of the container, so that what stands behind it can be read.
  func readToEnd() throws(ReportError) -> Int { try finish() }
}
