import Exporting
import FindingModel
import ReportReading
import ScannerKit
import Triage

/// Takes the records of dropped findings out of a report, which stays in its scanner's format.
public struct Cleaning: Sendable {
  private let settings: ReadingSettings
  private let options: CleaningOptions
  private let run: ReportRun

  public init(_ settings: ReadingSettings, _ options: CleaningOptions) {
    self.settings = settings
    self.options = options
    run = ReportRun(settings)
  }

  /// What became of a report.
  public struct Result: Sendable {
    /// How reading it went; where it has a failure, nothing was written.
    public let outcome: ReportOutcome
    public internal(set) var summary = CleanedSummary()
  }

  /// Writes a report without what is dropped.
  ///
  /// It is read twice: once to decide, where no more than the places of its records is remembered,
  /// and once to be copied. Before that it is read to find out what is to be merged, where anything
  /// is.
  ///
  /// - Parameters:
  ///   - path: The report, or `-` for standard input.
  ///   - progress: Is told how far reading has come.
  /// - Returns: How reading went, and what was cut out.
  /// - Throws: Where the report is of a kind that nothing can be cut out of, where the output cannot
  ///   be written, or would hold a secret that is to be replaced.
  public func clean(_ path: String, progress: Progress = Progress()) throws -> Result {
    if options.maximumSize != nil, options.isInPlace || options.output == "-" {
      throw ConfigurationError("a report is split into files beside --output: expected its name")
    }
    if options.isInPlace, path == ReportInput.standardInput {
      throw ConfigurationError("standard input cannot be replaced: expected a file, found `-`")
    }
    let file: ReportFile
    do {
      file = try CleanableReport.open(path, limits: settings.limits)
    } catch let error as ReportError {
      return Result(outcome: ReportOutcome(report: path, failure: error))
    }
    if options.isInPlace, file.isDecompressed {
      throw ConfigurationError(
        "\(path): is compressed, and the cleaned report is not: name it with --output")
    }
    let output = try OutputFile(options.isInPlace ? path : options.output)
    var decisions = RecordDecisions(splits: options.maximumSize != nil)
    var merged = try MergedAway(file, run, settings)
    var outcome = try run.read(file, tellRepeat: { decisions.addRepeat(of: $0, at: $1) }) {
      finding, _ in
      progress.count(finding)
      decisions.add(finding, isMerged: merged.takes(finding))
    }
    merged.count(in: &outcome.tally)
    if outcome.failure != nil { return Result(outcome: outcome) }
    decisions.finish()
    let report = try CleanableReport(file, as: outcome.scanType)
    let summary = try write(report, decisions, outcome, to: output)
    return Result(outcome: outcome, summary: summary)
  }

  private func write(
    _ report: CleanableReport, _ decisions: RecordDecisions, _ outcome: ReportOutcome,
    to output: OutputFile
  ) throws -> CleanedSummary {
    let cleaned = CleanedReport(of: report.file, by: report.scanner, report.form, decisions)
    if cleaned.cutCount > 0 || !decisions.markings.isEmpty || options.maximumSize != nil {
      try report.checkPlaces()
    }
    var files = CleanedFiles(
      cleaned, options, limits: settings.limits, encoding: report.file.encoding,
      redacted: run.redacts ? outcome : nil)
    try files.write(to: output, options.isInPlace ? report.file.name : options.output)
    var summary = CleanedSummary(
      decisions, files.cleaned, files.counts, areFixed: options.fixesCounts)
    summary.bytes = report.file.size
    summary.outputs = files.outputs
    summary.remarks = remarks(on: summary, of: report, outcome)
    return summary
  }

  /// What the policy says that the report does not, and what its parts do to each other.
  private func remarks(
    on summary: CleanedSummary, of report: CleanableReport, _ outcome: ReportOutcome
  ) -> [String] {
    var remarks: [String] = []
    let changes = settings.policy?.changesOfFindings ?? []
    if !changes.isEmpty {
      remarks.append(
        "the policy's \(changes.joined(separator: " and ")) decided about findings, but are not"
          + " written into a cleaned report; \(CleanableReport.advice)")
    }
    if summary.recordsUnmarked > 0 {
      remarks.append(
        "\(summary.recordsUnmarked) findings are marked, of which the report does not tell;"
          + " \(CleanableReport.advice)")
    }
    if summary.recordsUnmerged > 0 {
      remarks.append(
        "\(summary.recordsUnmerged) findings that others stand for stay in the report, as their"
          + " records tell of those too")
    }
    if settings.merging.strategy == .crossTool, outcome.tally.merged > 0 {
      remarks.append(
        "what merged findings know is not written into those that stand for them;"
          + " \(CleanableReport.advice)")
    }
    if report.file.size > 0, summary.outputs.contains(where: { $0.bytes == 0 }) {
      remarks.append("nothing is left of it, and DefectDojo refuses an empty file")
    }
    if summary.outputs.count > 1 {
      remarks.append(
        "was split into \(summary.outputs.count) files; import them with close_old_findings off,"
          + " else each closes what stands in the others")
    }
    return remarks
  }
}
