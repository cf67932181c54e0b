import FindingModel
import ReportReading
import ScannerKit

extension Generic {
  /// A row of a table: https://docs.defectdojo.com/supported_tools/parsers/generic_findings_import/
  struct Row {
    /// All columns that are read; `Duplicate` is none of a report's business.
    static let columns: Set<String> = [
      "Date", "Title", "CweId", "CweIds", "Url", "Severity", "Description", "Mitigation", "Impact",
      "References", "Active", "Verified", "FalsePositive", "Duplicate", "IsMitigated",
      "MitigatedDate", "CVE", "Vulnerability Id", "CVSSV3", "CVSSV3_score", "CVSSV4",
      "CVSSV4_score", "epss_score", "epss_percentile", "known_exploited", "ransomware_used",
      "kev_date", "fix_available", "fix_version",
    ]

    private let row: CSVRow
    private let now: Moment

    init(_ row: CSVRow, now: Moment) {
      self.row = row
      self.now = now
    }

    /// What the reference merges rows by.
    var key: String {
      get throws {
        joined(
          try severity.rawValue, "|", try row["Title"].requiredText(), "|",
          try row["Description"].requiredText())
      }
    }

    /// The reference takes any other word for Info, in any letter case.
    private var severity: Severity {
      get throws { Severity(rawValue: try row["Severity"].requiredText()) ?? .info }
    }

    /// Adds what this row tells to the finding of the first row like it.
    func add(to first: inout Finding) throws {
      let other = try finding()
      first.occurrences = (first.occurrences ?? 1) + 1
      first.locations += other.locations
      first.vulnerabilityIDs += other.vulnerabilityIDs
      first.cwes += other.cwes
    }

    func finding() throws -> Finding {
      var finding = Finding(try row["Title"].requiredText(), severity: try severity)
      finding.description = try row["Description"].requiredText()
      finding.mitigation = row["Mitigation"].text
      finding.impact = row["Impact"].text
      finding.references = row["References"].text
      finding.occurrences = 1
      setStatus(of: &finding)
      try setWeaknesses(of: &finding)
      setScores(of: &finding)
      for id in [row["CVE"].text, row["Vulnerability Id"].text] {
        if let id, !id.isEmpty, !finding.vulnerabilityIDs.contains(id) {
          finding.vulnerabilityIDs.append(id)
        }
      }
      if let url = row["Url"].text, !url.isEmpty { finding.locations = [Generic.location(url)] }
      return finding
    }

    private func setStatus(of finding: inout Finding) {
      finding.date = date(row["Date"])?.day
      finding.active = isTrue(row["Active"]) ?? true
      finding.verified = isTrue(row["Verified"]) ?? false
      finding.falsePositive = isTrue(row["FalsePositive"]) ?? false
      finding.isMitigated = isTrue(row["IsMitigated"]) ?? false
      finding.mitigated = date(row["MitigatedDate"])?.moment
    }

    private func setWeaknesses(of finding: inout Finding) throws {
      if let text = row["CweId"].text, text.utf8.contains(where: { $0 != 0x20 }) {
        guard let number = row["CweId"].int ?? Generic.weakness(text) else {
          throw row["CweId"].error("expected a number, found `\(text.prefix(40))`")
        }
        finding.cwe = number
      }
      let numbers = (row["CweIds"].text ?? "")
        .split { $0 == "," || $0.isWhitespace }.compactMap { Generic.weakness($0) }
      finding.cwes = numbers.distinct
      if finding.cwe == 0, let first = finding.cwes.first { finding.cwe = first }
    }

    private func setScores(of finding: inout Finding) {
      finding.cvssV3 = row["CVSSV3"].text.flatMap(CVSS.first)?.cleanVector
      finding.cvssV3Score = row["CVSSV3_score"].double
      finding.cvssV4 = row["CVSSV4"].text.flatMap(CVSS.first)?.cleanVector
      finding.cvssV4Score = row["CVSSV4_score"].double
      finding.epssScore = row["epss_score"].double
      finding.epssPercentile = row["epss_percentile"].double
      finding.kevDate = date(row["kev_date"])?.day
      // The reference takes any word for true, `FALSE` among them.
      let hasText = { (field: CSVField) in field.text.map { !$0.isEmpty } }
      finding.knownExploited = hasText(row["known_exploited"]) == true ? true : nil
      finding.ransomwareUsed = hasText(row["ransomware_used"]) == true ? true : nil
      finding.fixAvailable = hasText(row["fix_available"])
      finding.fixVersion = row["fix_version"].text
    }

    private func date(_ field: CSVField) -> WrittenDate? {
      field.text.flatMap { WrittenDate($0, now: now) }
    }

    /// Whether a field begins with a t; nothing where there is no such column.
    private func isTrue(_ field: CSVField) -> Bool? {
      field.text.map { $0.utf8.first.map { $0 | 0x20 == UInt8(ascii: "t") } ?? false }
    }
  }
}
