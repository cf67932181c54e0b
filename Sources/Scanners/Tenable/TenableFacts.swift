import FindingModel
import ReportReading
import ScannerKit

extension Tenable {
  /// Of what a plugin found; DefectDojo keeps neither the plugin nor further CVEs.
  func gather(_ facts: inout Facts, of item: XML) {
    facts.add(.alias, item.attribute("pluginID"))
    for id in item.all("cve") { facts.add(.alias, id.text) }
    for name in item.all("cpe") { facts.addNames(in: name.text) }
    facts.add(.severityWord, item["risk_factor"].text)
    facts.add(.cvssV2, item["cvss_base_score"].text)
  }

  func gather(_ facts: inout Facts, ofRow row: CSVRow) {
    func text(_ names: StaticString...) -> String? {
      names.lazy.compactMap { row[$0].nonEmptyText }.first
    }
    facts.add(.alias, text("Plugin ID", "Plugin", "definition.id"))
    facts.addNames(in: text("CPE", "definition.cpe"))
    facts.add(.severityWord, text("Risk", "severity", "Severity"))
    facts.add(.cvssV2, text("CVSS v2.0 Base Score", "CVSS V2 Base Score", "CVSS"))
    // Of Tenable Vulnerability Management.
    if row["definition.id"].exists { facts.add(.fingerprint, row["id"].text) }
  }
}

extension Facts {
  /// Adds CPE names, which stand below each other or with commas between.
  fileprivate mutating func addNames(in text: String?) {
    let names = text?.unicodeScalars.split { $0 == "," || $0.properties.isWhitespace } ?? []
    for name in names { add(.cpe, String(name)) }
  }
}
