import FindingModel
import ReportReading
import ScannerKit

/// CSV reports: a row for every plugin that found something at a port of a host.
extension Tenable {
  func read(_ report: CSVReport, into findings: inout Findings) throws {
    let columns = TenableColumns(report)
    guard columns.title.name != nil else {
      let names = Tenable.titles.map { "`\($0)`" }.joined(separator: ", ")
      throw ReportError("expected a column of the names \(names), found none")
    }
    var merged = Tenable.mergedFindings()
    // Also where rows can no longer be told apart.
    defer { findings.add(merged) }
    var seen = SeenKeys()
    findings.tell(gather(_:ofRow:))
    try findings.each(report, into: &merged) { row in
      guard let title = try columns.title(of: row) else { return nil }
      let severity = columns.severity(of: row)
      let key = joined(
        severity.rawValue, title, columns.host.text(row, orIfNone: "No host"),
        columns.port.text(row, orIfNone: "No port"),
        columns.synopsis.text(row, orIfNone: "No synopsis"))
      var finding = Finding(title, severity: severity)
      let output = columns.output(of: row)
      let addition = output.isEmpty ? "" : "\n\n" + output
      if seen.insert(key) {
        columns.describe(&finding, by: row)
        finding.description = joined(columns.synopsis.text(row, orIfNone: "N/A"), addition)
      } else {
        finding.description = addition
      }
      finding.vulnerabilityIDs = vulnerabilities(in: columns.cve.text(row, orIfNone: ""))
      finding.locations = columns.location(of: row).map { [$0] } ?? []
      return (key, finding)
    }
  }

  /// Each `CVE-2024-1234` in a text once, in capitals.
  private func vulnerabilities(in text: String) -> [String] {
    var ids: [String] = []
    var rest = Substring(text).utf8
    while let start = rest.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "c") }) {
      rest = rest[start...]
      guard let id = CVE.prefix(of: rest) else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest[id.endIndex...]
      let name = id.uppercased()
      if !ids.contains(name) { ids.append(name) }
    }
    return ids
  }
}

private enum CVE {
  /// The `CVE-2024-1234` that a text begins with.
  static func prefix(of text: Substring.UTF8View) -> Substring? {
    let name = text.prefix(4)
    guard name.count == 4, name.elementsEqual("cve-".utf8, by: { $0 | 0x20 == $1 }) else {
      return nil
    }
    let year = text[name.endIndex...].prefix(while: isDigit)
    let number = text[year.endIndex...].dropFirst().prefix(while: isDigit)
    guard !year.isEmpty, !number.isEmpty, text[year.endIndex] == UInt8(ascii: "-") else {
      return nil
    }
    return Substring(text[..<number.endIndex])
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
