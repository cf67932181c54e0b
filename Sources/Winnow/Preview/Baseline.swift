import Deduplication
import FindingModel
import ReportReading

/// The findings that a server is taken to have: those of earlier reports, in any format that can be
/// read, or of Winnow's own output.
struct Baseline {
  private let paths: [String]
  private let settings: ReadingSettings

  init(_ paths: [String], settings: ReadingSettings) {
    self.paths = paths
    var settings = settings
    // Nothing decides about what a server has already.
    settings.policy = nil
    settings.merging = .off
    self.settings = settings
  }

  /// Gives each finding, in the order of the files.
  ///
  /// - Throws: Where a file cannot be read to its end: a part of a baseline would mislead.
  func eachFinding(_ body: @escaping (Finding) throws -> Void) throws {
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

  /// Gives the findings of a test with these numbers, in ascending order.
  func eachFinding(
    of test: String, numbered numbers: Set<Int>,
    _ body: @escaping (_ number: Int, Finding) -> Void
  ) throws {
    if numbers.isEmpty { return }
    var number = 0
    try eachFinding { finding in
      guard finding.testName == test else { return }
      if numbers.contains(number) { body(number, finding) }
      number += 1
    }
  }

  private func ownOutput(at path: String) throws -> ReportFile? {
    let files = try ReportInput.open(path)
    guard files.count == 1, WinnowLines.recognizes(files[0]) else { return nil }
    return files[0]
  }
}
