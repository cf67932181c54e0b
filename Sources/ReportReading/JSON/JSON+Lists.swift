extension JSON: Sequence {
  /// Goes through the elements of a list in order; of any other value there are none.
  ///
  /// A value that is neither a list nor null is noted as unexpected.
  public func makeIterator() -> Iterator {
    switch storage {
    case .walked(let walk) where !walk.isObject:
      return Iterator(place: .walked(walk.cursor()))
    case .taped(let record, let list) where record.tape[list].kind == .list:
      return Iterator(place: .taped(record, next: list + 1, end: record.tape[list].length - 1))
    default:
      noteUnlessNull("a list")
      return Iterator(place: .nowhere)
    }
  }

  public struct Iterator: IteratorProtocol {
    enum Place {
      case taped(JSONRecord, next: Int, end: Int)
      case walked(JSONWalk)
      case nowhere
    }

    var place: Place

    public mutating func next() -> JSON? {
      switch place {
      case .taped(let record, let index, let end):
        guard index < end else { return nil }
        place = .taped(record, next: record.next(after: index), end: end)
        return JSON(record, index)
      case .walked(let cursor):
        return cursor.nextMember()?.value
      case .nowhere:
        return nil
      }
    }
  }

  /// The members of an object in order, with their keys; of any other value there are none.
  public var members: AnySequence<(key: String, value: JSON)> {
    switch storage {
    case .walked(let walk) where walk.isObject:
      return AnySequence<(key: String, value: JSON)> {
        let cursor = walk.cursor()
        return AnyIterator<(key: String, value: JSON)> {
          guard let (key, value) = cursor.nextMember(), case .name(let name) = key else {
            return nil
          }
          return (key: name, value: value)
        }
      }
    case .taped(let record, let object) where record.tape[object].kind == .object:
      return AnySequence<(key: String, value: JSON)> {
        var index = object + 1
        let end = record.tape[object].length - 1
        return AnyIterator<(key: String, value: JSON)> {
          guard index < end else { return nil }
          defer { index = record.next(after: index + 1) }
          return (key: record.string(at: index), value: JSON(record, index + 1))
        }
      }
    default:
      noteUnlessNull("an object")
      return AnySequence(EmptyCollection())
    }
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
