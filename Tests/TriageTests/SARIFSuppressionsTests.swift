import FindingModel
import Testing
import Triage

@Suite struct SARIFSuppressionsTests {
  private func read(_ results: String, artifacts: String = "[]") throws -> Suppressions {
    try suppressions(
      SARIFSuppressions(),
      """
      {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "artifacts": \(artifacts),
      "results": [
      \(results)
      ]}]}
      """, name: "old.sarif")
  }

  private func result(
    _ rule: String, _ path: String? = nil, _ line: Int? = nil, fingerprints: [String] = []
  ) -> Subject {
    var finding = Finding("x", severity: .high)
    finding.vulnIDFromTool = rule
    finding.filePath = path
    finding.line = line
    finding.facts = fingerprints.map { Fact(.fingerprint, $0) }
    return Subject(finding, today: testDay)
  }

  private let place = """
    "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/a.c"}, "region": {"startLine": 7}}}]
    """

  @Test func ruleAndPlace() throws {
    let read = try read(
      """
      {"ruleId": "R0", \(place)},
      {"ruleId": "R1", \(place), "suppressions": [{"kind": "external", "justification": "not reachable"}]}
      """)
    #expect(read.remarks == [])
    #expect(read.rules.map(\.id) == ["R1"])
    #expect(read.rules[0].effect == .drop && read.rules[0].reason == "not reachable")
    #expect(read.rules[0].origin.line == 4 && read.rules[0].origin.column == 1)
    let condition = read.rules[0].condition
    #expect(condition.holds(for: result("R1", "src/a.c", 7)))
    #expect(condition.holds(for: result("R1", "file:///src/a.c", 7)))
    #expect(!condition.holds(for: result("R0", "src/a.c", 7)))
    #expect(!condition.holds(for: result("R1", "src/a.c", 8)))
    #expect(!condition.holds(for: result("R1", "src/b.c", 7)))
    #expect(!condition.holds(for: result("R1", "lib/src/a.c", 7)))
    #expect(!condition.holds(for: result("R1", "src/a.c")))
  }

  @Test(arguments: [
    ("[]", false), ("null", false), (#"[{"kind": "inSource"}]"#, true),
    (#"[{"kind": "external", "status": "accepted"}]"#, true),
    (#"[{"kind": "external", "status": "underReview"}]"#, false),
    (#"[{"kind": "external", "status": "rejected"}]"#, false),
    (#"[{"kind": "inSource"}, {"kind": "external", "status": "rejected"}]"#, false),
    (#"[{"kind": "inSource"}, {"kind": "external", "status": "accepted"}]"#, true),
  ])
  func onlyAccepted(_ written: String, expected: Bool) throws {
    let read = try read("{\"ruleId\": \"R\", \(place), \"suppressions\": \(written)}")
    #expect(read.rules.isEmpty != expected)
    #expect(read.remarks == [])
  }

  @Test func fingerprints() throws {
    let read = try read(
      """
      {"ruleId": "R", "fingerprints": {"id/v1": "abc"}, "suppressions": [{"kind": "inSource"}]},
      {"ruleId": "P", \(place), "partialFingerprints": {"hash/v1": "1:1", "other": "2"}, "suppressions": [{"kind": "inSource"}]}
      """)
    let (whole, partial) = (read.rules[0].condition, read.rules[1].condition)
    #expect(whole.holds(for: result("R", fingerprints: ["id/v1:abc"])))
    #expect(!whole.holds(for: result("Q", fingerprints: ["id/v1:abc"])))
    #expect(!whole.holds(for: result("R", fingerprints: ["id/v1:abd"])))
    let both = ["hash/v1:1:1", "other:2"]
    #expect(partial.holds(for: result("P", "src/a.c", 99, fingerprints: both)))
    #expect(!partial.holds(for: result("P", "src/b.c", 99, fingerprints: both)))
    #expect(!partial.holds(for: result("P", "src/a.c", 99, fingerprints: ["other:2"])))
    #expect(partial.holds(for: result("P", "src/a.c", 7)))
  }

  @Test func artifactsByIndexAndSeveralLocations() throws {
    let read = try read(
      """
      {"ruleId": "R", "locations": [
        {"physicalLocation": {"artifactLocation": {"index": 1}, "region": {"startLine": 3}}},
        {"physicalLocation": {"artifactLocation": {"uri": "c.c"}, "region": {"startLine": 4}}},
        {"physicalLocation": {"artifactLocation": {"index": 9}, "region": {"startLine": 5}}}],
       "suppressions": [{"kind": "inSource"}]}
      """, artifacts: #"[{"location": {"uri": "a.c"}}, {"location": {"uri": "b[1].c"}}]"#)
    let condition = read.rules[0].condition
    #expect(condition.holds(for: result("R", "b[1].c", 3)))
    #expect(condition.holds(for: result("R", "c.c", 4)))
    #expect(!condition.holds(for: result("R", "b1.c", 3)))
    #expect(!condition.holds(for: result("R", "c.c", 3)))
  }

  @Test func whoAndUntilWhen() throws {
    func rule(_ suppressions: String) throws -> Rule {
      try read("{\"ruleId\": \"R\", \(place), \"suppressions\": \(suppressions)}").rules[0]
    }
    let until =
      #"{"kind": "external", "properties": {"alias": "ann", "expiryUtc": "2027-01-15T00:00:00.000Z"}}"#
    #expect(try rule("[\(until)]").owner == "ann")
    #expect(try rule("[\(until)]").expires?.description == "2027-01-14")
    #expect(try rule("[\(until), {\"kind\": \"inSource\"}]").expires == nil)
  }

  @Test func brokenResultsCostOnlyThemselves() throws {
    let suppressed = #""suppressions": [{"kind": "inSource"}]"#
    let read = try read(
      """
      {\(place), \(suppressed)},
      {"ruleId": "R", \(suppressed)},
      {"ruleId": "R", "partialFingerprints": {"a": "b"}, \(suppressed)},
      {"ruleId": "R", \(place), "suppressions": [{"status": "maybe"}]},
      {"ruleId": "R", \(place), "suppressions": [{"status": 5}]},
      {"ruleId": "R", \(place), "suppressions": [{"properties": {"expiryUtc": "soon"}}]},
      {"ruleId": "R", \(place), \(suppressed)},
      {"ruleId": "R", \(place), \(suppressed)}
      """)
    #expect(read.rules.map(\.id) == ["R", "R (2)"])
    #expect(
      read.remarkTexts == [
        "3:1: runs[0].results[0].ruleId: missing",
        "4:1: runs[0].results[1]: expected a path with a line, or fingerprints, found neither",
        "5:1: runs[0].results[2]: expected a path with a line, or fingerprints, found neither",
        "6:152: runs[0].results[3].suppressions[0].status: expected accepted, underReview or rejected, found `maybe`",
        "7:152: runs[0].results[4].suppressions[0].status: expected a text, found a number",
        "8:170: runs[0].results[5].suppressions[0].properties.expiryUtc: expected a time, as 2026-01-15T00:00:00Z, found a text",
      ])
  }

  @Test func logThatBreaksOff() throws {
    #expect(throws: PolicyError.self) {
      try suppressions(SARIFSuppressions(), #"{"version": "2.1.0", "runs": [{"results": [{"#)
    }
  }

  @Test(arguments: [
    (#"{"version": "2.1.0", "runs": []}"#, true), (#"{"$schema": "x", "runs": []}"#, true),
    (#"{"runs": []}"#, false), (#"{"version": "2.1.0"}"#, false), ("[]", false), ("", false),
    ("runs: []\nversion: 2.1.0", false),
  ])
  func recognition(_ text: String, expected: Bool) throws {
    #expect(SARIFSuppressions().recognizes(try suppressionFile(text)) == expected)
  }
}
