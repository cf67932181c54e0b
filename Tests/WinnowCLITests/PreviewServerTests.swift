import Foundation
import Testing

/// `winnow preview` with what the server is told beside the report.
@Suite struct PreviewServerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for (name, count) in ["old": 5, "new": 7, "many": 30] {
      _ = try folder.file("\(name).json", Reports.trivy("p", packages: count))
    }
  }

  private func preview(_ arguments: String...) throws -> WinnowRun {
    try WinnowRun(["preview", "--no-policy"] + arguments, in: folder.path)
  }

  /// What is less severe counts as gone, so that the server closes it.
  @Test func minimumSeverity() throws {
    let run = try preview("many.json", "--baseline", "many.json", "--minimum-severity", "High")
    #expect(run.exitCode == 5)
    #expect(
      run.output.contains(
        """
          untouched           0
          reactivated         0
          closed             30
          below the minimum  30

        """))
    #expect(run.output.contains("  below the minimum severity: CVE-0000-0 p-0 1\n"))
    let mild = try preview("many.json", "--baseline", "many.json", "--minimum-severity", "Low")
    #expect(mild.exitCode == 0 && mild.output.contains("untouched    30"))
    let imported = try preview(
      "new.json", "--baseline", "old.json", "--as", "import", "--minimum-severity", "Medium")
    #expect(imported.output.contains("created            0"))
    #expect(imported.output.contains("below the minimum  7"))
  }

  /// Deduplication looks at the whole product, unless the engagement is to be looked at alone.
  @Test(arguments: ["import", "reimport"]) func otherEngagements(_ way: String) throws {
    let alone = try preview("new.json", "--other-engagements", "old.json", "--as", way)
    #expect(alone.exitCode == 0)
    #expect(alone.output.contains("created      2") && alone.output.contains("duplicates   5"))
    let apart = try preview(
      "new.json", "--other-engagements", "old.json", "--as", way,
      "--deduplication-on-engagement")
    #expect(apart.output.contains("created      7") && !apart.output.contains("duplicates"))
  }

  @Test func aReimportLooksIntoItsTestFirst() throws {
    let run = try preview(
      "new.json", "--baseline", "old.json", "--other-engagements", "new.json", "--fail-on", "Low",
      "--only-new")
    #expect(run.output.contains("created      0") && run.output.contains("untouched    5"))
    #expect(run.output.contains("duplicates   2"))
    // A duplicate is not active, so it is none that a gate counts.
    #expect(run.exitCode == 0)
  }

  /// What the baseline has of other scanners is none of the report's business.
  @Test func testsWithoutAReport() throws {
    _ = try folder.file("semgrep.json", semgrep("src/a.py", 3))
    let run = try preview("new.json", "--baseline", "old.json", "--baseline", "semgrep.json")
    #expect(run.exitCode == 0 && !run.output.contains("server: Semgrep"))
    #expect(run.output.contains("server: Trivy Scan, 5 findings in the baseline, 5 active"))
  }

  private func semgrep(_ path: String, _ line: Int) -> [UInt8] {
    Array(
      """
      {"version": "1.0", "errors": [], "results": [{"check_id": "eval", "path": "\(path)",
        "start": {"line": \(line), "col": 1}, "end": {"line": \(line), "col": 9},
        "extra": {"message": "No eval.", "severity": "ERROR", "lines": "requires login",
         "fingerprint": "requires login", "metadata": {"cwe": ["CWE-95: Eval"]}}}]}
      """.utf8)
  }

  private func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", folder.path, "-c", "user.name=Nobody", "-c", "user.email=nobody@example.com"]
      + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  @Test func findingsOfRenamedFiles() throws {
    let code = (1...20).map { "line(\($0))\n" }.joined()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "src"), withIntermediateDirectories: true)
    _ = try folder.file("src/before.py", Array(code.utf8))
    try git("init", "-q")
    try git("add", "src")
    try git("commit", "-q", "-m", "Begin")
    try git("mv", "src/before.py", "src/after ü.py")
    _ = try folder.file("before.json", semgrep("/build/src/before.py", 3))
    _ = try folder.file("after.json", semgrep("/build/src/after ü.py", 5))
    let arguments = ["after.json", "--baseline", "before.json"]
    let plain = try WinnowRun(["preview", "--no-policy"] + arguments, in: folder.path)
    #expect(plain.exitCode == 0 && !plain.output.contains("probably the same"))
    let renamed = try WinnowRun(
      ["preview", "--no-policy", "--repository", ".", "--since", "HEAD"] + arguments,
      in: folder.path)
    #expect(renamed.exitCode == 0)
    #expect(
      renamed.output.contains("→ /build/src/after ü.py:5: the file was renamed, 2 lines apart\n"))
  }

  @Test func aRevisionThatIsNone() throws {
    try git("init", "-q")
    let run = try preview(
      "new.json", "--baseline", "old.json", "--repository", ".", "--since=--output=x")
    #expect(run.exitCode == 2 && run.output.isEmpty)
    #expect(run.messages.hasPrefix("error: git in .: fatal: "))
    let nowhere = try preview("new.json", "--baseline", "old.json", "--repository", "no-folder")
    #expect(nowhere.exitCode == 2 && nowhere.messages.hasPrefix("error: git in no-folder: fatal: "))
  }
}
