import ReportReading
import ScannerKit

extension Checkov: JSONRecounting {
  func recount(_ report: JSON, into recount: inout Recount) {
    for part in report.elementsOrItself {
      let failed = recount.cut(from: part["results"]["failed_checks"])
      recount.lower(part["summary"]["failed"], by: failed)
    }
  }
}
