package import FindingModel

/// DefectDojo's Generic Findings Import, as a table.
///
/// It has fewer fields than the JSON form. The server merges rows of the same severity, title and
/// description, so further URLs and vulnerability ids stand in rows of their own.
package struct DefectDojoCSVExporter: Exporter {
  package let wantedFacts: Set<Fact.Kind> = []
  package let limits = ExportLimits(bytes: 100_000_000)
  private var notes = Remarks()

  package init() {}

  private static let columns: [String] = [
    "Date", "Title", "CweId", "CweIds", "Url", "Severity", "Description", "Mitigation", "Impact",
    "References", "Active", "Verified", "FalsePositive", "Duplicate", "IsMitigated",
    "MitigatedDate", "Vulnerability Id", "CVSSV3", "CVSSV3_score", "CVSSV4", "CVSSV4_score",
    "epss_score", "epss_percentile", "known_exploited", "ransomware_used", "kev_date",
    "fix_available", "fix_version",
  ]

  package mutating func begin(_ bytes: inout JSONBytes) { bytes.row(DefectDojoCSVExporter.columns) }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    let fitted = FittedFinding(finding)
    for change in fitted.changes { notes.add(change, at: finding.title) }
    if fitted.finding.hasMoreThanColumns {
      notes.add(
        "# findings with a file, a component or an id, which the table lacks", at: finding.title)
    }
    let urls = fitted.finding.locations.compactMap { location -> String? in
      if case .url(let url) = location { url.address?.asEndpoint } else { nil }
    }
    let ids = fitted.finding.vulnerabilityIDs
    let count = Swift.max(1, urls.count, ids.count)
    for index in 0..<count {
      bytes.row(
        cells(
          fitted.finding, url: urls.indices.contains(index) ? urls[index] : "",
          id: ids.indices.contains(index) ? ids[index] : ""))
    }
    return count
  }

  package mutating func join(_ part: DefectDojoCSVExporter) { notes.join(part.notes) }

  package var remarks: [String] { notes.lines }

  private func cells(_ finding: Finding, url: String, id: String) -> [String] {
    let flag = { (flag: Bool) in flag ? "True" : "False" }
    let ifTrue = { (flag: Bool?) in flag == true ? "True" : "" }
    let number = { (number: Double?) in number.map { "\($0)" } ?? "" }
    return [
      finding.date?.description ?? "", finding.title, finding.cwe.map(String.init) ?? "",
      finding.cwes.map { "\($0)" }.joined(separator: " "), url, finding.severity.rawValue,
      finding.description ?? "", finding.mitigation ?? "", finding.impact ?? "",
      finding.references ?? "", flag(finding.active), flag(finding.verified),
      flag(finding.falsePositive), "False", flag(finding.isMitigated),
      finding.mitigated?.description ?? "", id, finding.cvssV3 ?? "", number(finding.cvssV3Score),
      finding.cvssV4 ?? "", number(finding.cvssV4Score), number(finding.epssScore),
      number(finding.epssPercentile), ifTrue(finding.knownExploited),
      ifTrue(finding.ransomwareUsed), finding.kevDate?.description ?? "",
      ifTrue(finding.fixAvailable), finding.fixVersion ?? "",
    ]
  }
}

extension Finding {
  fileprivate var hasMoreThanColumns: Bool {
    self.filePath != nil || self.componentName != nil || self.uniqueIDFromTool != nil
      || self.vulnIDFromTool != nil
  }
}
