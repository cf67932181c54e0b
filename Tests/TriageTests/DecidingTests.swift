import FindingModel
import Testing
import Triage

@Suite struct DecidingTests {
  private let finding = Finding("A finding", severity: .medium)

  @Test func lastMatchWins() throws {
    var deciding = try Deciding(
      """
      rules:
        - {id: all, reason: a, drop: {all: []}}
        - {id: medium, reason: b, keep: {severity: Medium}}
        - {id: low, reason: c, drop: {severity: Low}}
      """)
    let medium = deciding.decide(finding)
    #expect(medium.verdict?.outcome == .kept)
    #expect(medium.verdict?.rule?.id == "medium")
    let high = deciding.decide(Finding("A finding", severity: .high))
    #expect(high.verdict?.outcome == .dropped)
    #expect(high.verdict?.rule == RuleReference(id: "all", origin: "winnow.yaml:2:5", reason: "a"))
    #expect(deciding.tally.read == 2)
    #expect(deciding.tally.kept == 1)
    #expect(deciding.tally.dropped == 1)
    #expect(deciding.tally.decided == [0: 1, 1: 1])
    #expect((0...2).map(deciding.tally.hasMatched) == [true, true, false])
  }

  /// A finding of several records is dropped where each of them is, and else as the mildest says.
  @Test(arguments: [
    ("{fingerprint: [a, b]}", true), ("{fingerprint: a}", false), ("{path: 'a/**'}", false),
    ("{path: ['a/**', 'b/**']}", true), ("{not: {path: 'b/**'}}", false),
    ("{fingerprint: c}", false),
  ])
  func severalRecords(_ condition: String, _ isDropped: Bool) throws {
    var deciding = try Deciding("rules: [{id: one, reason: r, drop: \(condition)}]")
    let decided = deciding.decide(recorded)
    #expect(decided.verdict?.outcome == (isDropped ? .dropped : .kept))
    #expect(decided.verdict?.rule?.id == (isDropped ? "one" : nil))
    #expect(deciding.tally.decided == (isDropped ? [0: 1] : [:]))
    #expect(deciding.tally.hasMatched(0) == (condition != "{fingerprint: c}"))
  }

  @Test func mildestOfSeveralRecords() throws {
    var deciding = try Deciding(
      """
      rules:
        - {id: first, reason: r, drop: {fingerprint: a}}
        - {id: second, reason: r, drop: {fingerprint: b}, as: risk_accepted}
      """)
    let decided = deciding.decide(recorded)
    #expect(decided.verdict?.outcome == .marked && decided.verdict?.rule?.id == "second")
    #expect(deciding.tally.decided == [1: 1])
    var both = try Deciding(
      "rules: [{id: a, reason: r, drop: {fingerprint: a}}, {id: b, reason: r, drop: {fingerprint: b}}]"
    )
    #expect(both.decide(recorded).verdict?.outcome == .dropped)
    #expect(both.tally.decided == [0: 1])
  }

  /// Of a record in `a/x` and one in `b/x`; the file is that of the first.
  private var recorded: Finding {
    var finding = finding
    finding.filePath = "a/x"
    finding.recordFacts = ["a", "b"].map { [Fact(.fingerprint, $0), Fact(.path, "\($0)/x")] }
    finding.facts = finding.recordFacts.flatMap(\.self)
    return finding
  }

  /// The last day of a rule is the whole day in UTC.
  @Test(arguments: [(14, Verdict.Outcome.dropped), (15, .dropped), (16, .kept)])
  func expiry(_ day: Int, _ expected: Verdict.Outcome) throws {
    let today = try #require(Day(year: 2026, month: 6, day: day))
    var deciding = try Deciding(
      "rules: [{id: a, reason: b, drop: {all: []}, expires: 2026-06-15}]", today: today)
    #expect(deciding.decide(finding).verdict?.outcome == expected)
  }

  @Test(arguments: Mark.allCases)
  func marks(_ mark: Mark) throws {
    var deciding = try Deciding(
      "rules: [{id: a, reason: b, drop: {all: []}, as: \(mark.rawValue)}]")
    let marked = deciding.decide(finding)
    #expect(marked.verdict?.outcome == .marked)
    #expect(!marked.active && !marked.isOfConcern)
    #expect(marked.falsePositive == (mark == .falsePositive))
    #expect(marked.riskAccepted == (mark == .riskAccepted))
    #expect(marked.outOfScope == (mark == .outOfScope))
    #expect(deciding.tally.marked == 1 && deciding.tally.kept == 0)
  }

  @Test func opinionsOfAllRules() throws {
    var deciding = try Deciding(
      """
      rules:
        - {id: first, reason: a, drop: {severity: Medium}}
        - {id: other, reason: b, drop: {severity: Low}}
        - {id: old, reason: c, keep: {all: []}, expires: 2026-01-01}
        - {id: last, reason: d, drop: {all: []}, as: inactive}
      """, explains: true)
    let opinions = try #require(deciding.decide(finding).verdict?.opinions)
    #expect(opinions.map(\.rule.id) == ["first", "old", "last"])
    #expect(opinions.map(\.effect) == ["drop", "keep", "inactive"])
    #expect(opinions.map(\.isExpired) == [false, true, false])
  }

  @Test func warnsOfOddRules() throws {
    var deciding = try Deciding(
      """
      rules:
        - {id: over, reason: a, drop: {all: []}, expires: 2026-06-14}
        - {id: today, reason: a, drop: {all: []}, expires: 2026-06-15}
        - {id: tomorrow, reason: a, drop: {all: []}, expires: 2026-06-16}
        - {id: soon, reason: a, drop: {all: []}, expires: 2026-06-29}
        - {id: later, reason: a, drop: {all: []}, expires: 2026-06-30}
        - {id: unused, reason: a, drop: {severity: Low}}
      """)
    _ = deciding.decide(finding)
    #expect(
      deciding.policy.warnings(after: deciding.tally) == [
        "winnow.yaml:2:5: rule `over` expired on 2026-06-14",
        "winnow.yaml:3:5: rule `today` ends today, on 2026-06-15",
        "winnow.yaml:4:5: rule `tomorrow` ends tomorrow, on 2026-06-16",
        "winnow.yaml:5:5: rule `soon` ends in 14 days, on 2026-06-29",
        "winnow.yaml:7:5: rule `unused` matched no finding",
      ])
  }

  @Test func severityByItsSources() throws {
    var deciding = try Deciding(
      """
      severity:
        source: [cvss4, "vendor:RedHat", cvss3]
        map:
          - {when: {title: mapped}, to: Info}
          - {when: {title: twice}, to: Low}
        raise:
          - {when: {epss: {at_least: 0.5}}, to: High}
          - {when: {known_exploited: true}, to: Critical}
      """)
    func severity(_ change: (inout Finding) -> Void) -> Severity {
      var finding = finding
      change(&finding)
      return deciding.decide(finding).severity
    }
    #expect(severity { _ in } == .medium)
    #expect(severity { $0.cvssV3Score = 9.8 } == .critical)
    #expect(
      severity {
        $0.cvssV3Score = 9.8; $0.facts = [Fact(.vendorSeverity, "redhat:Low")]
      } == .low)
    #expect(
      severity {
        $0.cvssV3Score = 9.8; $0.facts = [Fact(.vendorSeverity, "nvd:Low")]
      } == .critical)
    #expect(
      severity {
        $0.cvssV4Score = 0; $0.cvssV3Score = 9.8
      } == .info)
    #expect(
      severity {
        $0.title = "mapped twice"; $0.cvssV3Score = 9.8
      } == .low)
    #expect(
      severity {
        $0.title = "mapped"; $0.epssScore = 0.5
      } == .high)
    #expect(
      severity {
        $0.epssScore = 0.5; $0.knownExploited = true
      } == .critical)
    #expect(
      severity {
        $0.epssScore = 0.5; $0.cvssV3Score = 9.8
      } == .critical)
    #expect(deciding.tally.severityChanged == 8)
    var raised = finding
    raised.knownExploited = true
    #expect(
      deciding.decide(raised).verdict?.severityChange
        == SeverityChange(from: .medium, to: .critical, reason: "winnow.yaml:8:7"))
  }

  /// Rules see the severity and the path that a policy gives.
  @Test func rulesSeeWhatIsRewritten() throws {
    var deciding = try Deciding(
      """
      severity: {map: [{when: {path: src/**}, to: Low}]}
      rewrite:
        paths: [{prefix: /builds/app}, {prefix: /builds/, to: other/}]
        labels: [{when: {path: src/**}, service: api, tags: [a, b]}]
      rules:
        - {id: a, reason: b, drop: {severity: Low, path: src/**, service: api, tag: b}}
      """)
    var finding = finding
    finding.filePath = "/builds/app/src/a.c"
    finding.tags = ["b"]
    finding.locations = [
      .code(CodeLocation(filePath: "/builds/app/src/a.c")),
      .dependency(DependencyLocation(name: "a", filePath: "/builds/x/a")),
    ]
    let decided = deciding.decide(finding)
    #expect(decided.filePath == "src/a.c")
    #expect(decided.service == "api")
    #expect(decided.tags == ["b", "a"])
    #expect(
      decided.locations == [
        .code(CodeLocation(filePath: "src/a.c")),
        .dependency(DependencyLocation(name: "a", filePath: "other/x/a")),
      ])
    #expect(decided.verdict?.outcome == .dropped)
    finding.filePath = "/builds/apple/a.c"
    #expect(deciding.decide(finding).filePath == "other/apple/a.c")
  }

  @Test(arguments: [
    ("{fail_on: High}", 2, true), ("{fail_on: High, more_than: 2}", 2, false),
    ("{fail_on: Medium}", 4, true), ("{fail_on: Medium, count_by: vulnerability}", 3, true),
    ("{fail_on: Medium, count_by: vulnerability, more_than: 3}", 3, false),
    ("{fail_on: Critical}", 0, false),
  ])
  func gate(_ gate: String, _ count: Int, _ isMet: Bool) throws {
    var deciding = try Deciding(
      """
      gate: \(gate)
      rules: [{id: a, reason: b, drop: {title: marked}, as: risk_accepted}]
      """)
    for (title, severity, id) in [
      ("a", Severity.high, "CVE-1"), ("b", .high, "cve-1"), ("c", .medium, "CVE-2"),
      ("d", .medium, ""), ("e", .low, "CVE-3"), ("marked", .high, "CVE-4"),
    ] {
      var finding = Finding(title, severity: severity)
      if !id.isEmpty { finding.vulnerabilityIDs = [id] }
      _ = deciding.decide(finding)
    }
    var inactive = Finding("inactive", severity: .critical)
    inactive.active = false
    _ = deciding.decide(inactive)
    #expect(deciding.tally.gates.counts.map(\.count) == [count])
    #expect(deciding.tally.gates.counts.map(\.isMet) == [isMet])
  }

  @Test func gateSaysWhy() throws {
    var deciding = try Deciding("gate: {fail_on: High, more_than: 0}")
    _ = deciding.decide(Finding("a", severity: .critical))
    #expect(
      deciding.tally.gates.counts.map(\.message) == [
        "1 finding of High or worse, expected at most 0 (winnow.yaml:1:7)"
      ])
  }
}
