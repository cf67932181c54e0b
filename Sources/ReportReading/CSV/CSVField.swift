/// The value of a column in a row, perhaps one that does not exist.
public struct CSVField: Sendable {
  /// What the field was asked for by.
  enum Column: Sendable {
    case literal(StaticString)
    case named(String)
    case position(Int)
  }

  let row: CSVRow.Place
  let column: Column
  let bytes: [UInt8]
  let cell: CSVRecordScan.Cell?

  /// Whether the row has this field; an empty one exists.
  public var exists: Bool { cell != nil }

  /// The text without its quotation marks, or none where the row has no such field; bytes that are
  /// not UTF-8 become U+FFFD.
  public var text: String? { cell.map { $0.text(in: bytes.span.bytes) } }

  /// The text, unless it is empty.
  public var nonEmptyText: String? { text.flatMap { $0.isEmpty ? nil : $0 } }

  /// The text, or an error that names row and column where the row has no such field.
  public func requiredText() throws(ReportError) -> String {
    guard let text else { throw error("missing") }
    return text
  }

  /// The whole number that the text is, with a sign perhaps and with spaces around it.
  public var int: Int? { text.flatMap { Int($0) ?? Int(Self.trimmed($0)) } }

  /// The number that the text is, with spaces around it perhaps.
  public var double: Double? { text.flatMap { Double($0) ?? Double(Self.trimmed($0)) } }

  /// The whole number, or an error that names row and column and what stands there.
  public func requiredInt() throws(ReportError) -> Int {
    guard let int else {
      throw error(text.map { "expected a whole number, found '\($0.prefix(40))'" } ?? "missing")
    }
    return int
  }

  /// The bytes of the field in the report, within its quotation marks where it has some.
  public var place: Range<Int>? {
    cell.map { cell in
      let quotes = cell.isPlain ? 0 : 1
      return row.base + cell.start + quotes..<row.base + max(cell.start + quotes, cell.end - quotes)
    }
  }

  /// An error about this field.
  public func error(_ problem: String) -> ReportError {
    ReportError(problem, path: path, offset: row.base + (cell?.start ?? row.start))
  }

  /// How one gets to the field: `row 7.Severity`.
  public var path: String {
    switch column {
    case .literal(let name): "row \(row.number).\(name)"
    case .named(let name): "row \(row.number).\(name)"
    case .position(let index): "row \(row.number).[\(index)]"
    }
  }

  private static func trimmed(_ text: String) -> Substring {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = text.utf8.firstIndex(where: { !isBlank($0) }),
      let last = text.utf8.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return text[first...last]
  }
}

extension CSVRecordScan.Cell {
  /// The text of the field in the bytes in which it was found.
  func text(in bytes: RawSpan) -> String {
    bytes.extracting(start..<end).withUnsafeBytes { raw in
      isPlain ? String(repairing: raw.assumingMemoryBound(to: UInt8.self)) : Self.unquoted(raw)
    }
  }

  /// The text of a field that begins with a quotation mark: doubled ones are one, and what follows
  /// the closing one is taken as it is.
  private static func unquoted(_ raw: UnsafeRawBufferPointer) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var start = 1
    while true {
      let quote = WordScan.next(CSVRecordScan.quote, in: raw.bytes, from: start)
      text.append(contentsOf: raw[start..<quote])
      start = quote + 1
      guard start < raw.count, raw[start] == CSVRecordScan.quote else { break }
      text.append(CSVRecordScan.quote)
      start += 1
    }
    if start < raw.count { text.append(contentsOf: raw[start...]) }
    return text.withUnsafeBufferPointer { String(repairing: $0) }
  }
}
