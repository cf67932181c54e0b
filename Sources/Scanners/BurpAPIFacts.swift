import FindingModel
import ReportReading
import ScannerKit

extension BurpAPI {
  func gather(_ facts: inout Facts, of event: JSON) {
    let issue = event["issue"]
    facts.add(.severityWord, issue["severity"])
    facts.add(.fingerprint, issue["serial_number"])
    if let origin = issue["origin"].text { facts.add(.url, origin + (issue["path"].text ?? "")) }
    if issue["severity"].text == "false_positive" { facts.add(.suppression, "false_positive") }
  }
}
