import FindingModel
import Foundation
import ScannerKit
import Testing

@testable import Winnow

/// The counts of a cleaned report count what is left.
@Suite struct CleanedCountsTests {
  /// The count at a path of a report before and after all that is Medium or less was cut out.
  @Test(arguments: [
    (
      "Bandit Scan",
      #"""
      {"metrics": {"_totals": {"SEVERITY.HIGH": 1, "SEVERITY.LOW": 2.0, "CONFIDENCE.LOW": 3},
        "a.py": {"SEVERITY.LOW": 1.0, "loc": 9}, "b.py": {"SEVERITY.LOW": 1, "SEVERITY.HIGH": 1}},
       "results": [
        {"filename": "a.py", "test_name": "t", "test_id": "B1", "issue_text": "x",
         "issue_severity": "LOW", "issue_confidence": "LOW", "line_number": 1, "code": ""},
        {"filename": "b.py", "test_name": "t", "test_id": "B1", "issue_text": "x",
         "issue_severity": "LOW", "issue_confidence": "LOW", "line_number": 1, "code": ""},
        {"filename": "b.py", "test_name": "t", "test_id": "B1", "issue_text": "x",
         "issue_severity": "HIGH", "issue_confidence": "LOW", "line_number": 1, "code": ""}]}
      """#,
      [
        #""_totals": {"SEVERITY.HIGH": 1, "SEVERITY.LOW": 0.0, "CONFIDENCE.LOW": 1}"#,
        #""a.py": {"SEVERITY.LOW": 0.0, "loc": 9}"#,
        #""b.py": {"SEVERITY.LOW": 0, "SEVERITY.HIGH": 1}"#,
      ]
    ),
    (
      "Checkov Scan",
      #"""
      [{"summary": {"passed": 3, "failed": 2}, "check_type": "terraform", "results":
        {"failed_checks": [{"check_id": "A", "severity": "LOW"}, {"severity": "HIGH"}]}},
       {"check_type": "helm", "results": {"failed_checks": [{"check_id": "A", "severity": "LOW"}]},
        "summary": {"passed": 3, "failed": 1}}]
      """#,
      [#"{"passed": 3, "failed": 1}, "#, #"{"passed": 3, "failed": 0}}]"#]
    ),
    (
      "kube-bench Scan",
      #"""
      {"Totals": {"total_fail": 2, "total_warn": 1}, "Controls": [
        {"id": "1", "total_fail": 2, "total_warn": 1, "tests": [
          {"section": "1.1", "fail": 1, "warn": 1, "results": [
            {"test_number": "1.1.1", "status": "FAIL"}, {"test_number": "1.1.2", "status": "WARN"}]},
          {"section": "1.2", "fail": 1, "results": [{"test_number": "1.2.1", "status": "FAIL"}]}
        ]}]}
      """#,
      [
        #"{"total_fail": 0, "total_warn": 0}"#, #""id": "1", "total_fail": 0, "total_warn": 0"#,
        #""section": "1.1", "fail": 0, "warn": 0, "results": []"#,
        #""section": "1.2", "fail": 0, "results": []"#,
      ]
    ),
    (
      "Snyk Scan",
      #"""
      {"ok": false, "vulnerabilities": [
        {"id": "A", "title": "t", "packageName": "p", "severity": "low", "from": ["a@1"]},
        {"id": "A", "title": "t", "packageName": "p", "severity": "low", "from": ["b@1"]},
        {"id": "B", "title": "t", "packageName": "p", "severity": "low", "from": ["a@1"]},
        {"id": "B", "title": "t", "packageName": "p", "severity": "high", "from": ["b@1"]}],
       "dependencyCount": 2, "uniqueCount": 2, "summary": "4 vulnerable dependency paths"}
      """#,
      [#""uniqueCount": 1, "summary": "1 vulnerable dependency paths""#]
    ),
    (
      "SonarQube Scan",
      #"""
      {"total": 7, "paging": {"pageIndex": 1, "pageSize": 2, "total": 7}, "effortTotal": 5,
       "issues": [
        {"key": "a", "rule": "r", "component": "c", "severity": "MINOR", "type": "BUG"},
        {"key": "b", "rule": "r", "component": "c", "severity": "CRITICAL", "type": "BUG"}]}
      """#,
      [#"{"total": 6, "#, #""pageSize": 2, "total": 6}, "effortTotal": 5,"#]
    ),
    (
      "Trivy Scan",
      #"""
      {"SchemaVersion": 2, "ArtifactName": "a", "Results": [{"Target": "t", "MisconfSummary":
        {"Successes": 8, "Failures": 2}, "Misconfigurations": [
          {"ID": "A", "Severity": "LOW", "Status": "FAIL"},
          {"ID": "B", "Severity": "HIGH", "Status": "FAIL"}]}]}
      """#,
      [#"{"Successes": 8, "Failures": 1}"#]
    ),
    (
      "Burp REST API",
      #"""
      {"scan_metrics": {"issue_events": 2, "crawl_and_audit_progress": 100}, "issue_events": [
        {"type": "issue_found", "issue": {"name": "a", "severity": "low"}},
        {"type": "issue_found", "issue": {"name": "b", "severity": "high"}}]}
      """#,
      [#"{"issue_events": 1, "crawl_and_audit_progress": 100}"#]
    ),
    (
      "Checkmarx Scan",
      #"""
      {"executiveSummary": {"totalVulnerabilities": 3, "vulnerabilitiesPerEngine": {"SAST": 3},
        "resultsTriage": {"SAST": {"To verify": {"amount": 3, "percentage": 100}}}},
       "scanResults": {"sast": {"vulnerabilities": {"total": 3, "high": 1, "low": 2}, "languages":
        [{"queries": [{"queryName": "q", "vulnerabilitiesTotal": 3, "vulnerabilities": [
          {"severity": "LOW", "state": "To verify"}, {"severity": "LOW", "state": "To verify"},
          {"severity": "HIGH", "state": "To verify"}]}]}]}}}
      """#,
      [
        #""totalVulnerabilities": 1, "vulnerabilitiesPerEngine": {"SAST": 1}"#,
        #"{"amount": 1, "percentage": 100}"#, #"{"total": 1, "high": 1, "low": 0}"#,
        #""vulnerabilitiesTotal": 1"#,
      ]
    ),
    (
      "Qualys Scan",
      #"""
      <ASSET_DATA_REPORT><HEADER><RISK_SCORE_SUMMARY>
       <TOTAL_VULNERABILITIES>3</TOTAL_VULNERABILITIES><AVG_SECURITY_RISK>2.5</AVG_SECURITY_RISK>
       </RISK_SCORE_SUMMARY><RISK_SCORE_PER_HOST><HOSTS><IP_ADDRESS>192.0.2.1</IP_ADDRESS>
       <TOTAL_VULNERABILITIES>2</TOTAL_VULNERABILITIES></HOSTS></RISK_SCORE_PER_HOST></HEADER>
       <HOST_LIST><HOST><IP>192.0.2.1</IP><VULN_INFO_LIST>
        <VULN_INFO><QID id="qid_1">1</QID></VULN_INFO><VULN_INFO><QID id="qid_2">2</QID></VULN_INFO>
       </VULN_INFO_LIST></HOST><HOST><IP>192.0.2.2</IP><VULN_INFO_LIST>
        <VULN_INFO><QID id="qid_1">1</QID></VULN_INFO></VULN_INFO_LIST></HOST></HOST_LIST>
       <GLOSSARY><VULN_DETAILS_LIST>
        <VULN_DETAILS id="qid_1"><TITLE>a</TITLE><SEVERITY>1</SEVERITY></VULN_DETAILS>
        <VULN_DETAILS id="qid_2"><TITLE>b</TITLE><SEVERITY>5</SEVERITY></VULN_DETAILS>
       </VULN_DETAILS_LIST></GLOSSARY></ASSET_DATA_REPORT>
      """#,
      [
        "<RISK_SCORE_SUMMARY>\n <TOTAL_VULNERABILITIES>1</TOTAL_VULNERABILITIES>",
        "<IP_ADDRESS>192.0.2.1</IP_ADDRESS>\n <TOTAL_VULNERABILITIES>1</TOTAL_VULNERABILITIES>",
      ]
    ),
  ])
  func areMadeRight(scanType: String, report: String, expected: [String]) throws {
    let cleaned = try text(of: report, scanType)
    for part in expected { #expect(cleaned.contains(part), "\(part) in\n\(cleaned)") }
    let left = try text(of: report, scanType, fixesCounts: false)
    #expect(left.utf8.count >= cleaned.utf8.count)
    for part in expected { #expect(!left.contains(part) || report.contains(part), "\(part)") }
  }

  private func text(
    of report: String, _ scanType: String, fixesCounts: Bool = true
  ) throws -> String {
    let (file, output) = (try TemporaryFile(), try TemporaryFile())
    try Data(report.utf8).write(to: URL(filePath: file.path))
    var options = CleaningOptions()
    options.output = output.path
    options.fixesCounts = fixesCounts
    var policy = PolicyOptions()
    policy.findsPolicy = false
    policy.minimumSeverity = .high
    var settings = try ReadingSettings(scanType: scanType, now: ReportCase.now)
    settings.policy = try LoadedPolicy(policy, now: settings.now)
    let result = try Cleaning(settings, options).clean(file.path)
    #expect(result.outcome.failure == nil && result.outcome.notes.unreadCount == 0)
    #expect(result.summary.recordsCut > 0)
    #expect(result.summary.counts.contains { $0.new != nil } == fixesCounts)
    return try String(contentsOf: URL(filePath: output.path), encoding: .utf8)
  }
}
