extension JSON: Sequence {
  /// Goes through the elements of a list in order; of any other value there are none.
  ///
  /// A value that is neither a list nor null is noted as unexpected.
  public func makeIterator() -> Iterator {
    switch storage {
    case .walked(let walk) where !walk.isObject:
      return Iterator(through: walk.cursor())
    case .taped(let record, let list) where record.tape[list].kind == .list:
      return Iterator(through: record, from: list + 1, to: record.tape[list].length - 1)
    default:
      noteUnlessNull("a list")
      return Iterator()
    }
  }

  /// Either through the tape of a record or on through the report; through nothing where neither
  /// is given.
  public struct Iterator: IteratorProtocol {
    private let record: JSONRecord?
    private let cursor: JSONWalk?
    private var index: Int
    private let end: Int

    init(through record: JSONRecord? = nil, from start: Int = 0, to end: Int = 0) {
      self.record = record
      cursor = nil
      index = start
      self.end = end
    }

    init(through cursor: JSONWalk) {
      record = nil
      self.cursor = cursor
      index = 0
      end = 0
    }

    public mutating func next() -> JSON? {
      guard let record else { return cursor?.nextMember()?.value }
      guard index < end else { return nil }
      defer { index = record.next(after: index) }
      return JSON(record, index)
    }

    /// The next key and its value.
    fileprivate mutating func nextMember() -> (key: String, value: JSON)? {
      guard let record else {
        guard let (key, value) = cursor?.nextMember(), case .name(let name) = key else {
          return nil
        }
        return (key: name, value: value)
      }
      guard index < end else { return nil }
      defer { index = record.next(after: index + 1) }
      return (key: record.string(at: index), value: JSON(record, index + 1))
    }
  }

  /// The members of an object in order, with their keys.
  public struct Members: Sequence {
    /// Nothing where the value is no object.
    fileprivate let object: JSON?

    public struct Iterator: IteratorProtocol {
      fileprivate var entries: JSON.Iterator

      public mutating func next() -> (key: String, value: JSON)? { entries.nextMember() }
    }

    public func makeIterator() -> Iterator {
      switch object?.storage {
      case .walked(let walk):
        Iterator(entries: JSON.Iterator(through: walk.cursor()))
      case .taped(let record, let object):
        Iterator(
          entries: JSON.Iterator(
            through: record, from: object + 1, to: record.tape[object].length - 1))
      default:
        Iterator(entries: JSON.Iterator())
      }
    }
  }

  /// The members of an object in order, with their keys; of any other value there are none.
  ///
  /// A value that is neither an object nor null is noted as unexpected.
  public var members: Members {
    if isObject { return Members(object: self) }
    noteUnlessNull("an object")
    return Members(object: nil)
  }

  /// Reads the elements of a list one after the other, each one as a whole, and lets it go.
  ///
  /// Of an element that is larger than a record may be, `body` is given the reason instead.
  public func eachRecord(_ body: (Result<JSON, ReportError>) throws -> Void) rethrows {
    var records = records
    while let record = records.next() { try body(record) }
  }

  /// How many elements a list has, or members an object; 0 for any other value.
  public var count: Int {
    switch kind {
    case .list: reduce(0) { count, _ in count + 1 }
    case .object: members.reduce(0) { count, _ in count + 1 }
    default: 0
    }
  }

  private func noteUnlessNull(_ expected: String) {
    switch storage {
    case .taped(let record, let index) where record.tape[index].kind != .null:
      record.remarks.note(unexpected(expected))
    case .walked(let walk):
      walk.stream.remarks.note(unexpected(expected))
    default:
      break
    }
  }
}
