import ReportReading
import ScannerKit

extension Checkmarx: JSONRecounting {
  /// Of every query, of every engine, and of all; reports in XML count nothing.
  func recount(_ report: JSON, into recount: inout Recount) {
    let results = report["scanResults"]
    let summary = report["executiveSummary"]
    var all = 0
    let queries = results["sast"]["languages"].lazy.flatMap { $0["queries"] }
    for (engine, lists) in [
      ("SAST", AnySequence(queries)), ("SCA", AnySequence(results["sca"]["packages"])),
      ("KICS", AnySequence(results["kics"]["results"])),
    ] {
      let cut = recountEngine(lists, into: &recount)
      let counts = results[named: engine.lowercased()]["vulnerabilities"]
      for (severity, count) in counts.members where severity != "total" {
        recount.lower(count, by: cut["severity \(severity)"])
      }
      recount.lower(counts["total"], by: cut["all"])
      recount.lower(summary["vulnerabilitiesPerEngine"][named: engine], by: cut["all"])
      for (state, triage) in summary["resultsTriage"][named: engine].members {
        recount.lower(triage["amount"], by: cut["state \(state)"])
        if cut["all"] != nil { leave(triage["percentage"], &recount) }
      }
      all += cut["all"] ?? 0
    }
    recount.lower(summary["totalVulnerabilities"], by: all)
    // Of some engines only, as it seems.
    for count in ["newVulnerabilities", "recurrentVulnerabilities"] where all > 0 {
      leave(summary[named: count], &recount)
    }
  }

  private func leave(_ count: JSON, _ recount: inout Recount) {
    if count.double ?? 0 > 0 { recount.leave(count) }
  }

  private func recountEngine(
    _ lists: AnySequence<JSON>, into recount: inout Recount
  ) -> [String: Int] {
    var all: [String: Int] = [:]
    for list in lists {
      let cut = recount.cut(from: list["vulnerabilities"]) { record in
        [
          "all", record["severity"].text.map { "severity \($0.lowercased())" },
          record["state"].text.map { "state \($0)" },
        ]
      }
      recount.lower(list["vulnerabilitiesTotal"], by: cut["all"])
      all.merge(cut, uniquingKeysWith: +)
    }
    return all
  }
}
