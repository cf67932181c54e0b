import FindingModel
import ReportReading
import ScannerKit

extension Burp {
  /// Of one issue, which is one of several in a finding perhaps.
  func facts(of issue: XML) -> [Fact] {
    let severity = issue["severity"].text
    var facts: [Fact] = []
    facts.add(.severityWord, severity)
    facts.add(.fingerprint, issue["serialNumber"].text)
    if let host = issue["host"].nonEmptyText { facts.add(.url, host + (issue["path"].text ?? "")) }
    if severity == Burp.falsePositive { facts.add(.suppression, severity) }
    return facts
  }
}
