extension JSON {
  /// The text; nothing where the value is of another kind.
  @inlinable
  public var text: String? { record?.text(at: index) }

  /// The number, where it is whole and fits into 64 bits.
  public var int: Int? {
    guard let record, record.tape[index].kind == .number else { return nil }
    return Int(record.token(at: index))
  }

  /// The number, or the nearest one to it.
  public var double: Double? {
    guard let record, record.tape[index].kind == .number else { return nil }
    return Double(record.token(at: index))
  }

  /// The whole number, also where it is written as a text.
  public var writtenInt: Int? { int ?? text.flatMap { Int($0) } }

  /// The number, also where it is written as a text.
  public var writtenDouble: Double? { double ?? text.flatMap { Double($0) } }

  /// The text, unless it is empty.
  public var nonEmptyText: String? { text.flatMap { $0.isEmpty ? nil : $0 } }

  public var bool: Bool? {
    guard let record else { return nil }
    switch record.tape[index].kind {
    case .yes: return true
    case .no: return false
    default: return nil
    }
  }

  /// The texts of a list; elements of another kind are left out.
  public var texts: [String] { compactMap(\.text) }

  /// The texts of a list, one after the other with a separator between.
  public func joinedTexts(separator: StaticString) -> String {
    guard let record, isList else {
      return texts.joined(separator: "\(separator)")
    }
    return record.joinedTexts(of: index, separator: separator)
  }

  /// The text of a value that a record cannot do without.
  public func requiredText() throws(ReportError) -> String {
    guard let text else { throw unexpected("a text") }
    return text
  }

  /// The whole number of a value that a record cannot do without.
  public func requiredInt() throws(ReportError) -> Int {
    guard let int else { throw unexpected("a whole number") }
    return int
  }

  /// An error that says what was expected here, and what was found.
  public func unexpected(_ expected: String) -> ReportError {
    exists ? error("expected \(expected), found \(kind.rawValue)") : error("missing")
  }
}
