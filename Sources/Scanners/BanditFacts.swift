import FindingModel
import ReportReading
import ScannerKit

extension Bandit {
  /// DefectDojo keeps both names of a test in one, and its CWE number not at all.
  func gather(_ facts: inout Facts, of record: JSON) {
    facts.add(.alias, record["test_id"], record["test_name"])
    facts.add(.cwe, record["issue_cwe"]["id"])
    facts.add(.severityWord, record["issue_severity"])
  }
}
