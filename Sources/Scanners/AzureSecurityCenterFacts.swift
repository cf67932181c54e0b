import FindingModel
import ReportReading
import ScannerKit

extension AzureSecurityCenter {
  func gather(_ facts: inout Facts, of row: CSVRow) {
    facts.add(.severityWord, row["severity"].text)
    facts.add(.fingerprint, row["recommendationId"].text)
  }
}
