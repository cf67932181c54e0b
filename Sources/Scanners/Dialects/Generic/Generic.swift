import FindingModel
import ReportReading
import ScannerKit

/// Reads the format of DefectDojo's own for findings of any source, as JSON or as a table.
///
///     {"type": "Pentest", "findings": [{"title": "…", "severity": "High", "description": "…"}]}
///
/// Format: <https://docs.defectdojo.com/supported_tools/parsers/generic_findings_import/>
struct Generic: JSONScanner, CSVScanner {
  let about = About(
    id: "generic", name: "Generic Findings Import", scanTypes: ["Generic Findings Import"],
    reads: "JSON: `findings` with custom test types; CSV",
    homepage: "https://docs.defectdojo.com/supported_tools/parsers/generic_findings_import/")

  // MARK: JSON

  private static let reportKeys: Set<String> = [
    "findings", "name", "type", "version", "description", "dynamic_tool", "static_tool", "soc",
  ]

  func recognize(_ report: JSON) -> Evidence? {
    guard report["findings"].isList else { return nil }
    let records = Array(report["findings"].prefix(10))
    let record = records.first { record in
      record["title"].text != nil && record["description"].text != nil
        && record["severity"].text.flatMap { Severity(word: $0) } != nil
    }
    if let record {
      let isKnown = record.members.allSatisfy { Generic.Record.keys.contains($0.key) }
      return Evidence(
        isKnown ? .likely : .possible, "`findings` with `title`, `severity` and `description`")
    }
    let isOwn = report.members.allSatisfy { Generic.reportKeys.contains($0.key) }
    return isOwn && records.isEmpty ? Evidence(.possible, "`findings` without any") : nil
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    let list = report.isList ? report : report["findings"]
    guard list.isList else { throw list.unexpected("a list") }
    findings.testType = report.isObject ? report["type"].text : nil
    let now = findings.now
    var unknown: Set<String> = []
    var (count, strangers) = (0, 0)
    findings.each(list) { item in
      let record = try Record(item, now: now)
      count += 1
      if record.isStrange { strangers += 1 }
      unknown.formUnion(record.unknown)
      return try record.finding()
    }
    if count > 0, strangers == count {
      throw list.error("expected findings with `title`, `severity` and `description`, found none")
    }
    if !unknown.isEmpty {
      let keys = unknown.sorted().prefix(10).map { "`\($0)`" }.joined(separator: ", ")
      findings.remark(list.error("holds findings with keys that DefectDojo refuses: \(keys)"))
    }
  }

  // MARK: CSV

  func recognize(_ report: CSVReport) -> Evidence? {
    guard report.has("Title", "Severity", "Description", "Date") else { return nil }
    let isKnown = report.header.allSatisfy { Generic.Row.columns.contains($0) }
    return Evidence(
      isKnown ? .likely : .possible, "columns `Title`, `Severity`, `Description` and `Date`")
  }

  func read(_ report: CSVReport, into findings: inout Findings) throws {
    guard report.has("Title", "Severity", "Description") || report.header.isEmpty else {
      throw ReportError(
        "expected the columns `Title`, `Severity` and `Description`", path: "header")
    }
    let now = findings.now
    let rule = MergedRows(
      key: { try Row($0, now: now).key }, read: { try Row($0, now: now).finding() },
      merge: { try Row($1, now: now).add(to: &$0) })
    try findings.each(report, rule)
  }

  // MARK: Both

  /// A place on the network; what is no URL is taken for a host with all that may follow it.
  static func location(_ text: String) -> Location {
    .url(URLLocation(url: hasScheme(text) ? text : "//" + text))
  }

  /// Whether a text holds `://`.
  private static func hasScheme(_ text: String) -> Bool {
    var last: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      if byte == UInt8(ascii: "/"), last == (UInt8(ascii: ":"), byte) { return true }
      last = (last.1, byte)
    }
    return false
  }

  /// The positive number in `CWE-79`, `cwe-79` or `79`, with spaces around it perhaps.
  static func weakness(_ text: some StringProtocol) -> Int? {
    let bytes = text.utf8.drop { $0 == 0x20 }
    let isLabel = bytes.prefix(4).elementsEqual("cwe-".utf8) { $0 | 0x20 == $1 | 0x20 }
    let digits = Array(isLabel ? bytes.dropFirst(4) : bytes).reversed().drop { $0 == 0x20 }
    guard let number = Int(String(decoding: digits.reversed(), as: UTF8.self)), number > 0 else {
      return nil
    }
    return number
  }
}
