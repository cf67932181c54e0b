import FindingModel
import ReportReading
import ScannerKit

extension AzureSecurityCenter {
  func facts(of row: CSVRow) -> [Fact] {
    var facts: [Fact] = []
    facts.add(.severityWord, row["severity"].text)
    facts.add(.fingerprint, row["recommendationId"].text)
    return facts
  }
}
