import FindingModel
import ReportReading
import ScannerKit

/// The JSON report of sonar-report, as `--save-report-json` writes it: `rules` by their names, of
/// which there may be thousands, and `issues`.
///
/// The reference reads it only where `hotspotKeys` are given too, which a report has none of when
/// all that was found are vulnerabilities.
struct SonarReportJSON {
  private let issues: JSON
  /// The rules that issues name.
  private let rules: [String: SonarRule]

  init(_ report: JSON) throws(ReportError) {
    guard report["issues"].isList else { throw report["issues"].unexpected("a list") }
    issues = report["issues"]
    var names: Set<String> = []
    report["issues"].eachRecord { record in
      if case .success(let issue) = record, let name = issue["rule"].text { names.insert(name) }
    }
    var rules: [String: SonarRule] = [:]
    for (name, rule) in report["rules"].members where names.contains(name) {
      guard let text = rule["htmlDesc"].text else { continue }
      let description = HTML(fragment: text)
      if description.exists { rules[name] = SonarRule(name, described: description) }
    }
    self.rules = rules
  }

  func read(into findings: inout Findings) {
    let isDetailed = findings.isDetailed
    var merged = SonarReportIssue.merged(isDetailed: isDetailed)
    findings.tell(SonarFacts.gather(_:of:))
    findings.each(issues, into: &merged) { try issue($0).finding(isDetailed: isDetailed) }
    findings.add(merged)
  }

  private func issue(_ record: JSON) throws(ReportError) -> SonarReportIssue {
    SonarReportIssue(
      rule: record["rule"].text.flatMap { rules[$0] } ?? .unknown,
      severity: SonarReportIssue.severity(try record["severity"].requiredText()),
      title: try record["description"].requiredText(),
      message: try record["message"].requiredText(), file: record["component"].text,
      line: record["line"].pythonText, key: record["key"].text)
  }
}
