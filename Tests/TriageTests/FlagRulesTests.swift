import FindingModel
import Testing
import Triage

@Suite struct FlagRulesTests {
  /// The rule that drops a finding, or "kept".
  private func decision(
    _ settings: PolicySettings = PolicySettings(), only: [String] = [], _ finding: Finding
  ) throws -> String {
    var policy = Policy()
    policy.rules = try FlagRules.rules(settings, only: only)
    var tally = Tally()
    var finding = finding
    _ = CompiledPolicy(policy, today: testDay).decide(&finding, tally: &tally)
    return finding.verdict?.rule?.origin ?? "kept"
  }

  @Test func severities() throws {
    var settings = PolicySettings()
    settings.minimumSeverity = .medium
    #expect(try decision(settings, Finding("a", severity: .medium)) == "kept")
    #expect(try decision(settings, Finding("a", severity: .low)) == "--min-severity")
    settings.severities = [.high]
    #expect(try decision(settings, Finding("a", severity: .high)) == "kept")
    #expect(try decision(settings, Finding("a", severity: .medium)) == "--severity")
  }

  /// Where a scanner does not say whether there is a fix, the finding stays.
  @Test func unfixed() throws {
    var settings = PolicySettings()
    settings.ignoresUnfixed = true
    var finding = Finding("a", severity: .low)
    #expect(try decision(settings, finding) == "kept")
    finding.fixAvailable = true
    #expect(try decision(settings, finding) == "kept")
    finding.fixAvailable = false
    #expect(try decision(settings, finding) == "--ignore-unfixed")
  }

  @Test(arguments: [
    (["severity=High,Critical"], true), (["severity=Low"], false), (["severity!=Low"], true),
    (["cwe=79"], true), (["cwe=CWE-89,79"], true), (["cvss>=7.5"], true), (["cvss>7.5"], false),
    (["cvss<7.5"], false), (["cvss<=7.5"], true), (["path=src/**"], true), (["path=test/"], false),
    (["title=sql", "title=xss"], true), (["title=xss", "title=csrf"], false),
    (["title=sql", "cwe=89"], false), (["title=sql", "cwe=79"], true), (["title=/s.l/"], true),
  ])
  func only(_ only: [String], _ isKept: Bool) throws {
    var finding = Finding("An SQL-sql", severity: .high)
    finding.cwe = 79
    finding.cvssV3Score = 7.5
    finding.filePath = "src/a.c"
    #expect(try decision(only: only, finding) == (isKept ? "kept" : "--only"))
  }

  @Test(arguments: [
    ("severity", "--only: expected severity=value, found `severity`"),
    ("severity=Bad", "--only: expected one of Critical, High, Medium, Low, Info, found `Bad`"),
    ("cvss>=x", "--only: expected a number, found `x`"),
    ("title>=x", "--only: expected title=value or title!=value, found `title>=x`"),
    ("title=/(/", "--only: expected a regular expression, found `/(/`"),
  ])
  func faults(_ text: String, _ message: String) {
    #expect(throws: PolicyError.self) { try FlagRules.rules(PolicySettings(), only: [text]) }
    do throws(PolicyError) {
      _ = try FlagRules.rules(PolicySettings(), only: [text])
    } catch {
      #expect(error.description == message)
    }
  }
}
