import FindingModel
import Testing
import Triage

@Suite struct OSVScannerConfigurationTests {
  private func read(_ text: String) throws -> Suppressions {
    try suppressions(OSVScannerConfiguration(), text, name: "osv-scanner.toml")
  }

  private func subject(
    _ ids: [String] = ["CVE-1"], package: String = "lib", version: String = "1.0.0",
    facts: [String] = []
  ) -> Subject {
    var finding = Finding("x", severity: .high)
    finding.vulnerabilityIDs = ids
    finding.componentName = package
    finding.componentVersion = version
    finding.facts = facts.map { Fact(.property, $0) }
    return Subject(finding, today: testDay)
  }

  private let documented = """
    GoVersionOverride = "1.22.0"

    [[IgnoredVulns]]
    id = "GO-2022-0968"
    # ignoreUntil = 2022-11-09 # Optional exception expiry date
    reason = "No ssh servers are connected to or hosted in Go lang"

      [[ IgnoredVulns ]] # indented
    id = "GO-2022-1059"
    ignoreUntil = 2022-11-09

    [[PackageOverrides]]
    name = "lib"
    version = "1.0.0"
    ecosystem = "Go"
    ignore = true
    effectiveUntil = 2022-11-09T12:00:00+02:00
    reason = "abc"

    [[PackageOverrides]]
    ecosystem = "npm"
    group = "dev"
    vulnerability.ignore = true

    [[PackageOverrides]]
    name = "other"
    license.override = ["MIT"]
    """

  @Test(arguments: ["\n", "\r\n"])
  func documentedFile(_ lineEnd: String) throws {
    let text = documented.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    #expect(OSVScannerConfiguration().recognizes(try suppressionFile(text)))
    let result = try read(text)
    #expect(result.remarks == [])
    #expect(result.rules.map(\.id) == ["GO-2022-0968", "GO-2022-1059", "lib", "PackageOverrides"])
    #expect(result.rules.map(\.origin.line) == [3, 8, 12, 20])
    #expect(
      result.rules.map(\.expires?.description) == [nil, "2022-11-08", "2022-11-08", nil])
    #expect(
      result.rules.map(\.reason) == [
        "No ssh servers are connected to or hosted in Go lang", nil, "abc", nil,
      ])
    #expect(result.rules[0].condition == .names(.vulnerability, ["GO-2022-0968"]))
    let lib = result.rules[2].condition
    #expect(lib.holds(for: subject(facts: ["ecosystem:Go"])))
    #expect(!lib.holds(for: subject(version: "1.0.1", facts: ["ecosystem:Go"])))
    #expect(!lib.holds(for: subject(package: "lib2", facts: ["ecosystem:Go"])))
    #expect(!lib.holds(for: subject(facts: ["ecosystem:npm"])))
    #expect(!lib.holds(for: subject()))
    let dev = result.rules[3].condition
    #expect(
      dev.holds(for: subject(package: "x", facts: ["ecosystem:npm", "dependency_group:dev"])))
    #expect(!dev.holds(for: subject(package: "x", facts: ["ecosystem:npm"])))
    #expect(!dev.holds(for: subject(package: "x", facts: ["dependency_group:dev"])))
  }

  @Test func aliasesCount() throws {
    let condition = try read("[[IgnoredVulns]]\nid = \"ghsa-1\"\n").rules[0].condition
    #expect(condition.holds(for: subject(["CVE-1", "GHSA-1"])))
    #expect(!condition.holds(for: subject(["CVE-1"])))
  }

  @Test func theFirstEntryCounts() throws {
    let result = try read(
      """
      [[IgnoredVulns]]
      id = "CVE-1"
      ignoreUntil = 2020-01-01
      [[IgnoredVulns]]
      id = "CVE-1"
      [[PackageOverrides]]
      name = "lib"
      version = "1.0.0"
      ignore = true
      effectiveUntil = 2020-01-01
      [[PackageOverrides]]
      name = "lib"
      ignore = true
      [[PackageOverrides]]
      ecosystem = "Go"
      ignore = true
      """)
    #expect(
      result.remarkTexts == [
        "5:6: IgnoredVulns[1].id: expected one entry for `CVE-1`: OSV-Scanner takes the first"
      ])
    #expect(result.rules.map(\.id) == ["CVE-1", "lib", "lib (2)", "PackageOverrides"])
    let later = result.rules[2].condition
    #expect(!later.holds(for: subject(version: "1.0.0")))
    #expect(later.holds(for: subject(version: "1.0.1")))
    let last = result.rules[3].condition
    #expect(!last.holds(for: subject(version: "1.0.0", facts: ["ecosystem:Go"])))
    #expect(last.holds(for: subject(package: "x", facts: ["ecosystem:Go"])))
  }

  @Test func brokenEntriesCostOnlyThemselves() throws {
    let result = try read(
      """
      [[IgnoredVulns]]
      reason = "none"
      [[IgnoredVulns]]
      id = [7]
      [[IgnoredVulns]]
      id = "CVE-3"
      ignoreUntil = "soon"
      [[IgnoredVulns]]
      id = "CVE-4"
      ignoreUntil = "2027-06-01"
      until = 1
      [[PackageOverrides]]
      ignore = true
      [[PackageOverrides]]
      name = "lib"
      ignore = "yes"
      [[PackageOverrides]]
      name = "lib"
      version = "*"
      ignore = true
      [[PackageOverrides]]
      name = "lib"
      vulnerability = true
      """)
    #expect(result.rules.map(\.id) == ["CVE-4"])
    #expect(result.rules[0].expires?.description == "2027-05-31")
    #expect(
      result.remarkTexts == [
        "1:1: IgnoredVulns[0].id: missing",
        "4:6: IgnoredVulns[1].id: expected a text, found a list",
        "7:15: IgnoredVulns[2].ignoreUntil: expected a date or time, as 2026-01-15, found `soon`",
        "11:1: IgnoredVulns[3].until: expected one of id, ignoreUntil, reason, found `until`",
        "12:1: PackageOverrides[0]: expected name, version, ecosystem or group, found none of them",
        "16:10: PackageOverrides[1].ignore: expected true or false, found `yes`",
        "19:11: PackageOverrides[2].version: expected a version, found `*`",
        "23:17: PackageOverrides[3].vulnerability: expected a mapping, found `true`",
      ])
  }

  @Test func inlineTables() throws {
    let result = try read("IgnoredVulns = [{id = \"CVE-1\"}, {id = \"CVE-2\"}]")
    #expect(result.rules.map(\.id) == ["CVE-1", "CVE-2"])
    #expect(result.rules.map(\.origin.column) == [17, 33])
  }

  @Test(arguments: [
    "[[IgnoredVulns]\n", "IgnoredVulns = 1\n", "[IgnoredVulns]\nid = \"a\"\n",
    "[[IgnoredVulns]]\nid = \"a\"\nid = \"b\"\n", "[[IgnoredVulns]]\n\u{0}",
  ])
  func whatIsNoConfiguration(_ text: String) throws {
    #expect(throws: PolicyError.self) { try read(text) }
  }

  @Test func errorsHaveTheirPlace() throws {
    #expect {
      try read("[[IgnoredVulns]]\nid = \n")
    } throws: { error in
      (error as? PolicyError)?.origin.line == 2
    }
  }

  @Test(arguments: [
    ("[[IgnoredVulns]]", true), (" [[ PackageOverrides ]] # x", true), ("IgnoredVulns = []", true),
    ("GoVersionOverride=\"1.2\"", true), ("", false), ("[[rules]]\nid = \"x\"", false),
    ("ignore: []", false), ("IgnoredVulnsX = 1", false), ("CVE-1", false),
  ])
  func recognition(_ text: String, expected: Bool) throws {
    #expect(OSVScannerConfiguration().recognizes(try suppressionFile(text)) == expected)
  }

  @Test func emptyLists() throws {
    #expect(try read("IgnoredVulns = []\n") == Suppressions())
    #expect(try read("") == Suppressions())
  }
}
