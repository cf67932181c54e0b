import Deduplication
import FindingModel
import ReportReading

/// The findings that a server is taken to have: those of earlier reports, in any format that can be
/// read, or of Winnow's own output.
struct Baseline {
  /// Of one scan type, or of the test type that reports of it name.
  struct Test {
    let scanType: String
    let testType: String?
    /// In the order of the files.
    fileprivate(set) var findings: [FindingTrace] = []
  }

  private(set) var tests: [String: Test] = [:]
  private let paths: [String]
  private let settings: ReadingSettings

  /// Reads all files; no policy decides about what a server has already.
  ///
  /// - Throws: Where a file cannot be read to its end: a part of a baseline would mislead.
  init(_ paths: [String], settings: ReadingSettings) throws {
    self.paths = paths
    var settings = settings
    settings.policy = nil
    settings.merging = .off
    self.settings = settings
    var tests: [String: Test] = [:]
    try eachFinding { finding in
      let name = finding.testName
      tests[
        name, default: Test(scanType: finding.scanType, testType: finding.testType)
      ].findings.append(FindingTrace(finding))
    }
    self.tests = tests
  }

  /// Reads the files again for the findings of a test with these numbers, in ascending order.
  func findings(of test: String, numbered numbers: Set<Int>) throws -> [Int: Finding] {
    if numbers.isEmpty { return [:] }
    var found: [Int: Finding] = [:]
    var number = 0
    try eachFinding { finding in
      guard finding.testName == test else { return }
      if numbers.contains(number) { found[number] = finding }
      number += 1
    }
    return found
  }

  private func eachFinding(_ body: @escaping (Finding) throws -> Void) throws {
    for path in paths {
      if let file = try ownOutput(at: path) {
        try WinnowLines.read(file, body)
        continue
      }
      for outcome in try ReportRun(settings).read(
        path, deliver: { finding, _ in try body(finding) })
      {
        if let failure = outcome.failure {
          throw ConfigurationError("baseline: \(failure)")
        }
      }
    }
  }

  private func ownOutput(at path: String) throws -> ReportFile? {
    let files = try ReportInput.open(path)
    guard files.count == 1, WinnowLines.recognizes(files[0]) else { return nil }
    return files[0]
  }
}
