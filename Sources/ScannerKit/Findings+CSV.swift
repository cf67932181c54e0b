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
        for var finding in try read(row) {
          finding.records = [Findings.position(of: row)]
          add(&finding)
        }
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
        guard let (key, read) = try read(row) else { continue }
        var finding = read
        finding.records = [Findings.position(of: row)]
        merged.add(finding, key: key)
      } catch {
        note(error)
      }
    }
  }

  private static func position(of row: CSVRow) -> RecordPosition {
    let place = row.position
    return RecordPosition(path: place.path, bytes: place.bytes)
  }
}
