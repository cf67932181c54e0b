import Deduplication
import Exporting
import FindingModel

/// The findings of one tool, written as DefectDojo's Generic Findings Import, by which a server can be
/// told what no report in its scanner's own format can.
struct GenericReport {
  /// Its name without the words that scan types have beside it.
  let tool: String
  /// What the server calls the test that it makes of it.
  let testType: String
  /// In the order of the findings; several where they are more than the server takes at once.
  let parts: [String]
  /// The findings that the server does not get, by the reason.
  let unsent: [TestRun.Unsent: String]
  /// Which findings get another hash than by a report in the scanner's own format.
  let otherHashes: OtherHashes
  /// What was changed or left out to fit, a line each.
  let remarks: [String]

  static let scanType = DefectDojoTestType.own

  /// Whether findings of the tool may have been in a report.
  func mayBe(in outcome: ReportOutcome) -> Bool {
    outcome.scanType.isEmpty || TestType.isDynamic(scanType: outcome.scanType)
      || DefectDojoTestType.name(outcome.scanType) == tool
  }

  /// Reads reports and writes their findings, those of each tool apart: a reimport closes what a
  /// report lacks, so that one test can only hold what one report tells.
  ///
  /// - Parameters:
  ///   - paths: Reports.
  ///   - settings: How they are read, and what is decided about their findings.
  ///   - folder: Where the findings are written to.
  ///   - bytes: How many the server takes at once.
  /// - Returns: What was written, in the order of the findings, and how reading went.
  /// - Throws: Where it cannot be written, or would hold a secret that was replaced elsewhere.
  static func write(
    _ paths: [String], _ settings: ReadingSettings, to folder: TemporaryFolder, bytes: Int
  ) throws -> (reports: [GenericReport], outcomes: [ReportOutcome]) {
    let drafts = GenericDrafts(settings, folder: folder.path, bytes: bytes)
    let outcomes = try MergedRun(settings).read(
      paths,
      MergedRun.Receivers(
        drops: { finding, _ in try drafts.add(finding, unsent: .dropped) },
        goes: { finding in try drafts.add(finding, unsent: .merged) },
        stays: { finding, _ in try drafts.add(finding) }))
    return (try drafts.finish(outcomes), outcomes)
  }
}
