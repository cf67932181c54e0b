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
    let request = joined(
      "Method:           ", instance.childText("method") ?? "None",
      " \nParam:            ", instance.childText("param") ?? "None",
      " \nAttack:           ", instance.childText("attack") ?? "None",
      " \nEndpointQuery:    ", url?.query ?? "", " \nEndpointFragment: ", url?.fragment ?? "")
    return RequestResponsePair(request: request, response: instance.childText("evidence") ?? "None")
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
    var text = URLParts.cleaned(text)
    self = text.withUTF8 { URLParts(utf8: $0) }
  }

  private init(utf8 text: UnsafeBufferPointer<UInt8>) {
    let mark = text.firstIndex(of: UInt8(ascii: "#")) ?? text.endIndex
    let question = text[..<mark].firstIndex(of: UInt8(ascii: "?")) ?? mark
    let scheme = text[..<question].firstIndex(of: UInt8(ascii: ":")) ?? question
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    location =
      text[..<scheme].contains { capitals ~= $0 }
      ? String(decoding: text[..<scheme], as: UTF8.self).lowercased()
        + String(decoding: text[scheme..<question], as: UTF8.self)
      : String(decoding: text[..<question], as: UTF8.self)
    query = String(decoding: text[question..<mark].dropFirst(), as: UTF8.self)
    fragment = String(decoding: text[mark...].dropFirst(), as: UTF8.self)
  }

  /// Without what `urlsplit` drops: blanks in front, tabs and line breaks anywhere.
  private static func cleaned(_ text: String) -> String {
    var text = text
    let isClean = text.withUTF8 { bytes in
      bytes.first != 0x20 && !bytes.contains { $0 < 0x20 }
    }
    if isClean { return text }
    let bytes = text.utf8.drop { $0 <= 0x20 }.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return String(decoding: bytes, as: UTF8.self)
  }
}
