import ReportReading
import ScannerKit

extension Snyk: JSONRecounting {
  /// Of every project: its vulnerabilities by their ids, and in words all ways to them.
  func recount(_ report: JSON, into recount: inout Recount) {
    for project in report.elementsOrItself {
      let cut = recount.cut(from: project["vulnerabilities"]) { ["all", id(of: $0)] }
      guard let count = cut["all"] else { continue }
      var left = cut
      project["vulnerabilities"].eachRecord { record in
        guard case .success(let record) = record, let id = id(of: record) else { return }
        left[id]? -= 1
      }
      // All records of these are cut out.
      let gone = left.count { $0.key != "all" && $0.value == 0 }
      recount.lower(project["uniqueCount"], by: gone)
      recount.lower(project["summary"], by: count)
    }
  }

  private func id(of record: JSON) -> String? { record["id"].text.map { joined("id ", $0) } }
}
