import FindingModel
import Foundation
import Testing

@testable import Winnow

/// What is read from cleaned reports is what was kept of the reports themselves.
@Suite(.timeLimit(.minutes(10))) struct CleaningTests {
  @Test(arguments: ReportCase.all)
  func whatIsLeftIsWhatWasKept(_ report: ReportCase) throws {
    guard let untouched = try Cleaned(report, dropping: { _ in }) else { return }
    #expect(untouched.summary.recordsCut == 0)
    #expect(try untouched.bytes == report.bytes, "nothing was dropped")
    let findings = try report.findings()
    let severe = try Cleaned(report) { $0.minimumSeverity = .high }
    try severe?.check(findings) { $0.severity >= .high }
    let all = Set(findings.compactMap(\.hashCode)).sorted()
    let second = Set(all.indices.filter { $0 % 2 == 0 }.map { all[$0] })
    try Cleaned(report, keeping: second)?.check(findings) { second.contains($0.hashCode ?? "") }
    try Cleaned(report, keeping: [])?.check(findings) { _ in false }
  }
}

/// A report that was cleaned.
private struct Cleaned {
  let report: ReportCase
  let summary: CleanedSummary
  private let file: TemporaryFile

  /// Nothing where the report cannot be read, or nothing can be cut out of reports of its kind.
  init?(_ report: ReportCase, dropping: (inout PolicyOptions) -> Void) throws {
    self.report = report
    file = try TemporaryFile()
    var options = CleaningOptions()
    options.output = file.path
    var policy = PolicyOptions()
    policy.findsPolicy = false
    dropping(&policy)
    var settings = try ReadingSettings(scanType: report.scanType, now: ReportCase.now)
    settings.policy = try LoadedPolicy(policy, now: settings.now)
    let result: Cleaning.Result
    do {
      result = try Cleaning(settings, options).clean(report.file.path(percentEncoded: false))
    } catch let error as ConfigurationError {
      #expect(["html", "zip"].contains(report.file.pathExtension), "\(error)")
      return nil
    }
    guard result.outcome.failure == nil else { return nil }
    summary = result.summary
  }

  init?(_ report: ReportCase, keeping hashes: Set<String>) throws {
    let hashes = hashes.isEmpty ? ["none"] : hashes
    try self.init(report) { $0.only = hashes.map { "hash_code=\($0)" } }
  }

  var bytes: Data { get throws { try Data(contentsOf: URL(filePath: file.path)) } }

  /// Reads the cleaned report again and compares.
  func check(_ findings: [Finding], _ isKept: (Finding) -> Bool) throws {
    let expected = findings.filter(isKept)
    let found = try report.findings(in: URL(filePath: file.path))
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) where found != expected {
      Issue.record("found \(found.title), expected \(expected.title)")
      return
    }
    #expect(summary.uncutCount == 0, "\(summary.uncut.first?.line ?? "")")
  }
}
