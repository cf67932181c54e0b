package import FindingModel
package import ReportReading

/// CISA's catalogue of vulnerabilities that are known to be exploited, as JSON or CSV.
///
/// Format: <https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities_schema.json>
package struct KEVCatalog: Sendable {
  package struct Entry: Sendable, Hashable {
    /// When CISA listed the vulnerability.
    package var dateAdded: Day?
    /// Whether a ransomware campaign has used it; nothing in catalogues from before October 2023.
    package var ransomwareUsed: Bool?
  }

  /// As `2025.06.01`; the CSV form has none.
  package private(set) var catalogVersion: String?
  /// As the file writes it; the CSV form has none.
  package private(set) var dateReleased: String?
  /// By identifiers in upper case.
  private var entries: [String: Entry] = [:]

  /// Forty times what the file has grown to in 2026.
  private static let limit = 64 << 20

  package init(_ report: ReportFile) throws(PolicyError) {
    do throws(ReportError) {
      guard report.size <= KEVCatalog.limit else {
        throw ReportError("expected at most \(KEVCatalog.limit) bytes, found \(report.size)")
      }
      let first = try report.head(64).first { !isBlank($0) }
      if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
        try readJSON(report)
      } else {
        try readCSV(report)
      }
    } catch {
      throw PolicyError(report.located(error))
    }
  }

  /// How many vulnerabilities are listed.
  package var count: Int { entries.count }

  /// What the catalogue says of an identifier in any letter case.
  package subscript(_ id: String) -> Entry? { entries[normalized(id)] }

  private mutating func readJSON(_ report: ReportFile) throws(ReportError) {
    let json = JSONReport(report)
    let root = json.root
    catalogVersion = root["catalogVersion"].text
    dateReleased = root["dateReleased"].text
    guard catalogVersion != nil || dateReleased != nil else {
      throw json.failure ?? root.error("expected `catalogVersion` of a KEV catalogue, found none")
    }
    let list = root["vulnerabilities"]
    guard list.isList else { throw list.unexpected("a list") }
    var records = list.records
    while let record = records.next() {
      let record = try record.get()
      try add(
        record["cveID"].requiredText(), added: record["dateAdded"].text,
        ransomware: record["knownRansomwareCampaignUse"].text
      ) { key, problem in record[key].error(problem) }
    }
    json.finish()
    if let failure = json.failure { throw failure }
  }

  private mutating func readCSV(_ report: ReportFile) throws(ReportError) {
    let csv = try CSVReport(file: report)
    guard csv.has("cveID", "dateAdded") else {
      throw ReportError(
        "expected a KEV catalogue in JSON, or in CSV with the columns `cveID` and `dateAdded`,"
          + " found `\(csv.header.joined(separator: ",").prefix(80))`", offset: report.contentStart)
    }
    var rows = csv.rows()
    while let row = try rows.next() {
      try add(
        row["cveID"].requiredText(), added: row["dateAdded"].nonEmptyText,
        ransomware: row["knownRansomwareCampaignUse"].text
      ) { column, problem in row[column].error(problem) }
    }
  }

  /// Lists a vulnerability; of two entries the earlier date counts.
  private mutating func add(
    _ id: String, added: String?, ransomware: String?,
    error: (StaticString, String) -> ReportError
  ) throws(ReportError) {
    let id = normalized(id)
    guard !id.isEmpty else {
      throw error("cveID", "expected an identifier such as CVE-2021-44228, found nothing")
    }
    let day = added.flatMap { Day(startOf: $0) }
    if let added, day == nil {
      throw error("dateAdded", "expected a date as 2021-12-10, found `\(added.prefix(40))`")
    }
    let entry = Entry(dateAdded: day, ransomwareUsed: ransomware.flatMap(isKnown))
    entries[id] = entries[id].map { $0.merged(with: entry) } ?? entry
  }

  /// What `knownRansomwareCampaignUse` says, which is `Known` or `Unknown`.
  private func isKnown(_ word: String) -> Bool? {
    switch word.lowercased() {
    case "known": true
    case "unknown": false
    default: nil
    }
  }
}

extension KEVCatalog.Entry {
  /// What two entries say of one vulnerability: the earlier date, and ransomware where either has it.
  func merged(with other: KEVCatalog.Entry) -> KEVCatalog.Entry {
    KEVCatalog.Entry(
      dateAdded: [dateAdded, other.dateAdded].compactMap(\.self).min(),
      ransomwareUsed: [ransomwareUsed, other.ransomwareUsed].compactMap(\.self)
        .reduce(nil) { $0 == true || $1 })
  }
}
