import FindingModel
import ReportReading
import ScannerKit

/// CSV reports: a row for every vulnerability of every host. Rows of one QID are one finding.
extension Qualys {
  func read(_ report: CSVReport, into findings: inout Findings) throws {
    guard let table = try Qualys.table(in: report) else {
      throw ReportError("expected the columns `QID` and `Title` or `VULN TITLE`, found no such row")
    }
    var merged = Qualys.mergedFindings()
    // Also where rows can no longer be told apart.
    defer { findings.add(merged) }
    var known: Set<String> = []
    let hasStatus = table.has("Vuln Status")
    findings.tell(gather(_:ofRow:))
    try findings.each(table, into: &merged) { row in
      let title = row["Title"].nonEmptyText
      let pciTitle = row["VULN TITLE"].nonEmptyText
      // Hosts without vulnerabilities have a row too, and the header may stand there again.
      if title == nil || title == "Title", pciTitle == nil { return nil }
      guard let id = row["QID"].nonEmptyText else {
        throw row["QID"].error("expected text, found nothing")
      }
      var finding: Finding
      if known.contains(id) {
        finding = Finding("", severity: .info)
      } else if let title {
        finding = vulnerability(row, "QID-\(id) | \(title)", hasStatus: hasStatus)
      } else {
        finding = try pciVulnerability(row, "QID-\(id) | \(pciTitle ?? "")")
      }
      known.insert(id)
      finding.vulnIDFromTool = id
      finding.verified = true
      finding.vulnerabilityIDs = vulnerabilities(of: row)
      finding.locations = location(of: row).map { [$0] } ?? []
      return (id, finding)
    }
  }

  private func vulnerability(_ row: CSVRow, _ title: String, hasStatus: Bool) -> Finding {
    let level = row["Severity"].text.flatMap { Int($0) }
    var finding = Finding(title, severity: level.flatMap { Qualys.levels[$0] } ?? .info)
    finding.mitigation = row["Solution"].text
    finding.impact = row["Impact"].text
    finding.description = description(row["Threat"].text)
    finding.date = row["Last Detected"].text.flatMap { QualysTime($0, monthFirst) }?.day
    if let vector = vector(of: row) {
      finding.cvssV3 = vector.cleanVector
      finding.cvssV3Score = vector.scores.environmental
    }
    finding.active = !hasStatus || Qualys.isActive(row["Vuln Status"].text ?? "")
    // What has come back is active, and still has the day on which it was fixed.
    if !finding.active, let fixed = row["Date Last Fixed"].nonEmptyText {
      finding.isMitigated = true
      finding.mitigated = QualysTime(fixed, monthFirst)?.moment
    }
    return finding
  }

  private func pciVulnerability(_ row: CSVRow, _ title: String) throws -> Finding {
    let word = try row["SEVERITY"].requiredText()
    guard let severity = Severity(word: word) ?? (isInformation(word) ? .info : nil) else {
      throw row["SEVERITY"].error("expected Critical, High, Medium, Low or Info, found `\(word)`")
    }
    var finding = Finding(title, severity: severity)
    finding.mitigation = row["SOLUTION"].text
    finding.impact = row["IMPACT"].text
    finding.description = description(row["THREAT"].text)
    finding.date = row["LAST SCAN"].text.flatMap(QualysTime.day)
    return finding
  }

  private func isInformation(_ word: String) -> Bool {
    let word = word.lowercased()
    return word.hasPrefix("info") || word == "none"
  }

  /// The reference shows the threat where it means the evidence.
  private func description(_ threat: String?) -> String {
    joined(threat ?? "", "\nResult Evidence: \n", threat ?? "Not available")
  }

  private func vulnerabilities(of row: CSVRow) -> [String] {
    guard let list = row["CVE ID"].nonEmptyText ?? row["CVEID"].nonEmptyText else { return [] }
    return list.utf8.split(separator: UInt8(ascii: ",")).compactMap { part in
      let isBlank = { (byte: UInt8) in byte == 0x20 || 0x09...0x0D ~= byte }
      guard let end = part.lastIndex(where: { !isBlank($0) }) else { return nil }
      return String(Substring(part[...end].drop(while: isBlank)))
    }.distinct
  }

  private func location(of row: CSVRow) -> Location? {
    if let name = row["FQDN"].nonEmptyText { return .url(URLLocation(url: name)) }
    guard let host = row["DNS"].nonEmptyText ?? row["IP"].nonEmptyText else { return nil }
    return .url(URLLocation(host: host))
  }

  /// Base and temporal metrics, each behind a score: `8.1 (AV:N/…)` and `7.4 (E:U/…)`.
  private func vector(of row: CSVRow) -> CVSS? {
    let isVersion30 = row["CVSS3 Base"].exists
    let base = isVersion30 ? row["CVSS3 Base"] : row["CVSS3.1 Base"]
    guard let metrics = base.text.flatMap(QualysRating.metrics) else { return nil }
    let temporal = isVersion30 ? row["CVSS3 Temporal"] : row["CVSS3.1 Temporal"]
    let further = temporal.text.flatMap(QualysRating.metrics).map { "/" + $0 } ?? ""
    guard let vector = CVSS.first(in: "CVSS:3.0/" + metrics + further),
      case .v3 = vector.version
    else { return nil }
    return vector
  }
}

/// `05/25/2021 07:36:58`
private let monthFirst: StaticString = "m/d/Y H:M:S"
