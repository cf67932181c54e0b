import FindingModel
import Testing
import Triage

/// Conditions are tried through the policies and findings of users' own tests.
@Suite struct ConditionTests {
  /// Whether a condition holds for a finding, both written in YAML.
  private func holds(_ condition: String, _ finding: String) throws -> Bool {
    let policy = try Policy(
      yaml: "rules: [{id: a, reason: b, drop: \(condition)}]", file: "winnow.yaml")
    let test = try PolicyTest.all(
      yaml: "tests: [{name: a, finding: \(finding), expect: dropped}]", file: "test.yaml")
    guard case .finding(var finding) = test[0].subject else { return false }
    var tally = Tally()
    _ = CompiledPolicy(policy, today: testDay).decide(&finding, tally: &tally)
    return finding.verdict?.outcome == .dropped
  }

  /// A condition, a finding for which it holds, and one for which it does not.
  static let cases: [(String, String, String)] = [
    ("{severity: High}", "{severity: High}", "{severity: Critical}"),
    ("{severity: [low, Info]}", "{severity: Info}", "{severity: Medium}"),
    ("{severity: {at_least: High}}", "{severity: High}", "{severity: Medium}"),
    ("{severity: {at_most: Low}}", "{severity: Low}", "{severity: Medium}"),
    ("{scan_type: trivy scan}", "{scan_type: Trivy Scan}", "{scan_type: ZAP Scan}"),
    ("{scan_type: 'Checkmarx*'}", "{scan_type: Checkmarx Scan detailed}", "{scan_type: Snyk Scan}"),
    ("{test_type: ESLint*}", "{test_type: ESLint Scan (SARIF)}", "{scan_type: SARIF}"),
    (
      "{vulnerability: cve-2024-0001}", "{vulnerability_ids: [GHSA-1, CVE-2024-0001]}",
      "{vulnerability_ids: CVE-2024-00011}"
    ),
    (
      "{vulnerability: CVE-2024-*}", "{vulnerability_ids: CVE-2024-7}",
      "{vulnerability_ids: CVE-2023-7}"
    ),
    ("{vulnerability: GHSA-x}", "{aliases: ghsa-X}", "{vuln_id_from_tool: GHSA-x}"),
    ("{rule: java.cbc}", "{vuln_id_from_tool: java.cbc}", "{vulnerability_ids: java.cbc}"),
    ("{id: a1}", "{vuln_id_from_tool: A1}", "{title: a1}"),
    ("{id: a1}", "{vulnerability_ids: A1}", "{title: a1}"),
    ("{cwe: CWE-79}", "{cwe: 79}", "{cwe: 89}"),
    ("{cwe: [79, 89]}", "{cwe: 89}", "{}"),
    ("{component: lodash}", "{component_name: Lodash}", "{component_name: lodash.merge}"),
    ("{component: 'lodash*'}", "{component_name: lodash.merge}", "{component_name: a-lodash}"),
    ("{component: '/^lib(a|b)$/'}", "{component_name: liba}", "{component_name: libc}"),
    (
      "{component: lodash, version: '>=4 <4.17.21'}",
      "{component_name: lodash, component_version: 4.17.20}",
      "{component_name: lodash, component_version: 4.17.21}"
    ),
    (
      "{purl: 'pkg:npm/lodash@<4.17.21'}", "{purl: pkg:npm/lodash@4.17.20}",
      "{purl: pkg:npm/lodash@4.17.21}"
    ),
    ("{purl: pkg:npm/lodash}", "{purl: pkg:npm/lodash@4.17.20}", "{purl: pkg:pypi/lodash@1}"),
    ("{path: tests/**}", "{file_path: tests/a.py}", "{file_path: src/tests.py}"),
    ("{path: ['*.md', '!README.md']}", "{file_path: docs/a.md}", "{file_path: README.md}"),
    ("{path: /vendor/}", "{file_path: vendor/a/b.go}", "{file_path: src/vendor/b.go}"),
    ("{line: 10-20}", "{line: 20}", "{line: 21}"),
    ("{line: 10}", "{line: 10}", "{}"),
    ("{line: {at_least: 10}}", "{line: 10}", "{line: 9}"),
    (
      "{host: '*.example.org'}", "{url: 'https://a.example.org/x'}", "{url: 'https://example.com/'}"
    ),
    ("{endpoint: /admin/**}", "{url: 'http://h:8080/admin/x?y=1'}", "{url: 'http://h/x/admin/y'}"),
    ("{parameter: q}", "{param: Q}", "{param: query}"),
    ("{title: sql inj}", "{title: A SQL Injection}", "{title: Injection of SQL}"),
    ("{title: 'sql*'}", "{title: SQL injection}", "{title: A SQL injection}"),
    ("{title: '/SQL .njection/'}", "{title: A SQL injection}", "{title: a sql injection}"),
    ("{title: '/SQL .njection/i'}", "{title: a sql injection}", "{title: sql}"),
    ("{description: password}", "{description: the Password}", "{description: the word}"),
    ("{tag: dev}", "{tags: [prod, Dev]}", "{tags: devel}"),
    ("{service: api}", "{service: API}", "{}"),
    ("{status: false_positive}", "{false_p: true}", "{}"),
    ("{status: [inactive, out_of_scope]}", "{active: false}", "{active: true}"),
    ("{status: verified}", "{verified: true}", "{}"),
    ("{status: risk_accepted}", "{risk_accepted: true}", "{}"),
    ("{fix_available: true}", "{fix_available: true}", "{fix_available: false}"),
    ("{fix_available: false}", "{fix_available: false}", "{}"),
    ("{cvss: {at_least: 7}}", "{cvssv3_score: 7.0}", "{cvssv3_score: 6.9}"),
    ("{cvss: {below: 7}}", "{cvssv4_score: 6.9, cvssv3_score: 9}", "{cvssv4_score: 7}"),
    ("{epss: {above: 0.5}}", "{epss_score: 0.51}", "{epss_score: 0.5}"),
    ("{epss_percentile: {at_most: 0.1}}", "{epss_percentile: 0.1}", "{}"),
    ("{known_exploited: true}", "{known_exploited: true}", "{}"),
    ("{known_exploited: false}", "{}", "{known_exploited: true}"),
    ("{ransomware_used: true}", "{ransomware_used: true}", "{ransomware_used: false}"),
    ("{age: {at_least: 14}}", "{date: 2026-06-01}", "{date: 2026-06-02}"),
    ("{age: {below: 14}}", "{date: 2026-06-02}", "{date: 2026-06-01}"),
    ("{hash_code: 'abc*'}", "{hash_code: abcdef}", "{hash_code: bcdef}"),
    ("{fingerprint: f1}", "{unique_id_from_tool: f1}", "{unique_id_from_tool: f2}"),
    ("{cwe: 79, severity: Low}", "{cwe: 79, severity: Low}", "{cwe: 79, severity: High}"),
    ("{all: [{cwe: 79}, {severity: Low}]}", "{cwe: 79, severity: Low}", "{cwe: 80, severity: Low}"),
    (
      "{any: [{cwe: 79}, {severity: Low}]}", "{cwe: 80, severity: Low}", "{cwe: 80, severity: High}"
    ),
    ("{not: {cwe: 79}}", "{cwe: 80}", "{cwe: 79}"),
    ("{path: src/**, not: {path: '*.go'}}", "{file_path: src/a.py}", "{file_path: src/a.go}"),
  ]

  @Test(arguments: cases)
  func holds(_ condition: String, for yes: String, not no: String) throws {
    #expect(try holds(condition, yes))
    #expect(try !holds(condition, no))
  }

  @Test func nothingIsEverythingOrNothing() throws {
    #expect(try holds("{all: []}", "{title: a}"))
    #expect(try !holds("{any: []}", "{title: a}"))
  }

  /// Facts are asked about by fields of their own.
  @Test(arguments: [
    (Fact.Kind.cpe, Field.cpe), (.sha1, .sha1), (.fingerprint, .fingerprint),
    (.fixState, .fixState), (.severityWord, .severityWord),
  ])
  func facts(_ kind: Fact.Kind, _ field: Field) throws {
    var finding = Finding("a", severity: .low)
    let condition = Condition.names(field, ["Some Text"])
    #expect(!condition.holds(for: Subject(finding, today: testDay)))
    finding.facts = [Fact(kind, "some text")]
    #expect(condition.holds(for: Subject(finding, today: testDay)))
  }

  /// DefectDojo's own score counts before one that only the report has.
  @Test(arguments: [(Fact.Kind.cvssV2, Field.cvssV2), (.cvssV3, .cvssV3), (.cvssV4, .cvssV4)])
  func scores(_ kind: Fact.Kind, _ field: Field) {
    var finding = Finding("a", severity: .low)
    let condition = Condition.test(field, .number(NumberRange(below: 7)))
    #expect(!condition.holds(for: Subject(finding, today: testDay)))
    finding.facts = [Fact(kind, "6.9")]
    #expect(condition.holds(for: Subject(finding, today: testDay)))
    finding.facts = [Fact(kind, "7.0")]
    #expect(!condition.holds(for: Subject(finding, today: testDay)))
    finding.cvssV3Score = 6
    finding.cvssV4Score = 6
    #expect(condition.holds(for: Subject(finding, today: testDay)) == (kind != .cvssV2))
  }

  @Test func suppressedByTheReport() throws {
    var finding = Finding("a", severity: .low)
    let condition = Condition.test(.status, .statuses([.suppressed]))
    #expect(!condition.holds(for: Subject(finding, today: testDay)))
    finding.facts = [Fact(.suppression, "accepted")]
    #expect(condition.holds(for: Subject(finding, today: testDay)))
  }
}
