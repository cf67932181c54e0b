import Deduplication
public import FindingModel
public import ReportReading
public import ScannerKit
import Scanners

/// How reading one report went.
public struct ReportOutcome: Sendable {
  /// The name of the report.
  public let report: String
  /// The scanner it was read as, unless none recognized it.
  public internal(set) var scanner: About?
  public internal(set) var scanType = ""
  public internal(set) var findings = 0
  public internal(set) var notes = Notes()
  /// What keeps the report from being read, or from being read to its end.
  public internal(set) var failure: ReportError?

  init(report: String, failure: ReportError? = nil) {
    self.report = report
    self.failure = failure
  }
}

/// Reads reports into findings that are identified as the server would.
public struct ReportRun: Sendable {
  private let settings: ReadingSettings

  public init(_ settings: ReadingSettings) { self.settings = settings }

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
    var outcomes = try files.map { try read($0, deliver) }
    if outcomes.contains(where: { $0.scanner != nil }) {
      // An archive holds other files beside its reports.
      outcomes.removeAll { files.count > 1 && $0.scanner == nil }
    }
    return outcomes + unreadable.map { ReportOutcome(report: $0.report ?? path, failure: $0) }
  }

  private func read(
    _ file: ReportFile, _ deliver: @escaping (inout Finding, String) throws -> Void
  ) throws -> ReportOutcome {
    var outcome = ReportOutcome(report: file.name)
    let scanner: any Scanner
    do {
      (scanner, outcome.scanType) = try self.scanner(for: file)
    } catch {
      outcome.failure = file.located(error)
      return outcome
    }
    outcome.scanner = scanner.about
    let recipe = settings.identity.recipe(scanType: outcome.scanType)
    var buffer = HashBuffer()
    var findings = Findings(scanType: outcome.scanType, now: settings.now, file: file) { finding in
      finding.hashCode = recipe.hashCode(of: finding, buffer: &buffer)
      try deliver(&finding, file.name)
    }
    outcome.failure = scanner.read(file, limits: settings.limits, into: &findings)
    if let refusal = findings.refusal { throw refusal }
    outcome.findings = findings.count
    outcome.notes = findings.notes
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
    guard let best = identification.candidates.first,
      let scanType = best.scanner.about.scanTypes.first
    else {
      throw ReportError(
        "expected the report of a known scanner, found \(identification.kind);"
          + " `winnow formats` lists what can be read")
    }
    return (best.scanner, scanType)
  }
}
