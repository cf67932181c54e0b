import FindingModel
import ReportReading
import ScannerKit

extension Qualys {
  /// Of a vulnerability of a host; its severity stands in the glossary.
  func facts(of record: XML) -> [Fact] {
    var facts: [Fact] = []
    // Without the `qid_` that the identifier begins with.
    facts.add(.alias, record["QID"].text)
    facts.add(.cvssV2, score(record["CVSS_FINAL"].text))
    return facts
  }

  func facts(ofRow row: CSVRow) -> [Fact] {
    var facts: [Fact] = []
    facts.add(.severityWord, row["Severity"].text ?? row["SEVERITY"].text)
    facts.add(.cvssV2, score(row["CVSS Base"].text))
    return facts
  }

  /// What stands before the vector, where a score does.
  private func score(_ text: String?) -> String? {
    text.flatMap { QualysRating($0).score }.map { "\($0)" }
  }
}
