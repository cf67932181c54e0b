import FindingModel
import Foundation
import Testing
import Triage

@Suite struct PolicyReaderTests {
  private func policy(_ yaml: String) throws(PolicyError) -> Policy {
    try Policy(yaml: yaml, file: "winnow.yaml")
  }

  @Test func everySection() throws {
    let policy = try policy(
      """
      settings:
        min_severity: low
        severity: [Critical, high]
        ignore_unfixed: true
        ignorefile: .trivyignore
        vex: [a.json, b.json]
        epss: epss.csv.gz
        kev: kev.json
        fail_on: HIGH
        exit_code: 7
        show_suppressed: false
      severity:
        source: [cvss4, "vendor:RedHat", scanner]
        map:
          - when: {scan_type: Semgrep JSON Report, severity_word: WARNING}
            to: Low
        raise:
          - when: {known_exploited: true}
            to: Critical
      rewrite:
        paths:
          - {prefix: /builds/app/, to: src/}
        labels:
          - {when: {path: services/api/**}, service: api, tags: [team-a]}
        redact: true
      rules:
        - id: tests
          drop: {path: [tests/**, "!tests/e2e/**"]}
          reason: fixtures
          owner: platform
          expires: 2026-12-31
        - id: exploited
          keep: {known_exploited: true}
          reason: whatever else is said
        - id: accepted
          drop: {vulnerability: CVE-2024-0001}
          as: risk_accepted
          reason: behind the proxy
      gate:
        fail_on: High
        more_than: 3
        only_new: true
        count_by: vulnerability
      """)
    #expect(policy.settings.minimumSeverity == .low)
    #expect(policy.settings.severities == [.critical, .high])
    #expect(policy.settings.ignoresUnfixed == true)
    #expect(policy.settings.ignoreFiles == [".trivyignore"])
    #expect(policy.settings.vexFiles == ["a.json", "b.json"])
    #expect(policy.settings.epssFile == "epss.csv.gz")
    #expect(policy.settings.kevFile == "kev.json")
    #expect(policy.settings.failOn == .high)
    #expect(policy.settings.exitCode == 7)
    #expect(policy.settings.showsSuppressed == false)
    #expect(policy.severity.sources == [.cvss4, .vendor("redhat"), .scanner])
    #expect(policy.severity.map.map(\.severity) == [.low])
    #expect(policy.severity.raise.map(\.severity) == [.critical])
    #expect(policy.rewrite.paths == [PathRewrite(prefix: "/builds/app/", replacement: "src/")])
    #expect(policy.rewrite.labels.map(\.tags) == [["team-a"]])
    #expect(policy.rewrite.redacts == true)
    #expect(policy.rules.map(\.id) == ["tests", "exploited", "accepted"])
    #expect(policy.rules.map(\.effect) == [.drop, .keep, .mark(.riskAccepted)])
    #expect(policy.rules[0].owner == "platform")
    #expect(policy.rules[0].expires == Day(year: 2026, month: 12, day: 31))
    #expect(policy.rules[0].origin == Origin("winnow.yaml", line: 27, column: 5))
    #expect(policy.gates.map(\.allowed) == [3])
    #expect(policy.gates.map(\.onlyNew) == [true])
    #expect(policy.gates.map(\.unit) == [.vulnerability])
  }

  @Test(arguments: ["", "# nothing\n", "rules: []\n", "rules:\n"])
  func nothingIsDecided(_ yaml: String) throws {
    #expect(try policy(yaml) == Policy())
  }

  /// A policy, and behind `=>` what is wrong in it.
  static let faults: [String] = [
    """
    - a
    => winnow.yaml:1:1: expected a mapping, found a list
    """,
    """
    rule: []
    => winnow.yaml:1:1: rule: expected one of gate, rewrite, rules, settings, severity, \
    found `rule`
    """,
    """
    rules: {}
    => winnow.yaml:1:8: rules: expected a list, found a mapping
    """,
    """
    rules:
      - id: a
        reason: b
    => winnow.yaml:2:5: rules[0]: expected one of keep and drop, found neither
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {cwe: 79}
        keep: {cwe: 79}
    => winnow.yaml:2:5: rules[0]: expected one of keep and drop, found both
    """,
    """
    rules:
      - drop: {cwe: 79}
        reason: b
    => winnow.yaml:2:5: rules[0].id: missing
    """,
    """
    rules:
      - drop: {cwe: 79}
        id: b
    => winnow.yaml:2:5: rules[0].reason: missing
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {}
    => winnow.yaml:4:11: rules[0].drop: expected a condition, found an empty mapping
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {cve: CVE-2024-1}
    => winnow.yaml:4:12: rules[0].drop.cve: expected a field, all, any or not, found `cve`; \
    did you mean `vulnerability`?
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {severity: Awful}
    => winnow.yaml:4:22: rules[0].drop.severity: expected one of Critical, High, Medium, \
    Low, Info, found `Awful`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {severity: {at_least: High, at_most: Low}}
    => winnow.yaml:4:22: rules[0].drop.severity: expected at_least or at_most a severity, \
    found no severity between them
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {cwe: [79, XSS]}
    => winnow.yaml:4:17: rules[0].drop.cwe: expected a CWE number, as 79 or CWE-79, found \
    `XSS`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {title: '/(/'}
    => winnow.yaml:4:19: rules[0].drop.title: expected a regular expression, found `/(/`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {title: 'a[b'}
    => winnow.yaml:4:19: rules[0].drop.title: expected `]` behind `[`, found the end of `a[b`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {path: 'a[b'}
    => winnow.yaml:4:18: rules[0].drop.path: expected `]` behind `[`, found the end of `a[b`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {purl: npm/a}
    => winnow.yaml:4:18: rules[0].drop.purl: expected a package URL that begins with pkg:, found \
    "npm/a" in `npm/a`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {version: '>=>1'}
    => winnow.yaml:4:21: rules[0].drop.version: expected `=`, `!=`, `<`, `<=`, `>`, `>=`, `^` or \
    `~`, found `>=>` in `>=>1`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {fix_available: perhaps}
    => winnow.yaml:4:27: rules[0].drop.fix_available: expected true or false, found \
    `perhaps`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {cvss: {atleast: 7}}
    => winnow.yaml:4:19: rules[0].drop.cvss.atleast: expected one of above, at_least, \
    at_most, below, found `atleast`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {cvss: {at_least: bad}}
    => winnow.yaml:4:29: rules[0].drop.cvss.at_least: expected a number, found `bad`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {line: 20-10}
    => winnow.yaml:4:18: rules[0].drop.line: expected a number, or two as 10-20, found \
    `20-10`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {line: -5}
    => winnow.yaml:4:18: rules[0].drop.line: expected a number, or two as 10-20, found `-5`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {path: []}
    => winnow.yaml:4:18: rules[0].drop.path: expected a text or a list of texts, found a \
    list
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {all: {cwe: 79}}
    => winnow.yaml:4:17: rules[0].drop.all: expected a list of conditions, found a mapping
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {cwe: 79}
        expires: soon
    => winnow.yaml:5:14: rules[0].expires: expected a day, as 2027-01-31, found `soon`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {cwe: 79}
        expires: 2027-02-29
    => winnow.yaml:5:14: rules[0].expires: expected a day, as 2027-01-31, found `2027-02-29`
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {cwe: 79}
        as: fine
    => winnow.yaml:5:9: rules[0].as: expected one of drop, false_positive, risk_accepted, \
    out_of_scope, inactive, found `fine`
    """,
    """
    rules:
      - id: a
        reason: b
        keep: {cwe: 79}
        as: inactive
    => winnow.yaml:5:9: rules[0].as: expected with drop alone, found with keep
    """,
    """
    rules:
      - id: a
        reason: b
        drop: {cwe: 79}
      - id: a
        reason: c
        drop: {cwe: 80}
    => winnow.yaml:5:5: expected an id of its own for each rule, found `a` as in \
    winnow.yaml:2:5
    """,
    """
    severity: {source: nvd}
    => winnow.yaml:1:20: severity.source: expected scanner, cvss4, cvss3 or vendor:NAME, \
    found `nvd`
    """,
    """
    settings: {exit_code: 256}
    => winnow.yaml:1:23: settings.exit_code: expected a number up to 255, found `256`
    """,
    """
    gate: {more_than: 1}
    => winnow.yaml:1:7: gate.fail_on: missing
    """,
    """
    gate: {fail_on: High, count_by: hash}
    => winnow.yaml:1:33: gate.count_by: expected finding or vulnerability, found `hash`
    """,
    """
    rules: [
    => winnow.yaml:2:1: cannot be read as YAML: did not find expected node content
    """,
  ]

  @Test(arguments: faults)
  func fault(_ text: String) throws {
    let parts = text.components(separatedBy: "=> ")
    do throws(PolicyError) {
      let policy = try policy(parts[0])
      Issue.record("expected `\(parts[1])`, found \(policy)")
    } catch {
      #expect(error.description == parts[1])
    }
  }
}
