import ReportReading
import ScannerKit

extension BurpAPI: JSONRecounting {
  func recount(_ report: JSON, into recount: inout Recount) {
    let cut = recount.cut(from: report["issue_events"])
    recount.lower(report["scan_metrics"]["issue_events"], by: cut)
  }
}
