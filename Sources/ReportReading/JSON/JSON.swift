/// A value of a JSON report, or the place where one was expected.
///
/// Asking never fails: `report["Results"]` of a report without that key is a value that does not
/// `exist`, and remembers where it was looked for. What a record cannot do without is asked for
/// with ``requiredText()``, whose error says where it is missing.
///
/// Containers of a large report are read as they are asked for; a record that is gone through with
/// ``eachRecord(_:)`` is read as a whole. Values of a report that breaks off do not exist from
/// there on; the reason is in ``JSONReport/failure``. A value belongs to the task that reads the
/// report.
public struct JSON {
  /// What the value is looked up in, as `index` tells. One reference to a class is what the compiler
  /// counts best: with an enum of three, texts of records took a third more of such counting.
  @usableFromInline let source: JSONSource
  /// The place on the tape of a record, or one of those below.
  @usableFromInline let index: Int

  private static let walked = -1
  private static let missing = -2

  @inlinable
  init(_ record: JSONRecord, _ index: Int) {
    source = record
    self.index = index
  }

  init(_ walk: JSONWalk) {
    source = walk
    index = JSON.walked
  }

  init(missing parent: JSONGap.Parent, _ key: JSONKey) {
    source = JSONGap(parent, key)
    index = JSON.missing
  }

  /// The record that the value is part of, where it was read as a part of one.
  @inlinable
  var record: JSONRecord? {
    @inline(__always) get { index >= 0 ? unsafeDowncast(source, to: JSONRecord.self) : nil }
  }

  /// The same, to be told apart.
  enum Storage {
    case taped(JSONRecord, Int)
    case walked(JSONWalk)
    case missing(JSONGap)
  }

  var storage: Storage {
    switch index {
    case JSON.walked: .walked(unsafeDowncast(source, to: JSONWalk.self))
    case JSON.missing: .missing(unsafeDowncast(source, to: JSONGap.self))
    default: .taped(unsafeDowncast(source, to: JSONRecord.self), index)
    }
  }

  // MARK: Members

  /// The member of an object with that key; of several the last one.
  @inlinable
  public subscript(_ key: StaticString) -> JSON {
    if let record, let value = record.member(key, of: index) {
      return JSON(record, value)
    }
    return memberElsewhere(key)
  }

  /// A member of what is not part of a record, or one that is missing.
  @usableFromInline
  func memberElsewhere(_ key: StaticString) -> JSON {
    switch storage {
    case .taped(let record, let index):
      return JSON(missing: .taped(record, index), .literal(key))
    case .walked(let walk):
      return walk.member(.literal(key), "\(key)")
    case .missing:
      return self
    }
  }

  /// The member of an object with a key that is known only when the report is read.
  public subscript(named key: String) -> JSON {
    switch storage {
    case .taped(let record, let index):
      var key = key
      if let value = key.withUTF8({ record.member($0, of: index) }) { return JSON(record, value) }
      return JSON(missing: .taped(record, index), .name(key))
    case .walked(let walk):
      return walk.member(.name(key), key)
    case .missing:
      return self
    }
  }

  /// The element of a list at a place, counted from 0.
  public subscript(_ position: Int) -> JSON {
    var left = position
    for element in self {
      if left == 0 { return element }
      left -= 1
    }
    switch storage {
    case .taped(let record, let index):
      return JSON(missing: .taped(record, index), .index(position))
    case .walked(let walk): return JSON(missing: .walked(walk), .index(position))
    case .missing: return self
    }
  }

  /// The first of several keys, in the order of the report, that an object has.
  public func first(of keys: String...) -> (key: String, value: JSON)? {
    if case .walked(let walk) = storage {
      return walk.firstMember(of: keys).map { (key: $0.name, value: $0.value) }
    }
    let first = members.first { member in
      keys.contains { $0.utf8.elementsEqual(member.key.utf8) }
    }
    return first.map { (key: $0.key, value: self[named: $0.key]) }
  }

  // MARK: Kinds

  /// Whether the report has this value; null exists too.
  public var exists: Bool { index != JSON.missing }

  /// What a value is.
  public enum Kind: String, Sendable {
    case object = "an object"
    case list = "a list"
    case text = "a text"
    case number = "a number"
    case boolean = "true or false"
    case null = "null"
    case nothing = "nothing"
  }

  /// What the value is; `nothing` where it does not exist.
  public var kind: Kind {
    switch storage {
    case .missing: return .nothing
    case .walked(let walk): return walk.isObject ? .object : .list
    case .taped(let record, let index):
      switch record.tape[index].kind {
      case .object: return .object
      case .list: return .list
      case .text: return .text
      case .number: return .number
      case .yes, .no: return .boolean
      case .null, .end: return .null
      }
    }
  }

  public var isNull: Bool { kind == .null }
  public var isObject: Bool { kind == .object }
  public var isList: Bool { kind == .list }

  // MARK: Places

  /// Where the value stands: its path, and its bytes in the report.
  public var position: RecordRange { RecordRange(path: path, bytes: bytes) }

  /// The way to the value, as `Results[0].Target`.
  public var path: String {
    switch storage {
    case .taped(let record, let index): JSONPath.of(record, index)
    case .walked(let walk): JSONPath.of(walk.parent, walk.key)
    case .missing(let gap): gap.path
    }
  }

  /// The bytes of the value, counted from the start of the report.
  public var bytes: Range<Int> {
    switch storage {
    case .taped(let record, let index): record.range(of: index)
    case .walked(let walk): walk.range
    case .missing(let gap): gap.bytes
    }
  }

  /// An error at this value.
  public func error(_ problem: String) -> ReportError {
    switch storage {
    case .taped(let record, let index):
      ReportError(problem, path: path, offset: record.start(of: index))
    case .walked(let walk):
      ReportError(problem, path: path, offset: walk.start)
    case .missing(let gap):
      gap.failure ?? ReportError(problem, path: path, offset: gap.offset)
    }
  }
}

/// What a value is looked up in.
@usableFromInline
class JSONSource {
  init() {}
}

/// A place where a value was looked for and none was.
final class JSONGap: JSONSource {
  enum Parent {
    case taped(JSONRecord, Int)
    case walked(JSONWalk)
    case nothing
  }

  private let parent: Parent
  private let key: JSONKey

  init(_ parent: Parent, _ key: JSONKey) {
    self.parent = parent
    self.key = key
    super.init()
  }

  /// The way to the value that is missing.
  var path: String {
    switch parent {
    case .taped(let record, let index): JSONPath.appending(key, to: JSONPath.of(record, index))
    case .walked(let walk): JSONPath.of(walk, key)
    case .nothing: JSONPath.of(nil, key)
    }
  }

  /// The bytes of the value that it is missing in.
  var bytes: Range<Int> {
    switch parent {
    case .taped(let record, let index): record.range(of: index)
    case .walked(let walk): walk.start..<walk.start
    case .nothing: 0..<0
    }
  }

  /// Why the report breaks off, if it does before the value could be found.
  var failure: ReportError? {
    if case .walked(let walk) = parent { return walk.stream.failure }
    return nil
  }

  var offset: Int? {
    switch parent {
    case .taped(let record, let index): record.start(of: index)
    case .walked(let walk): walk.start
    case .nothing: nil
    }
  }
}
