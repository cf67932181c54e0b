import FindingModel
import ReportReading
import ScannerKit

/// Reads what the REST API of Burp Suite tells of a scan.
///
///     curl http://127.0.0.1:1337/v0.1/scan/3 > burp.json
///
/// Format: <https://portswigger.net/blog/burps-new-rest-api>
struct BurpAPI: JSONScanner {
  let about = About(
    id: "burp_api", name: "Burp REST API", scanTypes: ["Burp REST API"],
    reads: "JSON: `/scan/[task_id]`", homepage: "https://portswigger.net/burp")

  let schema: Schema? = Schema(keys: [
    "task_id", "scan_status", "scan_metrics", "message", "error_code", "issue_events",
    "audit_items",
  ])

  func recognize(_ report: JSON) -> Evidence? {
    let events = report["issue_events"]
    guard events.isList else { return nil }
    if report["scan_metrics"].exists || report["scan_status"].exists || report["task_id"].exists {
      return Evidence(.certain, "`issue_events` and the state of a scan")
    }
    return events[0]["issue"]["type_index"].exists
      ? Evidence(.certain, "`issue_events` with `issue.type_index`") : nil
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    let events = report["issue_events"]
    guard events.isList else { throw events.unexpected("a list") }
    findings.tell(gather)
    findings.each(events) { event in
      guard event.isObject else { throw event.unexpected("an object") }
      guard event["type"].text == "issue_found", event["issue"].exists else { return nil }
      return try finding(event["issue"])
    }
  }

  private func finding(_ issue: JSON) throws -> Finding {
    guard issue.isObject else { throw issue.unexpected("an object") }
    let name = issue["name"]
    let title = name.exists ? try name.requiredText() : "Burp issue"
    var finding = Finding(title, severity: severity(issue["severity"].text ?? "info"))
    finding.description = joined(
      "**", title, "**\n**Serial Number**: ",
      issue["serial_number"].pythonText(orIfMissing: "<None>"),
      "\n**Type Index**: ", issue["type_index"].pythonText(orIfMissing: "<None>"),
      "\n**Confidence**: ", issue["confidence"].pythonText(orIfMissing: "<None>"),
      "\n**Description**: ", issue["description"].pythonText(orIfMissing: "<None>"), "\n")
    finding.mitigation = "No mitigation provided"
    finding.references = "No references provided"
    finding.impact = "No impact provided"
    finding.falsePositive = issue["severity"].text == "false_positive"
    finding.uniqueIDFromTool = issue["serial_number"].pythonText(orIfMissing: "")
    finding.vulnIDFromTool = issue["type_index"].pythonText(orIfMissing: "")
    finding.scannerConfidence = confidence(issue["confidence"].text ?? "undefined")
    if let origin = issue["origin"].text, let path = issue["path"].text {
      finding.locations = [.url(URLLocation(url: origin + path))]
    }
    finding.requestResponsePairs = issue["evidence"].compactMap(exchange)
    return finding
  }

  private func severity(_ word: String) -> Severity {
    switch word.lowercased() {
    case "high": .high
    case "medium": .medium
    case "low": .low
    default: .info
    }
  }

  private func confidence(_ word: String) -> Int? {
    switch word.lowercased() {
    case "certain": 2
    case "firm": 3
    case "tentative": 6
    default: nil
    }
  }

  private func exchange(_ evidence: JSON) -> RequestResponsePair? {
    guard ["InformationListEvidence", "FirstOrderEvidence"].contains(evidence["type"].text)
    else { return nil }
    let exchange = evidence["request_response"]
    guard exchange.isObject else { return nil }
    return RequestResponsePair(
      request: text(of: exchange["request"]), response: text(of: exchange["response"]))
  }

  private func text(of segments: JSON) -> String {
    var text = ""
    for segment in segments {
      switch segment["type"].text {
      case "DataSegment": text += decoded(segment["data"].text ?? "")
      case "SnipSegment": text += "\n<...> (\(segment["length"].pythonText) bytes)"
      // The reference shows a line in place of what is highlighted.
      case "HighlightSegment": text += line
      default: break
      }
    }
    return text
  }

  /// As UTF-8, or as Latin 1 with words that say so.
  private func decoded(_ base64: String) -> String {
    let bytes = Burp.bytes(ofBase64: base64)
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: bytes.map { Unicode.Scalar($0) })
    return "Decoding of the DataSegment failed. Thus, decoded with `latin1`. "
      + "The result is the following one:\n" + String(text)
  }
}

private let line =
  "\n\n------------------------------------------------------------------\n\n"
