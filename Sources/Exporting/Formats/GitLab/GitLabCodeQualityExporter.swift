package import FindingModel

/// GitLab's report of code quality, which merge requests show beside the code.
///
/// Format: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
package struct GitLabCodeQualityExporter: Exporter {
  package let wantedFacts: Set<Fact.Kind> = []
  package let separator: StaticString = ",\n"
  private var notes = Remarks()

  package init() {}

  package mutating func begin(_ bytes: inout JSONBytes) { bytes.raw("[\n") }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    if !finding.isOfConcern { return 0 }
    let path = finding.filePath.map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 } ?? ""
    guard !path.isEmpty else {
      notes.add("# findings in no file, which the format has no place for", at: finding.title)
      return 0
    }
    bytes.object { json in
      json.member("description", finding.title.shownLine)
      json.member("check_name", finding.ruleID ?? finding.toolName)
      json.member("fingerprint", finding.hashCode ?? GitLabReport.id(of: finding, in: report))
      json.member("severity", GitLabCodeQualityExporter.severity(finding.severity))
      json.object("location") { json in
        json.member("path", path)
        json.object("lines") { $0.member("begin", finding.line.map { Swift.max($0, 1) } ?? 1) }
      }
    }
    return 1
  }

  package mutating func join(_ part: GitLabCodeQualityExporter) { notes.join(part.notes) }

  package mutating func end(_ bytes: inout JSONBytes) { bytes.raw("\n]\n") }

  package var remarks: [String] { notes.lines }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .critical: "blocker"
    case .high: "critical"
    case .medium: "major"
    case .low: "minor"
    case .info: "info"
    }
  }
}
