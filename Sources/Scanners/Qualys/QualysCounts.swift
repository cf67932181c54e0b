import ReportReading
import ScannerKit

extension Qualys: XMLRecounting {
  /// Of every host, and of all; tables count nothing. Risks are made of what was found, but nobody
  /// says how.
  func recount(_ report: XML, into recount: inout Recount) {
    var cut: [String: Int] = [:]
    for host in report["HOST_LIST"].all("HOST") {
      var address = ""
      for part in host.children {
        if part.name == "IP" { address = part.text ?? "" }
        if part.name == "VULN_INFO_LIST" { cut[address, default: 0] += recount.cut(from: part) }
      }
    }
    let all = cut.values.reduce(0, +)
    let header = report["HEADER"]
    let summary = header["RISK_SCORE_SUMMARY"]
    recount.lower(summary["TOTAL_VULNERABILITIES"], by: all)
    for host in header["RISK_SCORE_PER_HOST"].all("HOSTS") {
      let lost = cut[host["IP_ADDRESS"].text ?? ""]
      recount.lower(host["TOTAL_VULNERABILITIES"], by: lost)
      if lost ?? 0 > 0 { recount.leave(host["SECURITY_RISK"]) }
    }
    if all > 0 {
      recount.leave(summary["AVG_SECURITY_RISK"])
      recount.leave(summary["BUSINESS_RISK"])
    }
  }
}
