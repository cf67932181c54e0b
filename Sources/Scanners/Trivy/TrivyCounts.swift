import ReportReading
import ScannerKit

extension Trivy: JSONRecounting {
  /// Of the misconfigurations of every target.
  func recount(_ report: JSON, into recount: inout Recount) {
    if report.isList { return recountResults(report, into: &recount) }
    recountResults(report["Results"], into: &recount)
    for key in ["Resources", "Misconfigurations"] {
      for workload in report[named: key] { recountResults(workload["Results"], into: &recount) }
    }
  }

  private func recountResults(_ results: JSON, into recount: inout Recount) {
    for result in results where result["MisconfSummary"].exists {
      let cut = recount.cut(from: result["Misconfigurations"]) { [$0["Status"].text ?? "FAIL"] }
      let summary = result["MisconfSummary"]
      recount.lower(summary["Successes"], by: cut["PASS"])
      recount.lower(summary["Failures"], by: cut["FAIL"])
      recount.lower(summary["Exceptions"], by: cut["EXCEPTION"])
    }
  }
}
