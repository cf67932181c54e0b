import FindingModel
import Foundation
import ScannerKit
import Testing

@testable import Winnow

/// What a policy marks is said in the report's own way, where it has one.
@Suite struct CleanedMarksTests {
  private static let sarif = #"""
    {
      "version": "2.1.0",
      "runs": [{"tool": {"driver": {"name": "t"}}, "results": [
        {
          "ruleId": "a",
          "message": {"text": "first"}
        },
        {"ruleId":"b","message":{"text":"second"},"suppressions":[]},
        {"ruleId": "c", "message": {"text": "third"}}
      ]}]
    }
    """#

  @Test func ofSARIF() throws {
    let text = try marked(
      CleanedMarksTests.sarif, "SARIF", "{rule: [a, b]}", "false_positive", because: #"a "toy""#)
    let suppressions =
      #"[{"kind": "external", "status": "accepted", "justification": "false_positive: a \"toy\""}]"#
    #expect(
      text
        == CleanedMarksTests.sarif
        .replacing(
          "{\n      \"ruleId\"",
          with: "{\n      \"suppressions\": \(suppressions),\n      \"ruleId\""
        )
        .replacing("\"suppressions\":[]", with: "\"suppressions\":\(suppressions)"))
  }

  @Test func ofGenericFindings() throws {
    let report = #"{"findings":[{"title":"a","severity":"Low","description":"","active":true}]}"#
    #expect(
      try marked(report, "Generic Findings Import", "{title: a}", "risk_accepted")
        == #"{"findings":[{"risk_accepted":true,"title":"a","severity":"Low","description":"","active":false}]}"#
    )
    let table = """
      Title,Severity,Description,Date,Active,FalsePositive
      a,Low,"two
      lines",2025-01-01,"TRUE",
      b,Low,,2025-01-01,TRUE,FALSE

      """
    #expect(
      try marked(table, "Generic Findings Import", "{title: a}", "false_positive")
        == table.replacing("\"TRUE\",\n", with: "\"FALSE\",TRUE\n"))
  }

  @Test func ofCycloneDX() throws {
    let json = #"""
      {"bomFormat": "CycloneDX", "specVersion": "1.5", "vulnerabilities": [
        {"id": "A", "analysis": {"state": "in_triage"}, "affects": [{"ref": "p"}]},
        {"id": "B", "affects": [{"ref": "p"}]}]}
      """#
    #expect(
      try marked(json, "CycloneDX Scan", "{vulnerability: [A, B]}", "false_positive")
        == json.replacing(
          #"{"state": "in_triage"}"#, with: #"{"state": "false_positive", "detail": "why"}"#
        ).replacing(
          #"{"id": "B""#,
          with: #"{"analysis":{"state": "false_positive", "detail": "why"},"id": "B""#))
    let xml = """
      <v:bom xmlns:v="http://cyclonedx.org/schema/bom/1.4" version="1"><v:vulnerabilities>
        <v:vulnerability>
          <v:id>A</v:id>
          <v:affects><v:target><v:ref>p</v:ref></v:target></v:affects>
        </v:vulnerability>
      </v:vulnerabilities></v:bom>
      """
    #expect(
      try marked(xml, "CycloneDX Scan", "{vulnerability: A}", "inactive", because: "a < b")
        == xml.replacing(
          "    <v:affects>",
          with: """
                <v:analysis><v:state>not_affected</v:state><v:detail>a &lt; b</v:detail></v:analysis>
                <v:affects>
            """))
  }

  /// What a report cannot say is said beside it.
  @Test func ofOthersIsRemarkedOn() throws {
    let report = #"[{"RuleID": "r", "File": "f", "Secret": "s", "StartLine": 1}]"#
    let (text, summary) = try clean(report, "Gitleaks Scan", "{cwe: 798}", "false_positive", "why")
    #expect(text == report)
    #expect(summary.recordsUnmarked == 1 && summary.recordsMarked == 0)
    #expect(summary.remarks.first?.hasPrefix("1 findings are marked") == true)
  }

  private func marked(
    _ report: String, _ scanType: String, _ condition: String, _ mark: String,
    because reason: String = "why"
  ) throws -> String {
    let (text, summary) = try clean(report, scanType, condition, mark, reason)
    #expect(summary.recordsMarked > 0 && summary.recordsUnmarked == 0 && summary.recordsCut == 0)
    return text
  }

  private func clean(
    _ report: String, _ scanType: String, _ condition: String, _ mark: String, _ reason: String
  ) throws -> (text: String, summary: CleanedSummary) {
    let (file, output, policy) = (
      try TemporaryFile(), try TemporaryFile(), try TemporaryFile()
    )
    try Data(report.utf8).write(to: URL(filePath: file.path))
    try Data("rules: [{id: m, drop: \(condition), as: \(mark), reason: '\(reason)'}]\n".utf8)
      .write(to: URL(filePath: policy.path))
    var options = CleaningOptions()
    options.output = output.path
    var policyOptions = PolicyOptions()
    policyOptions.policies = [policy.path]
    var settings = try ReadingSettings(scanType: scanType, now: ReportCase.now)
    settings.policy = try LoadedPolicy(policyOptions, now: settings.now)
    let result = try Cleaning(settings, options).clean(file.path)
    #expect(result.outcome.failure == nil && result.outcome.notes.unreadCount == 0)
    let text = try String(contentsOf: URL(filePath: output.path), encoding: .utf8)
    let read = try ReportCase(file: URL(filePath: output.path), scanType: scanType).findings()
    #expect(read.contains { !$0.active } == (result.summary.recordsMarked > 0))
    return (text, result.summary)
  }
}
