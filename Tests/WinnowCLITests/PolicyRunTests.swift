import Foundation
import Testing

/// Runs of the program with a policy: what is kept, what is said, and what it ends with.
@Suite struct PolicyRunTests {
  private let report = Reports.sample("trivy/image.json")

  /// A run on a report of four packages `p-0` to `p-3`, in a folder with these files.
  private func run(
    _ arguments: [String], files: [String: String] = [:], environment: [String: String] = [:]
  ) throws -> (run: WinnowRun, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let report = try folder.file("report.json", Reports.trivy("p", packages: 4))
    for (name, text) in files { _ = try folder.file(name, Array(text.utf8)) }
    let paths = arguments.map { files[$0] == nil ? $0 : "\(folder.path)/\($0)" }
    let all = paths.map { $0 == "REPORT" ? report.path() : $0 }
    return (try WinnowRun(all, environment: environment, in: folder.path), folder)
  }

  private func components(_ run: WinnowRun) throws -> [String?] {
    try run.findings.map { $0["component_name"] as? String }
  }

  private let policy = """
    rules:
      - id: first
        drop: {component: p-0}
        reason: not used
      - id: second
        drop: {vulnerability: CVE-0000-1}
        as: false_positive
        reason: a mistake
    """

  @Test func findsThePolicyOfTheFolder() throws {
    let (run, _) = try run(["convert", "REPORT"], files: ["winnow.yaml": policy])
    #expect(run.exitCode == 0)
    #expect(try components(run) == ["p-1", "p-2", "p-3"])
    #expect(
      run.messageLines == [
        "findings: 4 read, 2 kept, 1 marked, 1 dropped",
        "  1 dropped by `first` (winnow.yaml:2:5): not used",
        "  1 marked false_positive by `second` (winnow.yaml:5:5): a mistake",
      ])
    let marked = try #require(try run.findings.first)
    #expect(marked["false_p"] as? Bool == true && marked["active"] as? Bool == false)
    let triage = try #require(marked["triage"] as? [String: Any])
    #expect(triage["verdict"] as? String == "marked" && triage["rule"] as? String == "second")
  }

  /// Parents are looked into up to the root of the repository, and not beyond it.
  @Test func findsThePolicyOfTheRepository() throws {
    let folder = try TemporaryFolder()
    let inner = folder.url.appending(path: "a/b")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    let report = try folder.file("report.json", Reports.trivy("p", packages: 4)).path()
    _ = try folder.file("winnow.yaml", Array(policy.utf8))
    let outside = try WinnowRun(["convert", report], in: inner.path())
    #expect(outside.lines.count == 4)
    let git = folder.url.appending(path: ".git")
    try FileManager.default.createDirectory(at: git, withIntermediateDirectories: true)
    let inside = try WinnowRun(["convert", report], in: inner.path())
    #expect(inside.lines.count == 3)
    let without = try WinnowRun(["convert", "--no-policy", report], in: inner.path())
    #expect(without.lines.count == 4 && without.messages == "")
  }

  /// A flag wins over the environment, that over the file.
  @Test func precedence() throws {
    let file = ["winnow.yaml": "settings: {min_severity: Info, fail_on: Low, exit_code: 9}\n"]
    #expect(try run(["convert", "REPORT"], files: file).run.exitCode == 9)
    let medium = ["WINNOW_MIN_SEVERITY": "medium"]
    let byVariable = try run(["convert", "REPORT"], files: file, environment: medium).run
    #expect(byVariable.lines.isEmpty && byVariable.exitCode == 0)
    let byFlag = try run(
      ["convert", "--min-severity", "low", "--exit-code", "8", "REPORT"], files: file,
      environment: medium
    ).run
    #expect(byFlag.lines.count == 4 && byFlag.exitCode == 8)
  }

  @Test func gateIsMet() throws {
    let gated = try run(["convert", "--fail-on", "Low", "--quiet", "REPORT"]).run
    #expect(gated.exitCode == 1 && gated.lines.count == 4)
    #expect(
      gated.messages == "error: 4 findings of Low or worse, expected at most 0 (--fail-on)\n")
    let passed = try run(["convert", "--fail-on", "High", "REPORT"]).run
    #expect(passed.exitCode == 0)
  }

  /// A gate never hides that a report could not be read.
  @Test func unreadableWinsOverTheGate() throws {
    let (run, _) = try run(["convert", "--fail-on", "Low", "REPORT", "/no/such/file"])
    #expect(run.exitCode == 3)
  }

  @Test func receiptAccountsForAll() throws {
    let (run, folder) = try run(
      ["convert", "--receipt", "receipt.json", "REPORT"], files: ["winnow.yaml": policy])
    #expect(run.exitCode == 0)
    let data = try Data(contentsOf: folder.url.appending(path: "receipt.json"))
    let receipt = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(receipt["schemaVersion"] as? Int == 1)
    let counts = try #require(receipt["counts"] as? [String: Int])
    #expect(counts["read"] == 4 && counts["kept"] == 2)
    #expect(counts["marked"] == 1 && counts["dropped"] == 1 && counts["merged"] == 0)
    let rules = try #require(receipt["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["first", "second"])
    #expect(rules.map { $0["findings"] as? Int } == [1, 1])
  }

  @Test func showsSuppressed() throws {
    let (run, folder) = try run(
      ["convert", "--show-suppressed", "REPORT"], files: ["winnow.yaml": policy])
    #expect(
      run.messageLines.first
        == "suppressed: \(folder.path)/report.json: Low `CVE-0000-0 p-0 1` by `first` (winnow.yaml:2:5): not used"
    )
  }

  @Test func oddRulesAreWarnings() throws {
    let unused = ["winnow.yaml": "rules: [{id: a, reason: b, drop: {cwe: 79}}]\n"]
    let (lenient, _) = try run(["convert", "REPORT"], files: unused)
    #expect(lenient.exitCode == 0)
    #expect(lenient.messageLines.contains("warning: winnow.yaml:1:9: rule `a` matched no finding"))
    let (strict, _) = try run(["convert", "--strict", "REPORT"], files: unused)
    #expect(strict.exitCode == 2)
    #expect(strict.messageLines.contains("error: winnow.yaml:1:9: rule `a` matched no finding"))
  }

  @Test func brokenPolicyIsRefused() throws {
    let (run, _) = try run(
      ["convert", "REPORT"], files: ["winnow.yaml": "rules:\n  - id: a\n    dorp: {cwe: 79}\n"])
    #expect(run.exitCode == 2 && run.output == "")
    #expect(
      run.messages.hasPrefix("error: winnow.yaml:3:5: rules[0].dorp: expected one of as, drop"))
  }

  @Test func explainsEachDecision() throws {
    let (run, folder) = try run(
      ["explain", "--finding", "p-1", "--min-severity", "Medium", "REPORT"],
      files: ["winnow.yaml": policy])
    #expect(run.exitCode == 0)
    #expect(
      run.lines.filter { !$0.contains("hash_code") } == [
        "Low CVE-0000-1 p-1 1 (\(folder.path)/report.json: [0].Vulnerabilities[1])",
        "  dropped by `min-severity` (--min-severity): less than Medium",
        "  `second` (winnow.yaml:5:5): a mistake says false_positive, but a later rule decides",
      ])
  }

  @Test func importsOtherToolsFiles() throws {
    let ignore = "# accepted\nCVE-0000-2 exp:2030-01-01\n"
    let (converted, _) = try run(
      ["convert", "--ignorefile", ".trivyignore", "REPORT"], files: [".trivyignore": ignore])
    #expect(try components(converted) == ["p-0", "p-1", "p-3"])
    let (imported, folder) = try run(
      ["policy", "import", ".trivyignore", "-o", "winnow.yaml"], files: [".trivyignore": ignore])
    #expect(imported.exitCode == 0)
    let again = try WinnowRun(["convert", "\(folder.path)/report.json"], in: folder.path)
    #expect(try components(again) == ["p-0", "p-1", "p-3"])
    let check = try WinnowRun(["policy", "check"], in: folder.path)
    #expect(check.exitCode == 0 && check.output == "winnow.yaml: policy, 1 rules\n")
  }

  @Test func policyTests() throws {
    let tests = """
      tests:
        - {name: dropped, finding: {component_name: p-0}, expect: dropped, rule: first}
        - {name: kept, finding: {component_name: p-9}, expect: kept}
        - {name: report, report: report.json, containing: p-1, expect: false_positive}
        - {name: wrong, finding: {component_name: p-0}, expect: kept}
      """
    let (run, _) = try run(
      ["policy", "test"], files: ["winnow.yaml": policy, "winnow.test.yaml": tests])
    #expect(run.exitCode == 1)
    #expect(run.output == "3 tests passed, 1 failed\n")
    #expect(
      run.messages
        == "error: winnow.test.yaml:5:5: `wrong`: expected kept, found dropped by `first` (winnow.yaml:2:5)\n"
    )
  }

  @Test func testsTravelInTime() throws {
    let policy = "rules: [{id: a, reason: b, drop: {cwe: 79}, expires: 2026-06-30}]\n"
    let tests = "tests: [{name: a, finding: {cwe: 79}, expect: dropped}]\n"
    let files = ["winnow.yaml": policy, "winnow.test.yaml": tests]
    #expect(try run(["policy", "test", "--now", "2026-06-30"], files: files).run.exitCode == 0)
    #expect(try run(["policy", "test", "--now", "2026-07-01"], files: files).run.exitCode == 1)
  }
}
