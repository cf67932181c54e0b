/// A container of a large report, read member by member as it is asked for.
///
/// Reading in the order of the report costs one pass. A member that was passed is found again by
/// the place where it starts, one that stands later by passing over those before it, so the order
/// of keys never matters.
final class JSONWalk: JSONSource {
  let parent: JSONWalk?
  /// Its place in the parent.
  let key: JSONKey
  private let reading: JSONReading

  /// The members that were passed, by the bytes of their keys: texts that Swift takes for equal may
  /// differ in them.
  private var passed: [[UInt8]: Passed] = [:]
  /// Whether members were passed that `passed` does not hold.
  private var forgets = false
  /// Whether the report is known to break off within the container.
  private var breaksOff = false

  private struct Passed {
    var start: Int
    var end: Int?
    var isRead = false
    /// The value itself, where it is small.
    var held: JSONRecord?
  }

  /// Up to this size a value is kept after it was asked for: a name that all records of a large
  /// list are told with is not looked up in the report for each.
  private static let keptBytes = 1024

  /// How many bytes of passed values may still be held.
  private var allowance = 1 << 20

  /// How many members are remembered; behind so many they are looked up from the start again.
  static let rememberedMembers = 4096

  init(parent: JSONWalk?, key: JSONKey, reading: JSONReading) {
    self.parent = parent
    self.key = key
    self.reading = reading
    super.init()
  }

  var stream: JSONStream { reading.stream }
  var isObject: Bool { reading.isObject }
  /// Where the opening bracket stands.
  var start: Int { reading.start }

  /// Another reading of the container, from its start.
  private var again: JSONWalk {
    JSONWalk(parent: parent, key: key, reading: JSONReading(again: reading))
  }

  /// The value that comes next, as a member of that key.
  private func takeValue(_ key: JSONKey) throws(ReportError) -> JSON {
    stream.seek(to: reading.resume)
    let byte = try stream.peek()
    if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
      return JSON(JSONWalk(parent: self, key: key, reading: try reading.openContainer()))
    }
    return try scalar(key) { (record) throws(ReportError) in try reading.readRecord(into: record) }
  }

  /// A value that is no container; a missing one, with a remark, where it is too large.
  private func scalar(
    _ key: JSONKey, _ read: (JSONRecord) throws(ReportError) -> ReportError?
  ) throws(ReportError) -> JSON {
    let record = JSONRecord(remarks: stream.remarks)
    record.place(in: self, as: key)
    if let problem = try read(record) {
      stream.remarks.note(problem.at(JSONPath.of(self, key)))
      return JSON(missing: .walked(self), key)
    }
    return JSON(record, 0)
  }

  /// What is kept of a value that is given out.
  private func kept(_ value: JSON) -> JSONRecord? {
    guard let record = value.record, record.bytes.count <= JSONWalk.keptBytes,
      record.bytes.count <= allowance
    else { return nil }
    allowance -= record.bytes.count
    return record.copy
  }

  private var pathOfNext: String {
    JSONPath.of(self, isObject ? .none : .index(max(0, reading.count - 1)))
  }
}

// MARK: What values ask for

extension JSONWalk {
  /// The member of a key; a value that does not exist where there is none, or where the report
  /// cannot be read on.
  func member(_ key: JSONKey, _ name: String) -> JSON {
    let missing = JSON(missing: .walked(self), key)
    guard isObject else { return missing }
    do throws(ReportError) {
      // With all of the report at hand the last of several members of a key wins, as in Python's
      // `json`; a large report is not read twice for that.
      if stream.holdsWholeReport, !breaksOff { breaksOff = !rememberRest() }
      if let found = try remembered(name) { return found }
      while let next = try reading.moveToNext() {
        guard case .name(let found) = next else { break }
        if Array(found.utf8) == Array(name.utf8) {
          let start = reading.resume
          let value = try takeValue(next)
          passed[Array(found.utf8)] = Passed(start: start, isRead: true, held: kept(value))
          return value
        }
        try remember(found)
      }
      if forgets || reading.passesUnseen, let found = try searchAgain([name]) {
        return found.value
      }
    } catch {
      stream.fail(error.at(pathOfNext))
    }
    return missing
  }

  /// The first of several keys that the object has, and its value.
  func firstMember(of names: [String]) -> (name: String, value: JSON)? {
    guard isObject else { return nil }
    do throws(ReportError) {
      if !reading.isUntouched { return try searchAgain(names) }
      while let next = try reading.moveToNext() {
        guard case .name(let found) = next else { break }
        if JSONWalk.isAny(found, of: names) {
          if let last = try lastValue(of: found) {
            stream.seek(to: reading.resume)
            try remember(found)
            return (found, last)
          }
          passed[Array(found.utf8)] = Passed(start: reading.resume, isRead: true)
          return (found, try takeValue(next))
        }
        try remember(found)
      }
    } catch {
      stream.fail(error.at(pathOfNext))
    }
    return nil
  }

  private static func isAny(_ name: String, of names: [String]) -> Bool {
    names.contains { $0.utf8.elementsEqual(name.utf8) }
  }

  private func remembered(_ name: String) throws(ReportError) -> JSON? {
    guard let known = passed[Array(name.utf8)] else { return nil }
    passed[Array(name.utf8)]?.isRead = true
    if let held = known.held {
      let given = held.bytes.count <= JSONWalk.keptBytes ? held.copy : held
      if given === held {
        // Handed over, since it holds its parent from here on.
        passed[Array(name.utf8)]?.held = nil
        allowance += held.bytes.count
      }
      given.place(in: self, as: .name(name))
      return JSON(given, 0)
    }
    stream.seek(to: known.start)
    let byte = try stream.peek()
    if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
      let reading = reading.container(endingAt: known.end)
      return JSON(JSONWalk(parent: self, key: .name(name), reading: reading))
    }
    return try scalar(.name(name)) { (record) throws(ReportError) in
      try stream.readRecord(into: record, depth: reading.depth)
    }
  }

  /// Looks through all members from the first one on, for those that were passed and not remembered.
  private func searchAgain(
    _ names: [String]
  ) throws(ReportError) -> (name: String, value: JSON)? {
    let again = again
    while let next = try again.reading.moveToNext() {
      if case .name(let found) = next, JSONWalk.isAny(found, of: names) {
        if let last = try lastValue(of: found) { return (found, last) }
        return (found, try again.takeValue(next))
      }
      try again.reading.skipValue()
    }
    return nil
  }

  /// With all of the report at hand, the value of the last of several members of a key.
  private func lastValue(of name: String) throws(ReportError) -> JSON? {
    guard stream.holdsWholeReport, !breaksOff else { return nil }
    let all = again
    return all.rememberRest() ? try all.remembered(name) : nil
  }

  /// Remembers all members as far as they can be read, and says whether they all could.
  private func rememberRest() -> Bool {
    while true {
      let state = reading.state
      do throws(ReportError) {
        guard case .name(let name)? = try reading.moveToNext() else { return true }
        try remember(name)
      } catch {
        // What stands before the fault is still to be read; who reads on will meet it.
        reading.state = state
        return false
      }
    }
  }

  /// Passes over a member's value and remembers where it stands.
  private func remember(_ name: String) throws(ReportError) {
    let start = reading.resume
    let key = Array(name.utf8)
    if passed[key]?.isRead == true {
      let twice = ReportError("given twice, the first one was read", offset: start)
      stream.remarks.note(twice.at(JSONPath.of(self, .name(name))))
    }
    let held = try reading.passValue(holding: allowance)
    if passed.count < JSONWalk.rememberedMembers || passed[key] != nil {
      allowance -= held?.bytes.count ?? 0
      passed[key] = Passed(start: start, end: reading.resume, held: held)
    } else {
      forgets = true
    }
  }

  /// Goes through the members one after the other, from the first one on; of several of these each
  /// keeps its own place.
  func cursor() -> JSONWalk { again }

  /// The next member of a container that is gone through.
  func nextMember() -> (key: JSONKey, value: JSON)? {
    do throws(ReportError) {
      guard let key = try reading.moveToNext() else { return nil }
      return (key, try takeValue(key))
    } catch {
      stream.fail(error.at(pathOfNext))
      return nil
    }
  }

  /// The next member as a record; `problem` says why there is none.
  ///
  /// The record given is used again where nobody else holds it. Where only some members are kept,
  /// a fault in the report ends the records without a word: it may show elsewhere than it is.
  func nextRecord(
    _ record: inout JSONRecord, members: [StaticString]
  ) -> (key: JSONKey, problem: ReportError?)? {
    do throws(ReportError) {
      guard let key = try reading.moveToNext() else { return nil }
      if !isKnownUniquelyReferenced(&record) { record = JSONRecord(remarks: stream.remarks) }
      record.place(in: self, as: key)
      let problem = try reading.readRecord(into: record, members: members)
      return (key, problem.map { stream.file.located($0.at(JSONPath.of(self, key))) })
    } catch {
      if members.isEmpty { stream.fail(error.at(pathOfNext)) }
      return nil
    }
  }

  /// The bytes of the container.
  var range: Range<Int> {
    do throws(ReportError) {
      return start..<(try reading.finish())
    } catch {
      stream.fail(error)
      return start..<max(start, reading.resume)
    }
  }

  /// Reads to the end of the container, so that what stands behind it can be read.
  func readToEnd() throws(ReportError) -> Int {
    if let end = reading.end { return end }
    // Remembered too, since their keys may be asked for.
    while isObject, case .name(let name)? = try reading.moveToNext() { try remember(name) }
    return try reading.finish()
  }

  /// The keys of the members that are remembered, sorted.
  var passedKeys: [String] { passed.keys.map { String(decoding: $0, as: UTF8.self) }.sorted() }
}
