import FindingModel
import Testing
import Triage

@Suite struct TrivyIgnoreTests {
  private func read(_ text: String) throws -> Suppressions {
    try suppressions(TrivyIgnore(), text, name: ".trivyignore")
  }

  private func recognizes(_ text: String) throws -> Bool {
    TrivyIgnore().recognizes(try suppressionFile(text))
  }

  /// The example of Trivy's documentation.
  private let documented = """
    # Accept the risk
    CVE-2018-14618

    # Accept the risk until 2023-01-01
    CVE-2019-14697 exp:2023-01-01

    # No impact in our settings
    CVE-2019-1543

    # Ignore misconfigurations
    AVD-DS-0002

    # Ignore secrets
    generic-unwanted-rule
    aws-account-id

    # Ignore licenses
    GPL-3.0
    Apache-2.0 WITH LLVM-exception
    """

  @Test(arguments: ["\n", "\r\n"])
  func documentedFile(_ lineEnd: String) throws {
    let text = documented.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    let result = try read(text)
    #expect(try recognizes(text))
    #expect(result.remarks == [])
    #expect(
      result.rules.map(\.id) == [
        "CVE-2018-14618", "CVE-2019-14697", "CVE-2019-1543", "AVD-DS-0002",
        "generic-unwanted-rule", "aws-account-id", "GPL-3.0", "Apache-2.0 WITH LLVM-exception",
      ])
    #expect(result.rules.allSatisfy { $0.effect == .drop })
    #expect(result.rules.map(\.origin.line) == [2, 5, 8, 11, 14, 15, 18, 19])
    #expect(
      result.rules.map(\.reason).prefix(2) == [
        "Accept the risk", "Accept the risk until 2023-01-01",
      ])
    #expect(result.rules[5].reason == "Ignore secrets")
    #expect(result.rules[0].condition == .names(.id, ["CVE-2018-14618"]))
    #expect(result.rules[0].origin.line == 2 && result.rules[0].origin.column == 1)
  }

  @Test func theDayItselfIsNoLongerIn() throws {
    let rule = try read("CVE-2019-14697 exp:2023-01-01").rules[0]
    #expect(rule.expires == Day(year: 2022, month: 12, day: 31))
    #expect(try read("CVE-1").rules[0].expires == nil)
  }

  @Test func identifiersInAnyCaseAndByAlias() throws {
    let rule = try read("cve-2018-14618").rules[0]
    var finding = Finding("x", severity: .high)
    finding.vulnerabilityIDs = ["GHSA-aaaa-bbbb-cccc"]
    #expect(!rule.condition.holds(for: Subject(finding, today: testDay)))
    finding.facts = [Fact(.alias, "CVE-2018-14618")]
    #expect(rule.condition.holds(for: Subject(finding, today: testDay)))
  }

  @Test func comments() throws {
    let result = try read(
      "\u{FEFF}# about\n# the next\nCVE-1\n  CVE-2 exp:2027-01-01 # inline\n# other\nCVE-3\n\nCVE-4\t#\n#\n#CVE-5\n"
    )
    #expect(result.rules.map(\.id) == ["CVE-1", "CVE-2", "CVE-3", "CVE-4"])
    #expect(result.rules.map(\.reason) == ["about\nthe next", "inline", "other", nil])
    #expect(result.rules[1].origin.column == 3)
  }

  @Test func brokenDaysCostOnlyTheirLine() throws {
    let result = try read(
      "CVE-1 exp:soon\nCVE-2 exp:2023-02-30\nCVE-3 exp:2023-01-01T00:00:00Z\nCVE-4\n")
    #expect(result.rules.map(\.id) == ["CVE-4"])
    #expect(
      result.remarkTexts == [
        "1:1: CVE-1: expected a day, as exp:2026-01-15, found `exp:soon`",
        "2:1: CVE-2: expected a day, as exp:2026-01-15, found `exp:2023-02-30`",
        "3:1: CVE-3: expected a day, as exp:2026-01-15, found `exp:2023-01-01T00:00:00Z`",
      ])
  }

  @Test func twiceTheSame() throws {
    #expect(try read("CVE-1\nCVE-1\n").rules.map(\.id) == ["CVE-1", "CVE-1 (2)"])
  }

  @Test(arguments: [
    ("", true), ("# nothing\n\n", true), ("CVE-1", true), ("CVE-1 exp:x", true),
    ("CVE-1 # why", true), ("CVE-1 and more", false), ("id: CVE-1", false), ("{}", false),
    ("- CVE-1", false), ("[[IgnoredVulns]]", false), ("<a/>", false), ("10010\tIGNORE", false),
    ("src/a.c:rule:1", false),
  ])
  func recognition(_ text: String, expected: Bool) throws {
    #expect(try recognizes(text) == expected)
  }
}
