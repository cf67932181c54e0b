/// One record of a CSV report, whose fields are asked for by the names of their columns.
public struct CSVRow: Sendable {
  /// Where a row stands.
  struct Place: Sendable {
    /// From 1 for the first record behind the header.
    var number: Int
    /// Where in the report the bytes begin in which the row was found.
    var base: Int
    /// Where in these bytes the row begins and ends.
    var start: Int
    var end: Int
  }

  let place: Place
  let header: CSVHeader
  let bytes: [UInt8]
  let cells: [CSVRecordScan.Cell]

  /// The field of a column; one that does not exist where there is no such column, or where the
  /// row ends before it. The last of several columns of one name counts.
  public subscript(_ column: StaticString) -> CSVField {
    field(header.index(of: column), .literal(column))
  }

  /// The same for a name that is not known when the program is written.
  public subscript(named column: String) -> CSVField {
    field(header.index(of: column), .named(column))
  }

  /// The field at a place in the row, from 0.
  public subscript(at index: Int) -> CSVField { field(index, .position(index)) }

  /// How many fields the row has, which may be more or fewer than there are columns.
  public var count: Int { cells.count }

  /// The texts of the fields for which there is no column.
  public var extra: [String] {
    cells.dropFirst(header.names.count).map { $0.text(in: bytes.span.bytes) }
  }

  /// Where the row stands, with its line end: `row 7`, from 1 for the first behind the header.
  public var position: RecordRange {
    RecordRange(
      path: "row \(place.number)", bytes: place.base + place.start..<place.base + place.end)
  }

  /// An error about the row.
  public func error(_ problem: String) -> ReportError {
    ReportError(problem, path: position.path, offset: position.bytes.lowerBound)
  }

  private func field(_ index: Int?, _ column: CSVField.Column) -> CSVField {
    let cell = index.flatMap { cells.indices.contains($0) ? cells[$0] : nil }
    return CSVField(row: place, column: column, bytes: bytes, cell: cell)
  }
}
