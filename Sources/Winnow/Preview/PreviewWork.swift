import Deduplication
import FindingModel
import ScannerKit
import Triage

/// What is gathered while reports are read.
final class PreviewWork {
  private let settings: ReadingSettings
  private let options: PreviewOptions
  private let baseline: Baseline?
  private var scanTypes: [String: Preview.ScanType] = [:]
  private var tests: [String: TestRun] = [:]
  private var duplicates = ServerDuplicates()
  /// The kept findings by number, from the first one of the reports on.
  private var items: [Preview.Item] = []
  private var found: [Preview.Duplicate] = []
  private var merges: [Preview.Merge] = []
  private var knownDuplicates: [String: [Preview.Item]] = [:]
  private let known: Int
  /// What the gates count of the findings that are created.
  private var newFindings: Gates

  init(
    _ settings: ReadingSettings, _ options: PreviewOptions, _ baseline: Baseline?,
    others: Baseline?
  ) {
    self.settings = settings
    self.options = options
    self.baseline = baseline
    newFindings = Gates(settings.policy?.compiled.policy.gates ?? [])
    // What a reimport finds in its own test is no duplicate.
    for known in [others, options.way == .import ? baseline : nil] {
      for (name, test) in (known?.tests ?? [:]).sorted(by: { $0.key < $1.key }) {
        for trace in test.findings { duplicates.addKnown(trace, testType: name) }
      }
    }
    known = duplicates.count
  }

  func add(_ finding: Finding) {
    add(finding, unsent: finding.verdict?.outcome == .dropped ? .dropped : nil)
    if let merged = finding.merged { merges.append(Preview.Merge(finding, merged)) }
  }

  /// Takes a finding that another one stands for.
  func addMerged(_ finding: Finding) { add(finding, unsent: .merged) }

  private func add(_ finding: Finding, unsent reason: TestRun.Unsent?) {
    let verdict = finding.verdict ?? .kept
    let before = verdict.severityChange?.old ?? finding.severity
    var counts = scanTypes[finding.scanType] ?? Preview.ScanType(name: finding.scanType)
    counts.read[before.rawValue, default: 0] += 1
    if reason == nil { counts.kept[finding.severity.rawValue, default: 0] += 1 }
    scanTypes[finding.scanType] = counts
    let isIgnored = options.minimumSeverity.map { finding.severity < $0 } ?? false
    let reason = reason ?? (isIgnored ? .belowMinimum : nil)
    let trace = FindingTrace(finding)
    let isKnown = reason == nil && isDuplicateOfKnown(finding, trace)
    guard let baseline else { return }
    let name = finding.testName
    var test = tests.removeValue(forKey: name) ?? testRun(name, finding.scanType, baseline)
    if let reason {
      test.addUnsent(trace, reason)
    } else {
      switch test.add(finding, trace, isDuplicateOfKnown: isKnown) {
      case .known: break
      case .new: if verdict.outcome == .kept { newFindings.count(finding) }
      case .duplicate: knownDuplicates[name, default: []].append(Preview.Item(finding))
      }
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
    guard let original, original >= known else { return original != nil }
    found.append(Preview.Duplicate(finding: item, original: items[original - known]))
    return false
  }

  func result(_ outcomes: [ReportOutcome], _ renames: Renames) throws -> Preview {
    let policy = try settings.policy ?? LoadedPolicy(PolicyOptions.none, now: settings.now)
    var preview = Preview(receipt: Receipt(outcomes, policy: policy))
    preview.scanTypes = scanTypes.values.sorted { $0.name < $1.name }
    preview.duplicates = found
    preview.merges = merges
    guard let baseline else { return preview }
    preview.receipt.count(newFindings, evenWhereAllCount: options.onlyNew)
    // A report without findings is of a test too.
    for outcome in outcomes where outcome.findings == 0 && outcome.scanner != nil {
      if tests[outcome.scanType] == nil {
        tests[outcome.scanType] = testRun(outcome.scanType, outcome.scanType, baseline)
      }
    }
    let doubts = outcomes.compactMap(\.doubt)
    for (name, test) in tests.sorted(by: { $0.key < $1.key }) {
      var forecast = try test.forecast(from: baseline, doubts: doubts, renames: renames)
      forecast.duplicates = knownDuplicates[name] ?? []
      preview.tests.append(forecast)
    }
    return preview
  }
}

extension ReportOutcome {
  /// Why the report may lack findings that are not fixed.
  fileprivate var doubt: String? {
    if let failure { return "\(failure)" }
    let unread = notes.unreadCount
    if unread > 0 {
      return "\(report): \(unread) \(unread == 1 ? "record was" : "records were") not read"
    }
    return findings == 0 ? "\(report): has no findings" : nil
  }
}
