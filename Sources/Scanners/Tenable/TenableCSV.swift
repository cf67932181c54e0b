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
    findings.tell(gather(_:ofRow:))
    let rule = MergedRows(
      key: columns.key(of:), read: columns.finding(of:), merge: { columns.add($1, to: &$0) })
    try findings.each(report, rule)
  }

  /// Each `CVE-2024-1234` in a text once, in capitals.
  static func vulnerabilities(in text: String) -> [String] {
    var ids: [String] = []
    var rest = Substring(text).utf8
    while let start = rest.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "c") }) {
      rest = rest[start...]
      guard let id = CVE.prefix(of: rest) else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest[id.endIndex...]
      ids.append(id.uppercased())
    }
    return ids.distinct
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
