import FindingModel
import ReportReading
import ScannerKit

/// Asset data reports: the vulnerabilities of every host, and what they are in a glossary, which
/// stands behind the hosts usually.
extension Qualys {
  func read(_ report: XML, into findings: inout Findings) throws {
    guard report.name == "ASSET_DATA_REPORT" || report["HOST_LIST"].exists else {
      throw report.error("expected the root element `ASSET_DATA_REPORT`, found `\(report.name)`")
    }
    let texts = MarkdownTexts()
    let glossary = QualysGlossary(report["GLOSSARY"]["VULN_DETAILS_LIST"], texts, &findings)
    findings.tell(gather(_:of:))
    for host in report["HOST_LIST"].all("HOST") {
      var (address, name): (String?, String?)
      // In the order of the report: asking a large host for a name it does not have, before its
      // vulnerabilities are read, would take reading it twice.
      for part in host.children {
        switch part.name {
        case "IP": address = address ?? part.nonEmptyText
        case "DNS": name = name ?? part.nonEmptyText
        case "VULN_INFO_LIST":
          findings.each("VULN_INFO", in: part) { record in
            try vulnerability(record, of: name ?? address, glossary, texts)
          }
        default: break
        }
      }
    }
  }

  private func vulnerability(
    _ record: XML, of host: String?, _ glossary: QualysGlossary, _ texts: MarkdownTexts
  ) throws -> Finding {
    let id = try record["QID"].requiredAttribute("id")
    guard let details = try glossary[id]?.get() else {
      throw record["QID"].error(
        "expected a `VULN_DETAILS` with the id `\(id)` in the glossary, found none")
    }
    // `qid_` stands before the number.
    let number = String(id.unicodeScalars.dropFirst(4))
    var finding = Finding(joined("QID-", number, " | ", details.title), severity: details.severity)
    finding.description = description(record, id, details, texts)
    finding.mitigation = details.solution
    finding.impact = details.impact
    finding.references = details.references ?? id
    finding.vulnerabilityIDs = details.vulnerabilityIDs
    finding.vulnIDFromTool = id
    finding.verified = true
    finding.date = record["LAST_FOUND"].nonEmptyText.flatMap { QualysTime($0, iso8601) }?.day
    finding.active = Qualys.isActive(record.childText("VULN_STATUS") ?? "")
    if !finding.active {
      finding.isMitigated = true
      finding.mitigated =
        record["LAST_FIXED"].nonEmptyText.flatMap { QualysTime($0, iso8601) }?.moment
    }
    // The reference leaves the port out.
    finding.locations = host.map { [.url(URLLocation(host: $0))] } ?? []
    rate(&finding, record, details)
    return finding
  }

  private func description(
    _ record: XML, _ id: String, _ details: QualysDetails, _ texts: MarkdownTexts
  ) -> String {
    let type = types[record.childText("TYPE") ?? ""] ?? "Unknown"
    let result = record.childText("RESULT") ?? "None"
    func line(_ label: String, _ name: StaticString) -> String {
      texts.markdown(label + (record.childText(name) ?? "None"))
    }
    return joined(
      details.threat, "\n", texts.markdown("Type: " + type), "\n", line("Category: ", "CATEGORY"),
      "\n", texts.markdown("QID: " + id), "\n", line("Port: ", "PORT"), "\n",
      markdown(fromHTML: "Result Evidence: " + result), "\n", line("First Found: ", "FIRST_FOUND"),
      "\n", line("Last Found: ", "LAST_FOUND"), "\n", line("Times Found: ", "TIMES_FOUND"))
  }

  /// By what was found on the host; where that has no score, by the glossary.
  private func rate(_ finding: inout Finding, _ record: XML, _ details: QualysDetails) {
    var score: Double?
    var vector: CVSS?
    if let final = record.childText("CVSS3_FINAL"), final != "-" {
      let rating = QualysRating(final)
      (score, vector) = (rating.score, rating.vector)
    } else {
      // The reference gives the score of CVSS 2 as one of CVSS 3.
      score = record["CVSS_FINAL"].nonEmptyText.flatMap(QualysRating.score)
    }
    if score == nil, let rating = details.rating {
      score = rating.score
      vector = vector ?? rating.vector
    }
    if let vector, case .v3 = vector.version { finding.cvssV3 = vector.cleanVector }
    finding.cvssV3Score = score ?? vector?.scores.environmental
  }
}

/// The entries of a glossary by their ids.
private struct QualysGlossary {
  private var entries: [String: Result<QualysDetails, ReportError>] = [:]

  init(_ list: XML, _ texts: MarkdownTexts, _ findings: inout Findings) {
    list.eachReadRecord("VULN_DETAILS") { record in
      do throws(ReportError) {
        let record = try record.get()
        let id = try record.requiredAttribute("id")
        if entries[id] == nil {
          entries[id] = Result { () throws(ReportError) in try QualysDetails(record, texts) }
        }
      } catch {
        findings.note(error)
      }
    }
  }

  subscript(id: String) -> Result<QualysDetails, ReportError>? { entries[id] }
}

/// What a vulnerability is.
private struct QualysDetails {
  let title: String
  let severity: Severity
  /// These as Markdown.
  let threat: String
  let solution: String?
  let impact: String?
  let vulnerabilityIDs: [String]
  let references: String?
  let rating: QualysRating?

  init(_ record: XML, _ texts: MarkdownTexts) throws(ReportError) {
    guard let title = record.childText("TITLE") else { throw record["TITLE"].error("missing") }
    self.title = title
    severity = try QualysDetails.severity(record["SEVERITY"])
    threat = texts.markdown(record.childText("THREAT") ?? "None")
    solution = record.childText("SOLUTION").map(texts.markdown)
    impact = record.childText("IMPACT").map(texts.markdown)
    let vulnerabilities = Array(record["CVE_ID_LIST"].all("CVE_ID"))
    vulnerabilityIDs = vulnerabilities.compactMap { $0["ID"].nonEmptyText }.distinct
    references =
      vulnerabilities.isEmpty
      ? nil : QualysDetails.list(vulnerabilities.compactMap { $0["URL"].nonEmptyText })
    rating = record["CVSS3_SCORE"]["CVSS3_BASE"].rating
  }

  private static func severity(_ element: XML) throws(ReportError) -> Severity {
    guard let word = element.nonEmptyText else { return .info }
    guard let level = Int(word) else {
      throw element.error("expected a severity from 1 to 5, found `\(word)`")
    }
    return Qualys.levels[level] ?? .info
  }

  /// The reference gives the server a list, which it stores as Python writes one.
  private static func list(_ links: [String]) -> String {
    let texts = links.map { link in
      let quote = link.contains("'") && !link.contains("\"") ? "\"" : "'"
      var text = quote
      for scalar in link.unicodeScalars {
        switch scalar {
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case "'" where quote == "'": text += "\\'"
        default: text.unicodeScalars.append(scalar)
        }
      }
      return text + quote
    }
    return "[" + texts.joined(separator: ", ") + "]"
  }
}

extension XML {
  /// None where Qualys writes a dash.
  fileprivate var rating: QualysRating? {
    nonEmptyText.flatMap { $0 == "-" ? nil : QualysRating($0) }
  }
}

private let types = [
  "Ig": "INFORMATION GATHERED", "Practice": "POTENTIAL", "Vuln": "CONFIRMED",
]

/// `2021-05-25T07:36:58Z`
private let iso8601: StaticString = "Y-m-dTH:M:SZ"
