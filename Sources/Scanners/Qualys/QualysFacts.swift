import FindingModel
import ReportReading
import ScannerKit

extension Qualys {
  /// Of a vulnerability of a host; its severity stands in the glossary.
  func gather(_ facts: inout Facts, of record: XML) {
    // Without the `qid_` that the identifier begins with.
    facts.add(.alias, record["QID"].text)
    facts.add(.cvssV2, score(record["CVSS_FINAL"].text))
  }

  func gather(_ facts: inout Facts, ofRow row: CSVRow) {
    facts.add(.severityWord, row["Severity"].text ?? row["SEVERITY"].text)
    facts.add(.cvssV2, score(row["CVSS Base"].text))
  }

  /// What stands before the vector, where a score does.
  private func score(_ text: String?) -> String? {
    text.flatMap { QualysRating($0).score }.map { "\($0)" }
  }
}
