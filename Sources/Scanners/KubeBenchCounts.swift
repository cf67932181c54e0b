import ReportReading
import ScannerKit

extension KubeBench: JSONRecounting {
  /// Of every section, of every control, and of all.
  func recount(_ report: JSON, into recount: inout Recount) {
    let controls = report["Controls"]
    var cut: [String: Int] = [:]
    for control in (controls.exists ? controls : report).elementsOrItself {
      cut.merge(recountControl(control, into: &recount), uniquingKeysWith: +)
    }
    for status in statuses {
      recount.lower(report["Totals"][named: "total_\(status)"], by: cut[status])
    }
  }

  private func recountControl(_ control: JSON, into recount: inout Recount) -> [String: Int] {
    var cut: [String: Int] = [:]
    for section in control["tests"] {
      let lost = recount.cut(from: section["results"]) { [$0["status"].text?.lowercased()] }
      for status in statuses { recount.lower(section[named: status], by: lost[status]) }
      cut.merge(lost, uniquingKeysWith: +)
    }
    for status in statuses { recount.lower(control[named: "total_\(status)"], by: cut[status]) }
    return cut
  }
}

private let statuses = ["pass", "fail", "warn", "info"]
