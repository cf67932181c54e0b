import Exporting
import FindingModel
import ReportReading
import ScannerKit

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
  /// and once to be copied.
  ///
  /// - Parameters:
  ///   - path: The report, or `-` for standard input.
  ///   - progress: Is told how far reading has come.
  /// - Returns: How reading went, and what was cut out.
  /// - Throws: Where the report is of a kind that nothing can be cut out of, where the output cannot
  ///   be written, or would hold a secret that is to be replaced.
  public func clean(_ path: String, progress: Progress = Progress()) throws -> Result {
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
    var decisions = RecordDecisions()
    let outcome = try run.read(file, tellRepeat: { decisions.addRepeat(of: $0, at: $1) }) {
      finding, _ in
      progress.count(finding)
      decisions.add(finding)
    }
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
    var cleaned = CleanedReport(
      of: report.file, report.form, empty: report.scanner.emptyReport, log: decisions.log)
    if cleaned.cutCount > 0 { try report.checkPlaces() }
    let draft = run.redacts ? try OutputFile() : output
    var size = 0
    try cleaned.write { bytes in
      size += bytes.count
      try draft.write(bytes)
    }
    if run.redacts {
      // Bytes are left as they are, so a secret in a finding that is kept would leave with it.
      try draft.checkForLeaks(of: [outcome])
      try output.append(contentsOf: draft)
    }
    var summary = CleanedSummary()
    summary.bytes = report.file.size
    summary.recordsCut = cleaned.cutCount
    summary.add(decisions)
    summary.add(cleaned.obstacles)
    if cleaned.cutCount > 0 || !options.isInPlace {
      try output.finish()
      summary.outputs = [
        .init(path: options.isInPlace ? report.file.name : options.output, bytes: size)
      ]
    }
    return summary
  }
}

extension CleanedSummary {
  fileprivate mutating func add(_ decisions: RecordDecisions) {
    uncutCount += decisions.uncutCount
    uncut += decisions.uncut.map { uncut in
      Uncut(
        title: uncut.finding.title, severity: uncut.finding.severity.rawValue,
        hashCode: uncut.finding.hashCode, record: uncut.finding.records.first?.path ?? "",
        reason: uncut.reason)
    }
  }

  fileprivate mutating func add(_ obstacles: [(record: Range<Int>, reason: String)]) {
    uncutCount += obstacles.count
    uncut += obstacles.prefix(RecordDecisions.mostUncut).map { obstacle in
      let place = "bytes \(obstacle.record.lowerBound) to \(obstacle.record.upperBound)"
      return Uncut(title: "", severity: "", hashCode: nil, record: place, reason: obstacle.reason)
    }
  }
}
