import FindingModel
import ReportReading
import ScannerKit

/// Reads the reports of Nessus, Tenable Vulnerability Management (Tenable.io), Tenable Security
/// Center (Tenable.sc) and Tenable Web App Scanning: `.nessus` XML and CSV.
///
///     curl -H "X-ApiKeys: accessKey=…; secretKey=…" -o scan.nessus \
///       https://cloud.tenable.com/scans/SCAN/export/FILE/download
///
/// Format: <https://static.tenable.com/documentation/nessus_v2_file_format.pdf>,
/// <https://docs.tenable.com/nessus/Content/CreateAScanReport.htm>
struct Tenable: XMLScanner, CSVScanner {
  let about = About(
    id: "tenable", name: "Tenable", scanTypes: ["Tenable Scan"],
    reads: "XML: .nessus version 2; CSV: Nessus, Tenable.sc, Tenable.io; both of web app scans",
    homepage: "https://www.tenable.com")

  func recognize(_ report: XML) -> Evidence? {
    switch report.name {
    case "NessusClientData_v2": Evidence(.certain, "root element `NessusClientData_v2`")
    case "NessusClientData":
      Evidence(
        .unreadable, "a Nessus report of version 1; export it as `.nessus` from Nessus 4 or later")
    default: nil
    }
  }

  func recognize(_ report: CSVReport) -> Evidence? {
    if report.has("Plugin ID", "Name"), hasAny(of: ["Synopsis", "Risk", "Plugin Output"], report) {
      return Evidence(.certain, "columns `Plugin ID` and `Name` of Nessus")
    }
    if report.has("Plugin", "Plugin Name"), hasAny(of: ["Severity", "Family", "Risk"], report) {
      return Evidence(.certain, "columns `Plugin` and `Plugin Name` of Tenable.sc")
    }
    if report.has("asset.name"), hasAny(of: ["definition.id", "definition.name"], report) {
      return Evidence(.certain, "columns `asset.name` and `definition.…` of Tenable.io")
    }
    guard hasAny(of: ["Plugin ID", "definition.id"], report),
      hasAny(of: ["Risk", "Plugin Output", "definition.synopsis"], report)
    else { return nil }
    let titles = Tenable.titles.map { "`\($0)`" }.joined(separator: ", ")
    return hasAny(of: Tenable.titles, report)
      ? Evidence(.likely, "columns of Tenable's plugins")
      : Evidence(.unreadable, "Tenable's columns without a name; export one of \(titles) too")
  }

  /// The columns that a finding's title stands in, the first one that a report has.
  static let titles: [StaticString] = ["Name", "Plugin Name", "asset.name"]

  private func hasAny(of names: [StaticString], _ report: CSVReport) -> Bool {
    names.contains { report.has($0) }
  }

  /// A merger of findings of the same key: a further record tells what it adds to the description,
  /// where it was seen and by which identifiers.
  static func mergedFindings() -> MergedFindings {
    MergedFindings { first, other in
      if let addition = other.description { first.description?.append(addition) }
      first.vulnerabilityIDs += other.vulnerabilityIDs
      first.locations += other.locations
    }
  }

  /// Where something was seen: a host, or a URL in its place.
  static func location(host: String, port: Int?, scheme: String?) -> Location? {
    if host.isEmpty { return nil }
    return host.holds("://")
      ? .url(URLLocation(url: host)) : .url(URLLocation(host: host, port: port, scheme: scheme))
  }

  /// A number with blanks around it perhaps, as Python reads it.
  static func number(_ text: String) -> Double? {
    if let number = number(ofDigits: text) ?? Double(text) { return number }
    let isBlank = { (byte: UInt8) in byte == 0x20 || 0x09...0x0D ~= byte }
    guard let start = text.utf8.firstIndex(where: { !isBlank($0) }),
      let end = text.utf8.lastIndex(where: { !isBlank($0) })
    else { return nil }
    return Double(text[start...end])
  }

  /// A port or a severity, in a fifth of the time that any number takes.
  private static func number(ofDigits text: String) -> Double? {
    guard (1...5).contains(text.utf8.count) else { return nil }
    var number = 0
    for byte in text.utf8 {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return Double(number)
  }
}
