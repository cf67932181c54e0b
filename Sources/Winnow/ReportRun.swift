import Deduplication
public import FindingModel
public import ReportReading
public import ScannerKit
import Scanners
import Triage

/// How reading one report went.
public struct ReportOutcome: Sendable {
  /// The name of the report.
  public let report: String
  /// The scanner it was read as, unless none recognized it.
  public internal(set) var scanner: About?
  public internal(set) var scanType = ""
  /// How many findings were read, whatever a policy decided about them.
  public internal(set) var findings = 0
  /// What the policy decided about them.
  var tally = Tally()
  /// Dropped findings with the rule that dropped them, a line each, where they were asked for; no
  /// more than ``suppressedLimit``.
  public internal(set) var suppressed: [String] = []
  /// How many findings were dropped.
  public var suppressedCount: Int { tally.dropped }

  static let suppressedLimit = 10_000
  /// The size of the report in bytes, after decompression.
  public internal(set) var size = 0
  public internal(set) var notes = Notes()
  /// What keeps the report from being read, or from being read to its end.
  public internal(set) var failure: ReportError?

  init(report: String, failure: ReportError? = nil) {
    self.report = report
    self.failure = failure
  }

  /// Whether the report is so large that it should have held findings, and held none.
  public var isSuspiciouslyEmpty: Bool {
    failure == nil && findings == 0 && notes.unreadCount == 0 && size >= 100_000
  }
}

/// Reads reports into findings that are identified as the server would.
public struct ReportRun: Sendable {
  private let settings: ReadingSettings

  public init(_ settings: ReadingSettings) { self.settings = settings }

  /// Whether secrets are replaced.
  var redacts: Bool { settings.policy?.redacts ?? false }

  /// Reads the reports at a path, an archive's one after the other.
  ///
  /// - Parameters:
  ///   - path: A report or an archive of reports, or `-` for standard input.
  ///   - deliver: Is given each finding with the name of its report.
  /// - Returns: How it went with each report.
  /// - Throws: What `deliver` throws; reading ends with that.
  public func read(
    _ path: String,
    deliver: @escaping (_ finding: inout Finding, _ report: String) throws -> Void
  ) throws -> [ReportOutcome] {
    var unreadable: [ReportError] = []
    let files: [ReportFile]
    do throws(ReportError) {
      files = try ReportInput.open(path, limits: settings.limits) { unreadable.append($0) }
    } catch {
      return [ReportOutcome(report: path, failure: error)]
    }
    if files.isEmpty, unreadable.isEmpty { return [emptyArchive(path)] }
    let read = try files.map { (file: $0, outcome: try self.read($0, deliver)) }
    // An archive holds other files beside its reports.
    let reports = read.filter { !isOther($0.outcome, of: $0.file) }
    let outcomes = (reports.isEmpty ? read : reports).map(\.outcome)
    return outcomes + unreadable.map { ReportOutcome(report: $0.report ?? path, failure: $0) }
  }

  /// Whether a file is no report that was asked for: nobody recognizes it, and it could not be read.
  private func isOther(_ outcome: ReportOutcome, of file: ReportFile) -> Bool {
    if outcome.scanner == nil { return true }
    guard outcome.failure != nil, outcome.findings == 0 else { return false }
    let identification = try? Identification(file, limits: settings.limits)
    return identification?.candidates.isEmpty ?? true
  }

  /// An archive without reports has no findings where it is said whose reports are meant.
  private func emptyArchive(_ path: String) -> ReportOutcome {
    guard let scanType = settings.scanType, let scanner = Formats.scanner(ofScanType: scanType)
    else { return ReportOutcome(report: path, failure: ReportInput.noReports(at: path)) }
    var outcome = ReportOutcome(report: path)
    outcome.scanner = scanner.about
    outcome.scanType = scanType
    return outcome
  }

  /// Reads one report.
  ///
  /// - Parameters:
  ///   - file: The report.
  ///   - tellRepeat: Is told of records that say again what a finding before them says.
  ///   - deliver: Is given each finding with the name of the report.
  /// - Returns: How it went.
  /// - Throws: What `deliver` throws.
  func read(
    _ file: ReportFile, tellRepeat: ((_ first: Int, _ place: RecordPosition) -> Void)? = nil,
    _ deliver: @escaping (inout Finding, String) throws -> Void
  ) throws -> ReportOutcome {
    var outcome = ReportOutcome(report: file.name)
    outcome.size = file.size
    let scanner: any Scanner
    do {
      (scanner, outcome.scanType) = try self.scanner(for: file)
    } catch {
      outcome.failure = file.located(error)
      return outcome
    }
    outcome.scanner = scanner.about
    var decisions = FindingDecisions(settings, scanType: outcome.scanType)
    var findings = Findings(
      scanType: outcome.scanType, now: settings.now, file: file
    ) { finding in
      decisions.take(&finding)
      try deliver(&finding, file.name)
    }
    findings.wantedFacts = settings.wantedFacts.union(
      settings.policy?.compiled.wantedFacts ?? [])
    if settings.merging.strategy == .crossTool {
      findings.wantedFacts.formUnion(CrossToolGrouping.wantedFacts)
    }
    findings.tellRepeat = tellRepeat
    outcome.failure = scanner.read(file, limits: settings.limits, into: &findings)
    if let refusal = findings.refusal { throw refusal }
    outcome.findings = findings.count
    outcome.notes = findings.notes
    outcome.tally = decisions.tally
    outcome.suppressed = decisions.suppressed
    return outcome
  }

  /// The scanner that was asked for, or the one that recognizes the report.
  private func scanner(
    for file: ReportFile
  ) throws(ReportError) -> (scanner: any Scanner, scanType: String) {
    if let scanType = settings.scanType, let scanner = Formats.scanner(ofScanType: scanType) {
      return (scanner, scanType)
    }
    let identification = try Identification(file, limits: settings.limits)
    let best = identification.candidates.first
    if let best, best.evidence.confidence == .unreadable {
      throw ReportError(
        "expected a report that can be read, found one of \(best.scanner.about.name):"
          + " \(best.evidence.reason)")
    }
    guard let best, let scanType = best.scanner.about.scanTypes.first else {
      throw ReportError(
        "expected the report of a known scanner, found \(identification.kind);"
          + " `winnow formats` lists what can be read")
    }
    return (best.scanner, scanType)
  }
}
