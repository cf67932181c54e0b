package import ReportReading
package import ScannerKit

/// The original report without the records that are cut out, byte for byte.
package struct CleanedReport {
  private let file: ReportFile
  private let form: ReportForm
  private let empty: String?
  private let log: RecordLog
  /// Records that findings were dropped of and that stay, and why; those that only their
  /// surroundings keep from being cut are known once the report was written.
  package private(set) var obstacles: [(record: Range<Int>, reason: String)] = []
  /// How many records, or parts of records, are cut out.
  package private(set) var cutCount = 0

  /// - Parameters:
  ///   - file: The original report.
  ///   - form: What it is written in.
  ///   - empty: What stands for a report that is one record, once that is cut.
  ///   - log: What becomes of its records.
  package init(of file: ReportFile, _ form: ReportForm, empty: String?, log: RecordLog) {
    self.file = file
    self.form = form
    self.empty = empty
    var obstacles: [(record: Range<Int>, reason: String)] = []
    self.log = log.settled { obstacles.append(($0, "findings that are kept are made of it too")) }
    self.obstacles = obstacles
    cutCount = self.log.reduce(0) { $1.fate == .cut ? $0 + 1 : $0 }
  }

  /// Writes the report, piece by piece.
  package mutating func write(to output: @escaping EditedReport.Output) throws {
    var report = EditedReport(of: file, to: output)
    var cuts = Cuts(in: file, form, empty: empty)
    for entry in log where entry.fate == .cut {
      if let edit = try cuts.add(entry) { try report.apply(edit) }
    }
    if let edit = cuts.finish() { try report.apply(edit) }
    obstacles += cuts.obstacles
    cutCount -= cuts.obstacles.count
    try report.finish()
  }
}
