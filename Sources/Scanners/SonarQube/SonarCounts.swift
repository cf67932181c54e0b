import ReportReading
import ScannerKit

extension SonarQube: JSONRecounting {
  /// Of an answer of the web API: all that were found, on how many pages ever; of sonar-report: the
  /// issues of each severity.
  func recount(_ report: JSON, into recount: inout Recount) {
    let issues = recount.cut(from: report["issues"]) { ["all", $0["severity"].text?.lowercased()] }
    let cut = (issues["all"] ?? 0) + recount.cut(from: report["hotspots"])
    if cut == 0 { return }
    for (severity, count) in report["summary"].members {
      recount.lower(count, by: issues[severity])
    }
    recount.lower(report["total"], by: cut)
    recount.lower(report["paging"]["total"], by: cut)
    for made in [report["effortTotal"], report["debtTotal"]] where made.int ?? 0 > 0 {
      recount.leave(made)
    }
    if report["facets"][0].exists { recount.leave(report["facets"]) }
  }
}
