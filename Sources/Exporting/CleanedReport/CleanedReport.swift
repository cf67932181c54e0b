package import ReportReading
package import ScannerKit

/// The original report without the records that are cut out, byte for byte but for marks and counts.
package struct CleanedReport {
  private let file: ReportFile
  private let scanner: any Scanner
  private let form: ReportForm
  private let decisions: RecordDecisions
  private let log: RecordLog
  /// Records that findings were dropped of and that stay, and why; those that only their
  /// surroundings keep from being cut are known once the report was written.
  package private(set) var obstacles: [(record: Range<Int>, reason: String)] = []
  /// How many records, or parts of records, are cut out.
  package private(set) var cutCount = 0
  /// How many records say that they are of no concern, and how many should and cannot; known once
  /// the report was written.
  package private(set) var marked = 0
  package private(set) var unmarked = 0

  /// - Parameters:
  ///   - file: The original report.
  ///   - scanner: Whose it is.
  ///   - form: What it is written in.
  ///   - decisions: What becomes of its records.
  package init(
    of file: ReportFile, by scanner: any Scanner, _ form: ReportForm, _ decisions: RecordDecisions
  ) {
    self.file = file
    self.scanner = scanner
    self.form = form
    self.decisions = decisions
    var obstacles: [(record: Range<Int>, reason: String)] = []
    log = decisions.log.settled {
      obstacles.append(($0, "findings that are kept are made of it too"))
    }
    self.obstacles = obstacles
    cutCount = log.reduce(0) { $1.fate == .cut ? $0 + 1 : $0 }
  }

  /// Whether writing it gives anything but the report as it was.
  package var isChanged: Bool { cutCount > 0 || marked > 0 }

  /// Splits the report.
  ///
  /// - Parameter room: How many bytes of records fit into a part.
  /// - Returns: The parts; nothing where records do not fit into any, or there are too many parts.
  package func parts(room: Int) -> ReportParts? {
    decisions.links.flatMap { ReportParts(log, $0, room: room) }
  }

  /// The counts in the report, or in a part of it, that are wrong without what is cut out.
  package func wrongCounts(
    _ limits: ReadingLimits, inPart part: Int? = nil, of parts: ReportParts? = nil
  ) -> [Recount.Change] {
    if cutCount == 0, part == nil { return [] }
    var recount = Recount(of: file) { [log] in
      let records = PartRecords(log, part: part, of: parts)
      return AnyIterator(records.lazy.filter { $0.fate == .cut }.map(\.bytes).makeIterator())
    }
    switch (form, scanner) {
    case (.json, let scanner as any JSONRecounting):
      let report = JSONReport(file, limits: limits)
      scanner.recount(report.root, into: &recount)
    case (.xml, let scanner as any XMLRecounting):
      let report = XMLReport(file, limits: limits)
      scanner.recount(report.root, into: &recount)
    default:
      break
    }
    return recount.changes
  }

  /// Writes the report, piece by piece.
  ///
  /// - Parameters:
  ///   - part: The part that is written, from 1; 0 is the report without any record. All of it where
  ///     none is told.
  ///   - parts: The parts.
  ///   - counts: What makes its counts right.
  ///   - output: Takes the pieces.
  /// - Throws: Where the report can no longer be read, and what `output` throws.
  package mutating func write(
    part: Int? = nil, of parts: ReportParts? = nil, with counts: [ReportEdit] = [],
    to output: @escaping EditedReport.Output
  ) throws {
    var report = EditedReport(
      of: file, with: counts.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }, to: output)
    var cuts = Cuts(in: file, form, empty: scanner.emptyReport)
    var marks = MarkedRecords(in: file, of: scanner, form, as: decisions.markings)
    for entry in PartRecords(log, part: part, of: parts) {
      switch entry.fate {
      case .keep: break
      case .cut:
        if let edit = try cuts.add(entry) { try report.apply(edit) }
      case .mark(let number):
        if let edit = cuts.finish() { try report.apply(edit) }
        for edit in try marks.edits(entry.bytes, number) { try report.apply(edit) }
      }
    }
    if let edit = cuts.finish() { try report.apply(edit) }
    try report.finish()
    if part == nil {
      obstacles += cuts.obstacles
      cutCount -= cuts.obstacles.count
    }
    marked += marks.marked
    unmarked += marks.unmarked
  }
}
