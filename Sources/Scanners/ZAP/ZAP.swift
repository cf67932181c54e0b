import FindingModel
import ReportReading
import ScannerKit

/// Reads the XML and JSON reports of ZAP, with and without the requests and responses of alerts.
///
///     zap-baseline.py -t https://example.com -x zap.xml
///     zap-baseline.py -t https://example.com -J zap.json
///
/// Format: <https://www.zaproxy.org/docs/desktop/addons/report-generation/report-traditional-xml/>,
/// <https://www.zaproxy.org/docs/desktop/addons/report-generation/report-traditional-json/>
struct ZAP: XMLScanner, JSONScanner {
  let about = About(
    id: "zap", name: "ZAP", scanTypes: ["ZAP Scan"],
    reads: "XML, JSON: traditional, with requests and responses",
    homepage: "https://www.zaproxy.org")

  func recognize(_ report: XML) -> Evidence? {
    guard report.name == "OWASPZAPReport" else { return nil }
    let version = report.attribute("version").map { " of version \($0)" } ?? ""
    return Evidence(.certain, "root element `OWASPZAPReport`\(version)")
  }

  func recognize(_ report: JSON) -> Evidence? {
    let sites = report["site"]
    guard sites.isList || sites.isObject else { return nil }
    let site = sites.isList ? sites[0] : sites
    if report["@programName"].text == "ZAP" {
      return Evidence(.certain, "`@programName` \"ZAP\" and `site`")
    }
    if site["@name"].exists, site["alerts"].exists {
      return Evidence(.certain, "`site` with `@name` and `alerts`")
    }
    return report["@version"].exists && report["@generated"].exists
      ? Evidence(.likely, "`@version`, `@generated` and `site`") : nil
  }

  func read(_ report: XML, into findings: inout Findings) throws {
    guard report.name == "OWASPZAPReport" else {
      throw report.error("expected the root element `OWASPZAPReport`, found `\(report.name)`")
    }
    let texts = MarkdownTexts()
    findings.tell(gather(_:of:))
    for site in report.all("site") {
      findings.each("alertitem", in: site["alerts"]) {
        try finding(of: ZAPAlertElement(element: $0), texts)
      }
    }
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    let sites = report["site"]
    let texts = MarkdownTexts()
    findings.tell(gather(_:ofRecord:))
    // Early versions wrote a single site without a list.
    if sites.isObject { return readAlerts(of: sites, texts, into: &findings) }
    guard sites.isList else { throw sites.unexpected("a list") }
    for site in sites { readAlerts(of: site, texts, into: &findings) }
  }

  private func readAlerts(of site: JSON, _ texts: MarkdownTexts, into findings: inout Findings) {
    findings.each(site["alerts"]) { try finding(of: ZAPAlertObject(record: $0), texts) }
  }
}
