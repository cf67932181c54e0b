import FindingModel
import ReportReading
import ScannerKit

/// Reads the reports of Qualys Vulnerability Management: asset data reports in XML and CSV, and
/// the CSV of PCI scans.
///
///     curl -u USER -H "X-Requested-With: curl" -o report.xml \
///       "https://qualysapi.qualys.com/api/2.0/fo/report/?action=fetch&id=REPORT"
///
/// Format: <https://qualysapi.qualys.com/asset_data_report.dtd>,
/// <https://docs.qualys.com/en/vm/api/reports/index.htm>
struct Qualys: XMLScanner, CSVScanner {
  let about = About(
    id: "qualys", name: "Qualys", scanTypes: ["Qualys Scan"],
    reads: "XML: asset data report; CSV: asset data report, PCI scan",
    homepage: "https://www.qualys.com")

  func recognize(_ report: XML) -> Evidence? {
    switch report.name {
    case "ASSET_DATA_REPORT": Evidence(.certain, "root element `ASSET_DATA_REPORT`")
    case "HOST_LIST_VM_DETECTION_OUTPUT":
      Evidence(
        .unreadable, "detections from the API of Qualys; fetch an asset data report instead")
    default: nil
    }
  }

  func recognize(_ report: CSVReport) -> Evidence? {
    guard let table = try? Qualys.table(in: report) else { return nil }
    if table.has("IP", "QID", "VULN TITLE", "SEVERITY") { return recognizePCI(table) }
    for name in ownColumns where table.has(name) && table.has("IP", "QID", "Title") {
      return Evidence(.certain, "columns `IP`, `QID`, `Title` and `\(name)`")
    }
    return nil
  }

  /// HackerGuardian, made by Qualys too, writes the same columns, but letters as severities.
  private func recognizePCI(_ table: CSVReport) -> Evidence? {
    let columns = "columns `IP`, `QID`, `VULN TITLE` and `SEVERITY`"
    var rows = table.rows()
    guard let first = try? rows.next() else { return Evidence(.possible, columns) }
    let word = first["SEVERITY"].text ?? ""
    return word.utf8.count > 1 ? Evidence(.certain, "\(columns), which holds words") : nil
  }

  /// The table of vulnerabilities, below what a report says of itself.
  static func table(in report: CSVReport) throws(ReportError) -> CSVReport? {
    if let table = try report.table(withHeader: "QID", "Title") { return table }
    return try report.table(withHeader: "QID", "VULN TITLE")
  }

  /// A merger of findings of the same QID, of which a further record tells where it was seen and by
  /// which identifiers.
  static func mergedFindings() -> MergedFindings {
    MergedFindings { first, other in
      first.vulnerabilityIDs += other.vulnerabilityIDs
      first.locations += other.locations
    }
  }

  /// Whether a status is that of a vulnerability that is there.
  static func isActive(_ status: String) -> Bool {
    status == "Active" || status == "Re-Opened" || status == "New"
  }

  /// Qualys's levels from 1, minimal, to 5, urgent.
  static let levels: [Int: Severity] = [1: .info, 2: .low, 3: .medium, 4: .high, 5: .critical]
}

/// Columns that other reports with `IP`, `QID` and `Title` do not have.
private let ownColumns: [StaticString] = ["IP Status", "Vuln Status", "Threat", "PCI Vuln"]
