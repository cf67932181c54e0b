import FindingModel
import Foundation
import Testing

@testable import Winnow

/// What is read from cleaned reports is what was kept of the reports themselves.
@Suite(.timeLimit(.minutes(10))) struct CleaningTests {
  @Test(arguments: ReportCase.all)
  func nothingDroppedGivesTheSameBytes(_ report: ReportCase) throws {
    guard let cleaned = try Cleaned(report, dropping: { _ in }) else { return }
    #expect(cleaned.summary.recordsCut == 0)
    #expect(try cleaned.bytes == report.bytes)
  }

  @Test(arguments: ReportCase.all)
  func theMoreSevereFindingsAreLeft(_ report: ReportCase) throws {
    guard let cleaned = try Cleaned(report, dropping: { $0.minimumSeverity = .high }) else {
      return
    }
    try cleaned.check { $0.severity >= .high }
  }

  @Test(arguments: ReportCase.all)
  func everySecondFindingIsLeft(_ report: ReportCase) throws {
    let all = Set(try report.findings().compactMap(\.hashCode)).sorted()
    let kept = Set(all.indices.filter { $0 % 2 == 0 }.map { all[$0] })
    let cleaned = try Cleaned(report) { options in
      options.only = kept.isEmpty ? ["hash_code=none"] : kept.map { "hash_code=\($0)" }
    }
    try cleaned?.check { kept.contains($0.hashCode ?? "") }
  }

  /// The lists, tables and elements that are left hold nothing.
  @Test(arguments: ReportCase.all)
  func nothingIsLeft(_ report: ReportCase) throws {
    let cleaned = try Cleaned(report) { $0.only = ["hash_code=none"] }
    try cleaned?.check { _ in false }
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

  var bytes: Data { get throws { try Data(contentsOf: URL(filePath: file.path)) } }

  /// Reads the cleaned report again and compares.
  func check(_ isKept: (Finding) -> Bool) throws {
    let uncut = Set(summary.uncut.compactMap(\.hashCode))
    let expected = try report.findings().filter {
      isKept($0) || uncut.contains($0.hashCode ?? "")
    }
    let found = try report.findings(in: URL(filePath: file.path))
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) where found != expected {
      Issue.record("found \(found.title), expected \(expected.title)")
      return
    }
    #expect(summary.uncutCount == 0, "\(summary.uncut.first?.line ?? "")")
  }
}
