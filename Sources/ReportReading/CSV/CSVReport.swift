/// Reads a CSV report: a header with the names of the columns, then one record a row.
///
///     try report.eachRow { row in
///       let name = try row["Name"].requiredText()
///       let line = row["Line"].int
///     }
///
/// Format: RFC 4180, with `,`, `;` or a tab between the fields, LF, CRLF or CR behind the rows, and
/// blank lines passed over. Rows that are too short or too long are read as by `csv.DictReader` of
/// Python: a missing field does not exist, and fields without a column are in `row.extra`.
public struct CSVReport: Sendable {
  public let file: ReportFile
  /// The byte between the fields.
  public let delimiter: UInt8
  private let columns: CSVHeader
  private let limits: ReadingLimits
  /// Where the first record behind the header begins.
  private let rowsStart: Int
  private let windowSize: Int

  /// Reads the header; of a report without any line it is empty.
  ///
  /// Where no `delimiter` is given, it is the one of `,`, `;` and tab that parts the header into
  /// most fields, and the first of them where several do.
  public init(
    file: ReportFile, limits: ReadingLimits = ReadingLimits(), delimiter: UInt8? = nil
  ) throws(ReportError) {
    try self.init(
      file: file, limits: limits, delimiter: delimiter, windowSize: ReadingWindow.usualSize)
  }

  init(
    file: ReportFile, limits: ReadingLimits, delimiter: UInt8?, windowSize: Int
  ) throws(ReportError) {
    self.file = file
    self.limits = limits
    self.windowSize = windowSize
    let candidates = delimiter.map { [$0] } ?? [",", ";", "\t"].map { UInt8(ascii: $0) }
    var best = (delimiter: candidates[0], names: [String](), end: file.contentStart)
    var failure: ReportError?
    for delimiter in candidates {
      var records = CSVRows(
        file, header: CSVHeader([]), delimiter: delimiter, limits: limits,
        from: file.contentStart, windowSize: windowSize)
      do throws(ReportError) {
        let names = try records.next()?.extra ?? []
        if names.count > best.names.count { best = (delimiter, names, records.offset) }
      } catch {
        failure = failure ?? error
      }
    }
    // A quotation mark that is never closed opens nothing for a delimiter that is not the right one.
    if best.names.count < 2, let failure { throw failure }
    self.delimiter = best.delimiter
    columns = CSVHeader(best.names)
    rowsStart = best.end
  }

  /// The names of the columns, in their order; a name may be there twice.
  public var header: [String] { columns.names }

  /// Whether there is a column of each of these names.
  public func has(_ names: StaticString...) -> Bool {
    names.allSatisfy { columns.index(of: $0) != nil }
  }

  /// The table below lines that stand before it: its header is the first record that has fields of
  /// all these texts, or nothing where none of the first records has.
  ///
  /// Throws what `CSVRows.next` does.
  public func table(withHeader names: StaticString...) throws(ReportError) -> CSVReport? {
    if names.allSatisfy({ columns.index(of: $0) != nil }) { return self }
    var rows = rows()
    // A title has a few lines; a report that is no such table is not gone through for it.
    for _ in 0..<50 {
      guard let row = try rows.next() else { return nil }
      let header = CSVHeader((0..<row.count).compactMap { row[at: $0].text })
      if names.allSatisfy({ header.index(of: $0) != nil }) {
        return CSVReport(self, header: header, rowsStart: rows.offset)
      }
    }
    return nil
  }

  private init(_ report: CSVReport, header: CSVHeader, rowsStart: Int) {
    file = report.file
    limits = report.limits
    windowSize = report.windowSize
    delimiter = report.delimiter
    columns = header
    self.rowsStart = rowsStart
  }

  /// Gives each row in turn, from the first one on however often it is called; memory grows with
  /// the largest row, not with the report.
  ///
  /// Throws what `body` throws, and what `CSVRows.next` does.
  public func eachRow(_ body: (CSVRow) throws -> Void) throws {
    var rows = rows()
    while let row = try rows.next() { try body(row) }
  }

  /// The row that begins at a place in the report; its number is not known.
  ///
  /// Throws what `CSVRows.next` does.
  public func row(at offset: Int) throws(ReportError) -> CSVRow? {
    var rows = CSVRows(
      file, header: columns, delimiter: delimiter, limits: limits, from: offset,
      windowSize: 4 << 10)
    return try rows.next()
  }

  /// The rows from the first one on.
  public func rows() -> CSVRows {
    CSVRows(
      file, header: columns, delimiter: delimiter, limits: limits, from: rowsStart,
      windowSize: windowSize)
  }
}
