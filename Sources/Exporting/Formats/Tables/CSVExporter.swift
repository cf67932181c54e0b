package import FindingModel

/// A table for spreadsheets, in which no cell is a formula.
package struct CSVExporter: Exporter {
  package init() {}

  private static let columns: [String] = [
    "severity", "title", "scan_type", "component_name", "component_version", "fix_version",
    "vulnerability_ids", "cwe", "file_path", "line", "url", "cvss_score", "epss_score",
    "known_exploited", "status", "reason", "description", "mitigation", "references", "tags",
    "date", "hash_code", "report",
  ]

  package mutating func begin(_ bytes: inout JSONBytes) { bytes.row(CSVExporter.columns) }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    let score = finding.cvssV4Score ?? finding.cvssV3Score
    let cells: [String] = [
      finding.severity.rawValue, finding.title, finding.scanType, finding.componentName ?? "",
      finding.componentVersion ?? "", finding.fixVersion ?? "",
      finding.vulnerabilityIDs.joined(separator: " "), finding.weakness.map(String.init) ?? "",
      finding.filePath ?? "", finding.line.map(String.init) ?? "", finding.address ?? "",
      score.map { "\($0)" } ?? "", finding.epssScore.map { "\($0)" } ?? "",
      finding.knownExploited.map { "\($0)" } ?? "", finding.isOfConcern ? "open" : "dismissed",
      finding.dismissal ?? "", finding.description ?? "", finding.mitigation ?? "",
      finding.references ?? "", finding.tags.joined(separator: " "),
      finding.date?.description ?? "", finding.hashCode ?? "", report,
    ]
    bytes.row(cells.map(\.inSpreadsheet))
    return 1
  }
}
