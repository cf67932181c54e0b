public import FindingModel
public import ReportReading

/// Records of CSV: the rows of a report.
extension Findings {
  /// Reads each row into a finding, or into none.
  ///
  /// - Throws: Where rows cannot be told apart, as behind a quotation mark that is never closed;
  ///   those before it were read.
  public mutating func each(
    _ report: CSVReport, _ read: (CSVRow) throws -> Finding?
  ) throws(ReportError) {
    try eachSeveral(report) { row throws in try read(row).map { [$0] } ?? [] }
  }

  /// Reads each row into any number of findings.
  public mutating func eachSeveral(
    _ report: CSVReport, _ read: (CSVRow) throws -> [Finding]
  ) throws(ReportError) {
    var rows = report.rows()
    while refusal == nil, let row = try rows.next() {
      do {
        var findings = try read(row)
        let facts = findings.isEmpty ? nil : facts(of: row)
        add(&findings, of: RecordPosition(row.position), telling: facts)
      } catch {
        note(error)
      }
    }
  }

  /// Reads each row into a finding that is merged with those of the same key.
  public mutating func each(
    _ report: CSVReport, into merged: inout MergedFindings,
    _ read: (CSVRow) throws -> (key: String, finding: Finding)?
  ) throws(ReportError) {
    var rows = report.rows()
    while let row = try rows.next() {
      do {
        merged.add(try read(row), at: RecordPosition(row.position), telling: facts(of: row))
      } catch {
        note(error)
      }
    }
  }
}
