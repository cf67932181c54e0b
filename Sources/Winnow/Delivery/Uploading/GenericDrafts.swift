import Deduplication
import Exporting
import FindingModel

/// The reports that are being written.
final class GenericDrafts {
  private let settings: ReadingSettings
  private let folder: String
  private let bytes: Int
  private var drafts: [Draft] = []
  /// By test types as findings name them: the numbers of drafts.
  private var numbers: [String: Int] = [:]

  init(_ settings: ReadingSettings, folder: String, bytes: Int) {
    self.settings = settings
    self.folder = folder
    self.bytes = bytes
  }

  func add(_ finding: Finding, unsent reason: TestRun.Unsent? = nil) throws {
    let number = try number(of: finding.testName)
    if let reason {
      try drafts[number].leave(finding, reason, in: folder)
    } else {
      try drafts[number].add(finding)
    }
  }

  /// A report without findings is of a test too.
  func finish(_ outcomes: [ReportOutcome]) throws -> [GenericReport] {
    for outcome in outcomes where outcome.findings == 0 && outcome.scanner != nil {
      let number = try number(of: outcome.scanType)
      try drafts[number].end([outcome])
    }
    return try drafts.indices.map { try drafts[$0].finish(outcomes) }
  }

  private func number(of testName: String) throws -> Int {
    if let number = numbers[testName] { return number }
    let tool = DefectDojoTestType.name(testName)
    let number = drafts.firstIndex { $0.tool == tool } ?? drafts.count
    if number == drafts.count { drafts.append(try Draft(tool, settings, folder, bytes: bytes)) }
    numbers[testName] = number
    return number
  }
}

/// A report that is being written.
private struct Draft {
  let tool: String
  private let testType: String
  private let sent: GenericFile
  private var unsent: [TestRun.Unsent: GenericFile] = [:]
  private var hashes: GenericHashes

  init(_ tool: String, _ settings: ReadingSettings, _ folder: String, bytes: Int) throws {
    self.tool = tool
    testType = TestType.name(of: tool, scanType: GenericReport.scanType)
    sent = try GenericFile(
      "\(folder)/\(tool.fileName).json", bytes: bytes,
      isSearched: settings.policy?.redacts ?? false)
    hashes = GenericHashes(settings.identity, testType: testType)
  }

  mutating func add(_ finding: Finding) throws {
    hashes.add(finding)
    try sent.add(finding)
  }

  mutating func leave(_ finding: Finding, _ reason: TestRun.Unsent, in folder: String) throws {
    let file =
      try unsent[reason]
      ?? GenericFile("\(folder)/\(tool.fileName)-\(reason).json", bytes: .max, isSearched: false)
    unsent[reason] = file
    var finding = finding
    finding.verdict = nil
    try file.add(finding)
  }

  func end(_ outcomes: [ReportOutcome]) throws { try sent.end(outcomes) }

  func finish(_ outcomes: [ReportOutcome]) throws -> GenericReport {
    let (parts, remarks) = try sent.finish(outcomes)
    return GenericReport(
      tool: tool, testType: testType, parts: parts,
      unsent: try unsent.compactMapValues { try $0.finish([]).parts.first },
      otherHashes: hashes.others, remarks: remarks)
  }
}

/// A file, or several, of Generic Findings Import.
private final class GenericFile {
  private var writer: OutputWriter
  private let buffer = OutputWriter.Buffer()

  init(_ path: String, bytes: Int, isSearched: Bool) throws {
    writer = OutputWriter(
      DefectDojoExporter(bytes: bytes), to: try OutputAssembly(path, isDraft: isSearched))
  }

  func add(_ finding: Finding) throws { try writer.add(finding, in: "", buffer) }

  func end(_ outcomes: [ReportOutcome]) throws { try writer.end(outcomes, buffer) }

  func finish(_ outcomes: [ReportOutcome]) throws -> (parts: [String], remarks: [String]) {
    try writer.end([], buffer)
    guard let assembly = try writer.finish() else { return ([], writer.remarks) }
    try assembly.check(outcomes)
    try assembly.finish()
    return (assembly.paths, writer.remarks)
  }
}

extension String {
  /// The name in small letters, digits and dashes.
  fileprivate var fileName: String {
    lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.joined(separator: "-")
  }
}
