import FindingModel
import Testing
import Triage

@Suite struct GrypeConfigurationTests {
  private func read(_ text: String) throws -> Suppressions {
    try suppressions(GrypeConfiguration(), text, name: ".grype.yaml")
  }

  private func condition(_ rule: String) throws -> Condition {
    let result = try read("ignore:\n  - \(rule)\n")
    #expect(result.remarks == [])
    return try #require(result.rules.first).condition
  }

  private func match(
    _ id: String = "CVE-1", others: [String] = [], package: String = "kernel-headers",
    version: String = "1.0", paths: [String] = [], facts: [Fact] = [],
    scanType: String = "Anchore Grype"
  ) -> Subject {
    var finding = Finding("x", severity: .high)
    finding.scanType = scanType
    finding.vulnIDFromTool = scanType == "Anchore Grype" ? id : nil
    finding.vulnerabilityIDs = [id] + others
    finding.componentName = package
    finding.componentVersion = version
    finding.filePath = paths.first
    finding.facts = facts + paths.dropFirst().map { Fact(.path, $0) }
    return Subject(finding, today: testDay)
  }

  /// After the example in Grype's README.
  private let documented = """
    output: json
    fail-on-severity: high
    ignore:
      # This is the full set of supported rule fields:
      - vulnerability: CVE-2008-4318
        fix-state: unknown
        # VEX fields apply when Grype reads vex data:
        package:
          name: libcurl
          version: 1.5.1
          type: npm
          location: "/usr/local/lib/node_modules/**"
        reason: not used
      # We can make rules to match just by vulnerability ID:
      - vulnerability: CVE-2014-54321
      # ...or just by a single package field:
      - package:
          type: gem
    """

  @Test(arguments: ["\n", "\r\n"])
  func documentedFile(_ lineEnd: String) throws {
    let text = documented.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    #expect(GrypeConfiguration().recognizes(try suppressionFile(text)))
    let result = try read(text)
    #expect(result.remarks == [])
    #expect(result.rules.map(\.id) == ["CVE-2008-4318", "CVE-2014-54321", "ignore"])
    #expect(result.rules.map(\.origin.line) == [5, 15, 17])
    #expect(result.rules.map(\.reason) == ["not used", nil, nil])
    #expect(result.rules.allSatisfy { $0.effect == .drop && $0.expires == nil })
    let facts = [Fact(.fixState, "unknown"), Fact(.property, "package_type:npm")]
    let first = result.rules[0].condition
    let path = "/usr/local/lib/node_modules/curl/package.json"
    func holds(_ package: String, _ version: String, _ path: String, _ facts: [Fact]) -> Bool {
      first.holds(
        for: match(
          "CVE-2008-4318", package: package, version: version, paths: [path], facts: facts))
    }
    #expect(holds("libcurl", "1.5.1", path, facts))
    #expect(!holds("libcurl2", "1.5.1", path, facts))
    #expect(!holds("libcurl", "1.5.2", path, facts))
    #expect(!holds("libcurl", "1.5.1", "/opt/node_modules/a", facts))
    #expect(!holds("libcurl", "1.5.1", path, [facts[0]]))
    #expect(!holds("libcurl", "1.5.1", path, [facts[1]]))
  }

  @Test func vulnerabilitiesOfGrypeByTheirFirstName() throws {
    let strict = try condition("vulnerability: CVE-1")
    #expect(strict.holds(for: match("CVE-1")))
    #expect(strict.holds(for: match("cve-1")))
    #expect(!strict.holds(for: match("GHSA-1", others: ["CVE-1"])))
    #expect(strict.holds(for: match("GHSA-1", others: ["CVE-1"], scanType: "Trivy Scan")))
    #expect(!strict.holds(for: match("CVE-2", scanType: "Trivy Scan")))
    let wide = try condition("{vulnerability: CVE-1, include-aliases: true}")
    #expect(wide.holds(for: match("GHSA-1", others: ["CVE-1"])))
    #expect(!wide.holds(for: match("GHSA-1", others: ["CVE-2"])))
    let narrow = try condition("{vulnerability: CVE-1, include-aliases: false}")
    #expect(!narrow.holds(for: match("GHSA-1", others: ["CVE-1"])))
  }

  @Test(arguments: [
    ("namespace: github:language:python", Fact(.property, "namespace:github:language:python")),
    ("fix-state: wont-fix", Fact(.fixState, "wont-fix")),
    ("match-type: exact-indirect-match", Fact(.property, "match_type:exact-indirect-match")),
    ("package: {language: java}", Fact(.property, "language:java")),
    ("package: {type: java-archive}", Fact(.property, "package_type:java-archive")),
    ("package: {upstream-name: linux}", Fact(.property, "upstream:linux")),
    ("package: {upstream-name: linux.*}", Fact(.property, "upstream:linux-5.15")),
  ])
  func factsOfGrype(_ rule: String, fact: Fact) throws {
    let condition = try condition(rule)
    #expect(condition.holds(for: match(facts: [fact])))
    #expect(!condition.holds(for: match()))
    #expect(!condition.holds(for: match(facts: [Fact(fact.kind, "x" + fact.text)])))
    #expect(!condition.holds(for: match(facts: [Fact(.alias, fact.text)])))
  }

  @Test func namesMayBeRegularExpressions() throws {
    let expression = try condition("package: {name: 'kernel-.*'}")
    #expect(expression.holds(for: match(package: "kernel-headers")))
    #expect(!expression.holds(for: match(package: "linux-kernel-headers")))
    #expect(!expression.holds(for: match(package: "Kernel-headers")))
    let choice = try condition("package: {name: 'a|b'}")
    #expect(choice.holds(for: match(package: "b")) && !choice.holds(for: match(package: "ab")))
    let plain = try condition("package: {name: golang.org/x/net}")
    #expect(plain.holds(for: match(package: "golang.org/x/net")))
    #expect(!plain.holds(for: match(package: "golangXorg/x/net")))
  }

  @Test func anyLocationOfThePackage() throws {
    let condition = try condition("package: {location: '/usr/**/*.jar'}")
    #expect(condition.holds(for: match(paths: ["/a", "/usr/lib/x.jar"])))
    #expect(condition.holds(for: match(paths: ["usr/x.jar"])))
    #expect(!condition.holds(for: match(paths: ["/a", "/b/usr/x.jar"])))
    #expect(!condition.holds(for: match()))
  }

  @Test func rulesThatCannotBeTold() throws {
    let result = try read(
      """
      ignore:
        - vex-status: not_affected
          vex-justification: vulnerable_code_not_present
        - reason: no condition
        - vulnerability: ""
        - CVE-1
        - vulnerability: CVE-2
          package: {name: "a("}
        - vulnerability: CVE-3
          include-aliases: maybe
        - vulnerability: CVE-4
          package: [a]
        - vulnerability: CVE-5
          fixed: true
          package: {path: a}
        - package: {version: "*"}
      """)
    #expect(result.rules.map(\.id) == ["CVE-5"])
    #expect(
      result.remarkTexts == [
        "2:17: ignore[0].vex-status: expected no VEX status: give Winnow the VEX document itself",
        "4:5: ignore[1]: expected at least one condition, found none",
        "5:5: ignore[2]: expected at least one condition, found none",
        "6:5: ignore[3]: expected a mapping, found `CVE-1`",
        "8:21: ignore[4].package.name: expected a regular expression, found `/(?:a()/`",
        "10:22: ignore[5].include-aliases: expected true or false, found `maybe`",
        "12:14: ignore[6].package: expected a mapping, found a list",
        "14:5: ignore[7].fixed: expected one of fix-state, include-aliases, match-type, namespace, package, reason, vex-justification, vex-status, vulnerability, found `fixed`",
        "15:15: ignore[7].package.path: expected one of language, location, name, type, upstream-name, version, found `path`",
        "16:24: ignore[8].package.version: expected a version, found `*`",
      ])
  }

  @Test(arguments: [
    ("ignore: []", true), ("ignore:", true), ("ignore:\n  - vulnerability: [", true),
    ("check-for-app-update: false\nonly-fixed: true", true), ("ignore: {}", false), ("", false),
    ("ignore: none", false), ("vulnerabilities: []", false), ("CVE-1", false),
    ("include: []", false),
  ])
  func recognition(_ text: String, expected: Bool) throws {
    #expect(GrypeConfiguration().recognizes(try suppressionFile(text)) == expected)
  }

  @Test func withoutRules() throws {
    #expect(try read("ignore: []\nonly-fixed: true") == Suppressions())
    #expect(try read("only-fixed: true") == Suppressions())
    #expect(throws: PolicyError.self) { try read("ignore: {a: b}") }
  }
}
