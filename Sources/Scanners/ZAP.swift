import FindingModel
import ReportReading
import ScannerKit

/// Reads the XML reports of ZAP, with and without the requests and responses of its alerts.
///
///     zap-baseline.py -t https://example.com -x zap.xml
///
/// Format: <https://www.zaproxy.org/docs/desktop/addons/report-generation/report-traditional-xml/>
struct ZAP: XMLScanner {
  let about = About(
    id: "zap", name: "ZAP", scanTypes: ["ZAP Scan"],
    reads: "XML: traditional, with requests and responses", homepage: "https://www.zaproxy.org")

  func recognize(_ report: XML) -> Evidence? {
    guard report.name == "OWASPZAPReport" else { return nil }
    let version = report.attribute("version").map { " of version \($0)" } ?? ""
    return Evidence(.certain, "root element `OWASPZAPReport`\(version)")
  }

  func read(_ report: XML, into findings: inout Findings) throws {
    guard report.name == "OWASPZAPReport" else {
      throw report.error("expected the root element `OWASPZAPReport`, found `\(report.name)`")
    }
    let texts = MarkdownTexts()
    for site in report.all("site") {
      findings.each("alertitem", in: site["alerts"]) { try alert($0, texts) }
    }
  }

  private func alert(_ item: XML, _ texts: MarkdownTexts) throws -> Finding {
    let risk = try item["riskcode"].requiredText()
    guard let severity = severities[risk] else {
      throw item["riskcode"].error("expected 0, 1, 2 or 3, found `\(risk)`")
    }
    var finding = Finding(try item["alert"].requiredText(), severity: severity)
    finding.description = item.childText("desc").map(texts.markdown)
    finding.mitigation = item.childText("solution").map(texts.markdown)
    finding.references = item.childText("reference").map(texts.markdown)
    // The reference reads its confidence from the risk, not from `confidence`.
    finding.scannerConfidence = confidences[risk]
    finding.vulnIDFromTool = item.childText("pluginid")
    finding.cwe = item.childText("cweid").flatMap(weakness) ?? 0
    for instance in item["instances"].all("instance") {
      let url = instance.childText("uri").map(URLParts.init)
      if let url { finding.locations.append(.url(URLLocation(url: url.location))) }
      finding.requestResponsePairs.append(exchange(instance, url))
    }
    return finding
  }

  /// A number of digits alone; -1 says that there is none.
  private func weakness(_ text: String) -> Int? {
    text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ? Int(text) : nil
  }

  /// The request and response as they went over the wire, or what the report says of them.
  private func exchange(_ instance: XML, _ url: URLParts?) -> RequestResponsePair {
    if let request = instance.childText("requestheader") {
      return RequestResponsePair(
        request: request + (instance.childText("requestbody") ?? ""),
        response: (instance.childText("responseheader") ?? "")
          + (instance.childText("responsebody") ?? ""))
    }
    let request = [
      "Method:           \(instance.childText("method") ?? "None")",
      "Param:            \(instance.childText("param") ?? "None")",
      "Attack:           \(instance.childText("attack") ?? "None")",
      "EndpointQuery:    \(url?.query ?? "")",
      "EndpointFragment: \(url?.fragment ?? "")",
    ]
    return RequestResponsePair(
      request: request.joined(separator: " \n"), response: instance.childText("evidence") ?? "None")
  }
}

private let severities: [String: Severity] = ["0": .info, "1": .low, "2": .medium, "3": .high]

private let confidences = ["1": 7, "2": 4, "3": 1, "4": 1]

/// A URL taken apart as `urllib.parse.urlsplit` does it; nothing is decoded.
private struct URLParts {
  /// The URL without query and fragment, which change with every scan.
  let location: String
  let query: String
  let fragment: String

  init(_ text: String) {
    let clean = String(
      String.UnicodeScalarView(
        text.unicodeScalars.drop { $0.value <= 0x20 }.filter {
          $0 != "\t" && $0 != "\r" && $0 != "\n"
        }))
    let (address, fragment) = URLParts.cut(clean, at: "#")
    let (location, query) = URLParts.cut(address, at: "?")
    let scheme = location.prefix { $0 != ":" }
    self.location = scheme.lowercased() + location[scheme.endIndex...]
    self.query = query
    self.fragment = fragment
  }

  private static func cut(_ text: String, at mark: Character) -> (before: String, behind: String) {
    guard let place = text.utf8.firstIndex(of: mark.asciiValue ?? 0) else { return (text, "") }
    return (String(text[..<place]), String(text[text.utf8.index(after: place)...]))
  }
}
