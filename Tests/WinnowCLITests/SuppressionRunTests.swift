import Foundation
import Testing

/// Other tools' suppression files on those tools' reports: what they documented goes, all else
/// stays.
@Suite struct SuppressionRunTests {
  static let all =
    SuppressionCase.trivy + SuppressionCase.grype + SuppressionCase.osv
    + SuppressionCase.dependencyCheck + SuppressionCase.zap + SuppressionCase.gitleaks
    + SuppressionCase.snyk + SuppressionCase.sarif + SuppressionCase.vex

  /// Else nothing could be said of what a file drops.
  @Test(arguments: all)
  func allIsFoundWithoutTheFile(_ suppression: SuppressionCase) throws {
    let folder = try TemporaryFolder()
    let titles = try suppression.titles([], in: folder)
    #expect(titles == (suppression.goes + suppression.stays).sorted())
    #expect(!suppression.goes.isEmpty && !suppression.stays.isEmpty)
  }

  @Test(arguments: all)
  func dropsWhatTheToolDoes(_ suppression: SuppressionCase) throws {
    let folder = try TemporaryFolder()
    let file = try suppression.writeFile(in: folder)
    #expect(
      try suppression.titles([suppression.option, file], in: folder) == suppression.stays.sorted())
  }

  @Test(arguments: all)
  func dropsTheSameWhenImported(_ suppression: SuppressionCase) throws {
    let folder = try TemporaryFolder()
    let file = try suppression.writeFile(in: folder)
    let policy = "\(folder.path)/imported.yaml"
    let imported = try WinnowRun(["policy", "import", file, "-o", policy], in: folder.path)
    #expect(imported.exitCode == 0, "\(imported.messages)")
    #expect(imported.messageLines.filter { $0.hasPrefix("warning") }.count == suppression.remarks)
    let check = try WinnowRun(["policy", "check", policy], in: folder.path)
    #expect(check.exitCode == 0, "\(check.messages)")
    #expect(try suppression.titles(["--policy", policy], in: folder) == suppression.stays.sorted())
  }
}

/// A suppression file, a report, and what becomes of the findings, by their titles.
struct SuppressionCase: Sendable, CustomTestStringConvertible {
  let name: String
  var option = "--ignorefile"
  /// The name of the suppression file, and its text.
  let file: (name: String, text: String)
  let report: String
  /// How many entries of the file have no counterpart.
  var remarks = 0
  let goes: [String]
  let stays: [String]

  var testDescription: String { name }

  func writeFile(in folder: TemporaryFolder) throws -> String {
    try folder.file(file.name, Array(file.text.utf8)).path(percentEncoded: false)
  }

  /// The titles of the findings that are left.
  func titles(_ arguments: [String], in folder: TemporaryFolder) throws -> [String] {
    let isXML = report.hasPrefix("<")
    let report = try folder.file(isXML ? "report.xml" : "report.json", Array(report.utf8))
    let run = try WinnowRun(["convert"] + arguments + [report.path()], in: folder.path)
    #expect(run.exitCode == 0, "\(run.messages)")
    return try run.findings.compactMap { $0["title"] as? String }.sorted()
  }
}
