import FindingModel
import ReportReading
import ScannerKit

extension Burp {
  /// Of one issue, which is one of several in a finding perhaps.
  func gather(_ facts: inout Facts, of issue: XML) {
    let severity = issue["severity"].text
    facts.add(.severityWord, severity)
    facts.add(.fingerprint, issue["serialNumber"].text)
    if let host = issue["host"].nonEmptyText { facts.add(.url, host + (issue["path"].text ?? "")) }
    if severity == Burp.falsePositive { facts.add(.suppression, severity) }
  }
}
