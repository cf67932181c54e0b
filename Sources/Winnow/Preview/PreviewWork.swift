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
  /// The first kept findings by number.
  private var items: [Preview.Item] = []
  /// How many findings are remembered by name, in case that others are duplicates of them.
  private static let mostNamed = 100_000
  private var found: [Preview.Duplicate] = []
  private var merges: [Preview.Merge] = []
  private var knownDuplicates: [String: [Preview.Item]] = [:]
  private var known = 0
  /// What the gates count of the findings that are created.
  private var newFindings: Gates

  init(
    _ settings: ReadingSettings, _ options: PreviewOptions, _ baseline: Baseline?,
    others: Baseline
  ) throws {
    self.settings = settings
    self.options = options
    self.baseline = baseline
    newFindings = Gates(settings.policy?.compiled.policy.gates ?? [])
    try others.eachFinding { [self] finding in
      duplicates.addKnown(FindingTrace(finding), testType: finding.testName)
    }
    try baseline?.eachFinding { [self] finding in addKnown(finding) }
    known = duplicates.count
  }

  private func addKnown(_ finding: Finding) {
    let trace = FindingTrace(finding)
    let name = finding.testName
    tests[name, default: testRun(name, finding.scanType)].addKnown(trace)
    // What a reimport finds in its own test is no duplicate.
    if options.way == .import { duplicates.addKnown(trace, testType: name) }
  }

  /// Takes a finding and notes in it whether the baseline lacks it; what the report itself told
  /// before counts for nothing.
  func mark(_ finding: inout Finding) {
    let trace = FindingTrace(finding)
    finding.isNew = !(tests[finding.testName]?.knows(trace) ?? false)
    add(finding, trace)
  }

  func add(_ finding: Finding) { add(finding, FindingTrace(finding)) }

  private func add(_ finding: Finding, _ trace: FindingTrace) {
    add(finding, trace, unsent: finding.verdict?.outcome == .dropped ? .dropped : nil)
    if let merged = finding.merged { merges.append(Preview.Merge(finding, merged)) }
  }

  /// Takes a finding that another one stands for.
  func addMerged(_ finding: Finding) { add(finding, unsent: .merged) }

  /// Takes a finding of the report that the server gets, unless there is a reason that it does not.
  func add(_ finding: Finding, unsent reason: TestRun.Unsent?) {
    add(finding, FindingTrace(finding), unsent: reason)
  }

  private func add(_ finding: Finding, _ trace: FindingTrace, unsent reason: TestRun.Unsent?) {
    let verdict = finding.verdict ?? .kept
    let before = verdict.severityChange?.old ?? finding.severity
    scanTypes[finding.scanType, default: .init(name: finding.scanType)].count(
      before, keptAs: reason == nil ? finding.severity : nil)
    let isIgnored = options.minimumSeverity.map { finding.severity < $0 } ?? false
    let reason = reason ?? (isIgnored ? .belowMinimum : nil)
    let isKnown = reason == nil && isDuplicateOfKnown(finding, trace)
    guard baseline != nil else { return }
    let name = finding.testName
    if let reason {
      tests[name, default: testRun(name, finding.scanType)].addUnsent(trace, reason)
      return
    }
    let newness = tests[name, default: testRun(name, finding.scanType)].add(
      finding, trace, isDuplicateOfKnown: isKnown)
    switch newness {
    case .known: break
    case .new: if verdict.outcome == .kept { newFindings.count(finding) }
    case .duplicate: knownDuplicates[name, default: []].append(Preview.Item(finding))
    }
  }

  /// Notes that there is a report of a test, even if it has no findings.
  func expect(_ test: String, scanType: String) {
    tests[test, default: testRun(test, scanType)].isReported = true
  }

  /// Notes that reports without findings are of tests too.
  func expect(_ outcomes: [ReportOutcome]) {
    for outcome in outcomes where outcome.findings == 0 && outcome.scanner != nil {
      expect(outcome.scanType, scanType: outcome.scanType)
    }
  }

  private func testRun(_ name: String, _ scanType: String) -> TestRun {
    let testType = name == scanType ? nil : name
    return TestRun(
      name, algorithm: settings.identity.algorithm(scanType: scanType, testType: testType),
      options: options)
  }

  /// Looks for the finding that the server would take a finding for; says whether the server has
  /// that one already.
  private func isDuplicateOfKnown(_ finding: Finding, _ trace: FindingTrace) -> Bool {
    let algorithm = settings.identity.algorithm(
      scanType: finding.scanType, testType: finding.testType)
    let original = duplicates.add(trace, testType: finding.testName, algorithm)
    let item = Preview.Item(finding)
    if items.count < PreviewWork.mostNamed { items.append(item) }
    guard let original, original >= known else { return original != nil }
    let place = original - known
    found.append(
      Preview.Duplicate(finding: item, original: place < items.count ? items[place] : nil))
    return false
  }

  func result(_ outcomes: [ReportOutcome], _ renames: Renames) throws -> Preview {
    var preview = Preview(receipt: try settings.receipt(of: outcomes))
    preview.scanTypes = scanTypes.values.sorted { $0.name < $1.name }
    preview.duplicates = found
    preview.merges = merges
    guard let baseline else { return preview }
    preview.receipt.count(newFindings, evenWhereAllCount: options.onlyNew)
    let doubts = outcomes.compactMap(\.doubt)
    for (name, test) in tests.sorted(by: { $0.key < $1.key }) where test.isReported {
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
