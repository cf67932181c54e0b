import FindingModel
import ReportReading
import ScannerKit

extension KubeBench {
  /// `FAIL` or `WARN`.
  func gather(_ facts: inout Facts, of record: JSON) {
    facts.add(.severityWord, record["status"])
  }
}
