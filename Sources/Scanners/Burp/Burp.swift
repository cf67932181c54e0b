import FindingModel
import ReportReading
import ScannerKit

/// Reads the XML reports of Burp Suite, where issues of the same type become one finding.
///
///     Target > Site map > Issues > Report selected issues > XML, "Base64-encode requests and responses"
///
/// Format: <https://portswigger.net/burp/documentation/desktop/getting-started/generate-reports>
struct Burp: XMLScanner {
  let about = About(
    id: "burp", name: "Burp Suite", scanTypes: ["Burp Scan"], reads: "XML: issues",
    homepage: "https://portswigger.net/burp")

  func recognize(_ report: XML) -> Evidence? {
    let version = report.attribute("burpVersion")
    switch report.name {
    case "issues":
      if version != nil { return Evidence(.certain, "root element `issues` with `burpVersion`") }
      let issue = report["issue"]
      return issue["serialNumber"].exists && issue["type"].exists
        ? Evidence(.likely, "root element `issues` with `serialNumber` and `type`") : nil
    case "items" where version != nil:
      return Evidence(.unreadable, "saved requests of Burp; report the issues as XML")
    default:
      return nil
    }
  }

  func read(_ report: XML, into findings: inout Findings) throws {
    guard report.name == "issues" else {
      throw report.error("expected the root element `issues`, found `\(report.name)`")
    }
    let texts = MarkdownTexts(wrapsLines: false)
    var merged = MergedIssues()
    let wantedFacts = findings.wantedFacts
    findings.each("issue", in: report) { element in
      var issue = try issue(element, texts)
      var facts = Facts(wantedFacts)
      gather(&facts, of: element)
      issue.facts = facts.told
      merged.add(issue, from: element)
      return nil
    }
    for var finding in merged.findings { findings.add(&finding) }
  }

  private func issue(_ element: XML, _ texts: MarkdownTexts) throws -> Finding {
    let word = try element["severity"].requiredText()
    guard let severity = severity(word) else {
      throw element["severity"].error("expected High, Medium, Low or Information, found `\(word)`")
    }
    var finding = Finding(try element["name"].requiredText(), severity: severity)
    finding.vulnIDFromTool = try element["type"].requiredText()
    finding.uniqueIDFromTool = element["serialNumber"].text
    if word == Burp.falsePositive {
      finding.falsePositive = true
      finding.active = false
    }
    let host = element["host"].text ?? ""
    finding.description = joined(
      "URL: ", host, element["path"].text ?? "", "\n\n", detail(element, texts), "\n")
    if !host.isEmpty { finding.locations = [.url(URLLocation(url: host))] }
    finding.impact = markdown(element, "issueBackground", texts)
    finding.mitigation = remediation(element, texts)
    finding.references = markdown(element, "references", texts)
    finding.scannerConfidence = confidences[element["confidence"].text ?? ""]
    finding.param = element["location"].text.flatMap(parameter)
    finding.url = element.attribute("url")
    finding.cwes = weaknesses(element)
    finding.cwe = finding.cwes.first ?? 0
    finding.requestResponsePairs = exchanges(element)
    for event in element.all("collaboratorEvent") {
      finding.requestResponsePairs += exchanges(event)
    }
    return finding
  }

  /// What Burp calls an issue that someone has dismissed; the reference refuses such reports.
  static let falsePositive = "False positive"

  private func severity(_ word: String) -> Severity? {
    switch word.lowercased() {
    case "information", "false positive": .info
    case let word: Severity(word: word)
    }
  }

  private func markdown(_ issue: XML, _ name: StaticString, _ texts: MarkdownTexts) -> String {
    let html = issue.all(name).reduce(into: "") { $0 += $1.text ?? "" }
    return html.isEmpty ? "" : texts.markdown(html)
  }

  /// The reference drops the events where an issue has no detail.
  private func detail(_ issue: XML, _ texts: MarkdownTexts) -> String {
    let detail = markdown(issue, "issueDetail", texts)
    let events = issue.all("collaboratorEvent").map(sentence).joined()
    return detail.isEmpty || events.isEmpty
      ? detail : texts.markdown(joined(detail, "<p>", events, "</p>"))
  }

  private func sentence(_ event: XML) -> String {
    let text = { (name: StaticString) in event[name].text ?? "" }
    let end = joined(" at ", text("time"), " originating from ", text("originIp"), ". ")
    switch text("interactionType") {
    case "DNS":
      return joined(
        "The Collaborator server received a DNS lookup of type ", text("lookupType"),
        " for the domain name ", text("lookupHost"), end)
    case "HTTP":
      return "The Collaborator server received an HTTP request" + end
    default:
      return ""
    }
  }

  private func remediation(_ issue: XML, _ texts: MarkdownTexts) -> String {
    let background = markdown(issue, "remediationBackground", texts)
    let detail = issue.all("remediationDetail").reduce(into: "") { $0 += $1.text ?? "" }
    return detail.isEmpty ? background : texts.markdown(detail + "\n") + background
  }

  private func exchanges(_ element: XML) -> [RequestResponsePair] {
    element.all("requestresponse").map {
      RequestResponsePair(request: message($0["request"]), response: message($0["response"]))
    }
  }

  private func message(_ element: XML) -> String {
    let text = element.text ?? ""
    guard element.attribute("base64") == "true" else { return text }
    return String(decoding: Burp.bytes(ofBase64: text), as: UTF8.self)
  }

  /// What stands in brackets: `b_id cookie` in `/basket.jsp [b_id cookie]`.
  private func parameter(_ location: String) -> String? {
    for line in location.utf8.split(separator: UInt8(ascii: "\n")) {
      guard let start = line.firstIndex(of: UInt8(ascii: "[")),
        let end = line.lastIndex(of: UInt8(ascii: "]")), start < end
      else { continue }
      return String(line[line.index(after: start)..<end])
    }
    return nil
  }

  /// The numbers behind all `CWE-`, as in `<li>CWE-326: Inadequate Encryption Strength</li>`.
  private func weaknesses(_ issue: XML) -> [Int] {
    var numbers: [Int] = []
    for list in issue.all("vulnerabilityClassifications") {
      var rest = (list.text ?? "")[...]
      while let start = rest.utf8.firstIndex(of: UInt8(ascii: "C")) {
        rest = rest[start...]
        if rest.utf8.starts(with: "CWE-".utf8), let number = CWE.number(in: String(rest)) {
          numbers.append(number)
        }
        rest = rest[rest.utf8.index(after: rest.startIndex)...]
      }
    }
    return numbers
  }
}

private let confidences = ["Certain": 1, "Firm": 4, "Tentative": 7]

/// One finding for all issues of a type; those that were dismissed stand apart.
private struct MergedIssues {
  private var places: [String: Int] = [:]
  private var merged: [(finding: Finding, descriptions: [String], parameters: [String])] = []

  mutating func add(_ issue: Finding, from element: XML) {
    let record = RecordPosition(element.position)
    let key = (issue.vulnIDFromTool ?? "") + (issue.falsePositive ? " \(Burp.falsePositive)" : "")
    let description = issue.description ?? ""
    guard let index = places[key] else {
      places[key] = merged.count
      merged.append((issue, [description], issue.param.map { [$0] } ?? []))
      merged[merged.count - 1].finding.records = [record]
      return
    }
    merged[index].descriptions.append(description)
    merged[index].finding.locations += issue.locations
    merged[index].finding.requestResponsePairs += issue.requestResponsePairs
    merged[index].finding.records.append(record)
    merged[index].finding.facts += issue.facts
    guard let parameter = issue.param, !parameter.isEmpty else { return }
    // The reference puts a further parameter before "None" where the first issue has none.
    if merged[index].parameters.isEmpty { merged[index].parameters = ["None"] }
    merged[index].parameters.append(parameter)
  }

  /// The latest issue's words come first.
  var findings: some Sequence<Finding> {
    merged.lazy.map { issue in
      var finding = issue.finding
      finding.description = issue.descriptions.reversed().joined()
      finding.param =
        issue.parameters.isEmpty ? nil : issue.parameters.reversed().joined(separator: ", ")
      return finding
    }
  }
}
