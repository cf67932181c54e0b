import ReportReading
import ScannerKit

extension Bandit: JSONRecounting {
  /// Of every file and of all: `SEVERITY.HIGH` and `CONFIDENCE.LOW`.
  func recount(_ report: JSON, into recount: inout Recount) {
    let cut = recount.cut(from: report["results"]) { record in
      let file = record["filename"].text ?? ""
      return [
        record["issue_severity"].text.map { "SEVERITY.\($0)" },
        record["issue_confidence"].text.map { "CONFIDENCE.\($0)" },
      ].compactMap(\.self).flatMap { [joined("_totals\n", $0), joined(file, "\n", $0)] }
    }
    if cut.isEmpty { return }
    for (file, counts) in report["metrics"].members {
      for (name, count) in counts.members {
        recount.lower(count, by: cut[joined(file, "\n", name)])
      }
    }
  }
}
