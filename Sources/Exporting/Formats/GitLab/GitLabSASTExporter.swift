package import FindingModel

/// GitLab's report of static analysis: findings in files.
///
/// Format: <https://docs.gitlab.com/user/application_security/sast/#reports-json-format>
package struct GitLabSASTExporter: Exporter {
  package let separator: StaticString = ",\n"
  private let report: GitLabReport
  private var notes = Remarks()

  package init(_ context: ExportContext) {
    report = GitLabReport(context: context, kind: "sast")
  }

  package mutating func begin(_ bytes: inout JSONBytes) {
    bytes.raw("{\"version\":\"\(GitLabReport.version)\",\"vulnerabilities\":[\n")
  }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    guard let path = finding.filePath, !path.isEmpty else {
      notes.add("# findings in no file, which the format has no place for", at: finding.title)
      return 0
    }
    bytes.object { json in
      self.report.vulnerability(finding, number: GitLabReport.id(of: finding, in: report), &json)
      json.object("location") { json in
        json.member("file", path)
        guard let line = finding.line, line > 0 else { return }
        json.member("start_line", line)
        for case .code(let code) in finding.locations {
          if let end = code.endLine, end >= line { return json.member("end_line", end) }
        }
      }
    }
    return 1
  }

  package mutating func join(_ part: GitLabSASTExporter) { notes.join(part.notes) }

  package mutating func end(_ bytes: inout JSONBytes) {
    bytes.raw("\n],")
    report.scan(&bytes)
    bytes.raw("}\n")
  }

  package var remarks: [String] { notes.lines }
}
