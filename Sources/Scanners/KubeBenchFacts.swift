import FindingModel
import ReportReading
import ScannerKit

extension KubeBench {
  /// `FAIL` or `WARN`.
  func facts(of record: JSON) -> [Fact] {
    var facts: [Fact] = []
    facts.add(.severityWord, record["status"])
    return facts
  }
}
