import Deduplication
import FindingModel
import ScannerKit
import Triage

/// Reads reports and foretells what a server would do with them; nothing is sent.
public struct PreviewRun {
  private let settings: ReadingSettings
  private let options: PreviewOptions

  public init(_ options: PreviewOptions, settings: ReadingSettings) {
    var settings = settings
    settings.service = options.service
    self.settings = settings
    self.options = options
  }

  /// Reads the baseline, then the reports one after the other.
  ///
  /// - Returns: The preview, and how it went with each report.
  /// - Throws: Where the baseline cannot be read.
  public func preview(
    _ paths: [String], progress: Progress = Progress()
  ) throws -> (preview: Preview, outcomes: [ReportOutcome]) {
    let baseline =
      options.baseline.isEmpty ? nil : try Baseline(options.baseline, settings: settings)
    let work = Work(settings, options, baseline)
    var outcomes: [ReportOutcome] = []
    let run = ReportRun(settings)
    for path in paths {
      outcomes += try run.read(path) { finding, _ in
        progress.count(finding)
        work.add(finding)
      }
    }
    return (try work.result(outcomes), outcomes)
  }

  /// What is gathered while reports are read.
  private final class Work {
    private let settings: ReadingSettings
    private let options: PreviewOptions
    private let baseline: Baseline?
    private var scanTypes: [String: Preview.ScanType] = [:]
    private var tests: [String: TestRun] = [:]
    private var duplicates = ServerDuplicates()
    /// The kept findings by number, from the first one of the reports on.
    private var items: [Preview.Item] = []
    private var found: [Preview.Duplicate] = []
    private var knownDuplicates: [String: [Preview.Item]] = [:]
    private let known: Int
    /// What the gates count of the findings that are created.
    private var newFindings: Gates

    init(_ settings: ReadingSettings, _ options: PreviewOptions, _ baseline: Baseline?) {
      self.settings = settings
      self.options = options
      self.baseline = baseline
      newFindings = Gates(settings.policy?.compiled.policy.gates ?? [])
      if let baseline, options.way == .import {
        for (name, test) in baseline.tests.sorted(by: { $0.key < $1.key }) {
          for trace in test.findings { duplicates.addKnown(trace, testType: name) }
        }
      }
      known = duplicates.count
    }

    func add(_ finding: Finding) {
      let verdict = finding.verdict ?? .kept
      let before = verdict.severityChange?.old ?? finding.severity
      var counts = scanTypes[finding.scanType] ?? Preview.ScanType(name: finding.scanType)
      counts.read[before.rawValue, default: 0] += 1
      if verdict.outcome != .dropped { counts.kept[finding.severity.rawValue, default: 0] += 1 }
      scanTypes[finding.scanType] = counts
      let trace = FindingTrace(finding)
      let isKnown = verdict.outcome != .dropped && isDuplicateOfKnown(finding, trace)
      if let baseline { follow(finding, trace, verdict, baseline, isKnown: isKnown) }
    }

    private func follow(
      _ finding: Finding, _ trace: FindingTrace, _ verdict: Verdict, _ baseline: Baseline,
      isKnown: Bool
    ) {
      let name = finding.testName
      var test = tests.removeValue(forKey: name) ?? testRun(name, finding.scanType, baseline)
      if verdict.outcome == .dropped {
        test.addDropped(trace)
      } else {
        let isNew = test.add(finding, trace, isDuplicateOfKnown: isKnown)
        if isNew, verdict.outcome == .kept { newFindings.count(finding) }
      }
      tests[name] = test
    }

    private func testRun(_ name: String, _ scanType: String, _ baseline: Baseline) -> TestRun {
      let testType = name == scanType ? nil : name
      return TestRun(
        name, baseline.tests[name] ?? Baseline.Test(scanType: scanType, testType: testType),
        algorithm: settings.identity.algorithm(scanType: scanType, testType: testType),
        options: options)
    }

    /// Looks for the finding that the server would take a finding for; says whether the server has
    /// that one already.
    private func isDuplicateOfKnown(_ finding: Finding, _ trace: FindingTrace) -> Bool {
      let algorithm = settings.identity.algorithm(
        scanType: finding.scanType, testType: finding.testType)
      let item = Preview.Item(finding)
      let original = duplicates.add(trace, testType: finding.testName, algorithm)
      items.append(item)
      guard let original else { return false }
      if original >= known {
        found.append(Preview.Duplicate(finding: item, original: items[original - known]))
        return false
      }
      knownDuplicates[finding.testName, default: []].append(item)
      return true
    }

    func result(_ outcomes: [ReportOutcome]) throws -> Preview {
      let policy = try settings.policy ?? LoadedPolicy(PolicyOptions.none, now: settings.now)
      var preview = Preview(receipt: Receipt(outcomes, policy: policy))
      preview.scanTypes = scanTypes.values.sorted { $0.name < $1.name }
      preview.duplicates = found
      guard let baseline else { return preview }
      preview.receipt.count(newFindings, evenWhereAllCount: options.onlyNew)
      // A report without findings is of a test too.
      for outcome in outcomes where outcome.findings == 0 && outcome.scanner != nil {
        if tests[outcome.scanType] == nil {
          tests[outcome.scanType] = testRun(outcome.scanType, outcome.scanType, baseline)
        }
      }
      let doubts = PreviewRun.doubts(outcomes)
      for (name, test) in tests.sorted(by: { $0.key < $1.key }) {
        var forecast = try test.forecast(from: baseline, doubts: doubts)
        forecast.duplicates = knownDuplicates[name] ?? []
        preview.tests.append(forecast)
      }
      return preview
    }
  }

  /// Why reports may lack findings that are not fixed.
  private static func doubts(_ outcomes: [ReportOutcome]) -> [String] {
    outcomes.compactMap { outcome in
      if let failure = outcome.failure { return "\(failure)" }
      let unread = outcome.notes.unreadCount
      if unread > 0 {
        return
          "\(outcome.report): \(unread) \(unread == 1 ? "record was" : "records were") not read"
      }
      return outcome.findings == 0 ? "\(outcome.report): has no findings" : nil
    }
  }
}

extension PolicyOptions {
  /// That nothing is decided.
  static var none: PolicyOptions {
    var options = PolicyOptions()
    options.findsPolicy = false
    return options
  }
}
