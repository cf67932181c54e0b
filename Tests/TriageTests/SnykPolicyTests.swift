import FindingModel
import Testing
import Triage

@Suite struct SnykPolicyTests {
  private func read(_ text: String) throws -> Suppressions {
    try suppressions(SnykPolicy(), text, name: ".snyk")
  }

  private func issue(_ id: String, from: String? = nil, fixable: Bool? = nil) -> Subject {
    var finding = Finding("x", severity: .high)
    finding.vulnIDFromTool = id
    finding.facts = [
      from.map { Fact(.property, "from:\($0)") }, fixable.map { Fact(.property, "fixable:\($0)") },
    ].compactMap(\.self)
    return Subject(finding, today: testDay)
  }

  private let documented = """
    # Snyk (https://snyk.io) policy file, patches or ignores known vulnerabilities.
    version: v1.25.1
    ignore:
      SNYK-JS-CXCT-535487:
        - '*':
            reason: wildcard entry
            expires: 2099-01-01T00:00:00.000Z
            created: 2024-01-01T00:00:00.000Z
            reasonType: temporary-ignore
            ignoredBy:
              email: ann@example.com
              name: Ann
            source: cli
        - app > cxct:
            reason: specific entry
            disregardIfFixable: true
      'npm:ms:20170412':
        - express@4.13.4 > debug > ms: {}
        - '* > ms':
    patch:
      SNYK-JS-LODASH-450202:
        - lodash:
            patched: '2021-01-01T00:00:00.000Z'
    exclude:
      global:
        - tests/**
    """

  @Test(arguments: ["\n", "\r\n"])
  func documentedFile(_ lineEnd: String) throws {
    let text = documented.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    #expect(SnykPolicy().recognizes(try suppressionFile(text)))
    let result = try read(text)
    #expect(result.remarks == [])
    #expect(
      result.rules.map(\.id) == [
        "SNYK-JS-CXCT-535487", "SNYK-JS-CXCT-535487 (2)", "npm:ms:20170412",
        "npm:ms:20170412 (2)",
      ])
    let first = result.rules[0]
    #expect(first.effect == .drop)
    #expect(first.reason == "wildcard entry" && first.owner == "ann@example.com")
    #expect(first.expires?.description == "2098-12-31")
    #expect(first.origin.line == 5 && first.origin.column == 7)
    #expect(first.condition == .names(.id, ["SNYK-JS-CXCT-535487"]))
    #expect(result.rules[2].reason == nil && result.rules[2].expires == nil)
    let ways = result.rules[2].condition
    #expect(
      ways.holds(for: issue("npm:ms:20170412", from: "express@4.13.4 > debug@2.2.0 > ms@0.7.1")))
    #expect(
      !ways.holds(for: issue("npm:ms:20170412", from: "express@4.13.5 > debug@2.2.0 > ms@0.7.1")))
    #expect(!ways.holds(for: issue("npm:ms:20170412")))
  }

  @Test func fixableIssuesMayStay() throws {
    let condition = try read(documented).rules[1].condition
    let id = "snyk-js-cxct-535487"
    #expect(condition.holds(for: issue(id, from: "app@1.0.0 > cxct@2.0.0", fixable: false)))
    #expect(!condition.holds(for: issue(id, from: "app@1.0.0 > cxct@2.0.0", fixable: true)))
    #expect(!condition.holds(for: issue(id, from: "app@1.0.0 > cxct@2.0.0")))
    #expect(!condition.holds(for: issue(id, from: "app@1.0.0 > other@2.0.0", fixable: false)))
  }

  @Test(arguments: [
    ("a > c", "a@1.0.0 > c@1.0.0", true), ("a > c", "a@1.0.0 > b@1.0.0 > c@1.0.0", false),
    ("a", "a@1.0.0 > b@1.0.0", true), ("a", "ab@1.0.0", false), ("a@*", "a@1.0.0", true),
    ("* > c", "a@1.0.0 > b@1.0.0 > c@1.0.0", true), ("* > c", "c@1.0.0", true),
    ("* > c", "a@1.0.0 > cc@1.0.0", false), ("a > *", "a@1.0.0 > b@1.0.0 > c@1.0.0", true),
    ("a > *", "b@1.0.0 > a@1.0.0", false), ("a > * > d", "a@1.0.0 > b@1.0.0 > d@1.0.0", true),
    ("a > * > d > e", "a@1.0.0 > d@1.0.0 > x@1.0.0 > d@1.0.0 > e@1.0.0", false),
    ("@acme/a@1.2.3 > b", "@acme/a@1.2.3 > b@1.0.0", true),
    ("@acme/a@1.2.3 > b", "@acme/a@1.2.4 > b@1.0.0", false),
    ("org.acme:lib@1.0.0.Final", "org.acme:lib@1.0.0.Final", true),
    ("org.acme:lib", "orgXacme:lib@1.0.0", false), ("a.b", "a.b@1.0.0", true),
  ])
  func waysThroughDependencies(_ path: String, _ from: String, expected: Bool) throws {
    let result = try read("version: v1.0.0\nignore:\n  ID:\n    - '\(path)': {}\n")
    #expect(result.remarks == [])
    #expect(result.rules[0].condition.holds(for: issue("ID", from: from)) == expected)
  }

  @Test func brokenEntriesCostOnlyThemselves() throws {
    let result = try read(
      """
      version: v1.25.0
      ignore:
        OLD:
          '*': {reason: old format}
        A:
          - '*': {expires: soon}
        B:
          - a@^1.2: {reason: a range}
          - a@1.x: {}
        C:
          - '*': text
        D:
          - '*': {until: 2099-01-01, disregardIfFixable: maybe}
        E:
          - '*': {reason: fine, until: 2099-01-01}
        F: []
        G:
      """)
    #expect(result.rules.map(\.id) == ["E"])
    #expect(
      result.remarkTexts == [
        "4:5: ignore.OLD: expected a list, found a mapping",
        "6:22: ignore.A[0].*.expires: expected a date or time, as 2026-01-15, found `soon`",
        "8:7: ignore.B[0].a@^1.2: expected a version in full, as lodash@4.17.15, found `^1.2`",
        "9:7: ignore.B[1].a@1.x: expected a version in full, as lodash@4.17.15, found `1.x`",
        "11:12: ignore.C[0].*: expected a mapping, found `text`",
        "13:13: ignore.D[0].*.until: expected one of created, disregardIfFixable, expires, from, ignoredBy, patched, path, reason, reasonType, source, found `until`",
        "13:52: ignore.D[0].*.disregardIfFixable: expected true or false, found `maybe`",
        "15:27: ignore.E[0].*.until: expected one of created, disregardIfFixable, expires, from, ignoredBy, patched, path, reason, reasonType, source, found `until`",
      ])
  }

  @Test(arguments: [
    ("version: v1.25.0\nignore: {}\npatch: {}", true), ("version: v1.25.0\nignore: []", true),
    ("ignore:\n  SNYK-1:\n    - '*': {}", true), ("version: v1.0.0\nignore:\n  a: [", true),
    ("version: v1.25.0", false), ("ignore: []", false), ("", false), ("version: 2\nignore:", false),
  ])
  func recognition(_ text: String, expected: Bool) throws {
    #expect(SnykPolicy().recognizes(try suppressionFile(text)) == expected)
  }

  @Test func emptyPolicies() throws {
    #expect(try read("version: v1.25.0\nignore: {}\npatch: {}") == Suppressions())
    #expect(try read("version: v1.25.0\nignore: []\npatch: []") == Suppressions())
    #expect(try read("version: v1.25.0\nignore:\n") == Suppressions())
    #expect(throws: PolicyError.self) { try read("version: v1.25.0\nignore: [a]") }
    #expect(throws: PolicyError.self) { try read("version: v1.25.0\nignore: all") }
  }
}
