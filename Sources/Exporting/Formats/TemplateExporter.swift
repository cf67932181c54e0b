package import FindingModel
import Mustache

/// What a Mustache template makes of all findings (<https://mustache.github.io/mustache.5.html>).
///
/// It is given `findings`, each with the names of Winnow's own format, `counts` by severity,
/// `total` and `version`. `{{name}}` escapes what means something in HTML, `{{{name}}}` does not.
package struct TemplateExporter: Exporter {
  private let template: MustacheTemplate
  private let context: ExportContext
  private var findings: [(finding: Finding, report: String)] = []

  /// - Parameters:
  ///   - text: The template.
  ///   - context: What all exporters know.
  /// - Throws: Where the template cannot be understood; the error says why.
  package init(_ text: String, _ context: ExportContext) throws {
    template = try MustacheTemplate(string: text)
    self.context = context
  }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    findings.append((finding, report))
    return 0
  }

  package mutating func join(_ part: TemplateExporter) { findings += part.findings }

  package mutating func end(_ bytes: inout JSONBytes) {
    var counts: [String: Int] = [:]
    for severity in Severity.allCases { counts[severity.rawValue.lowercased()] = 0 }
    for (finding, _) in findings { counts[finding.severity.rawValue.lowercased(), default: 0] += 1 }
    let values: [String: Any] = [
      "findings": findings.map { TemplateExporter.values(of: $0.finding, in: $0.report) },
      "counts": counts, "total": findings.count, "version": context.version,
    ]
    bytes.raw(template.render(values))
  }

  private static func values(of finding: Finding, in report: String) -> [String: Any] {
    let optional: [String: Any?] = [
      "title": finding.title, "severity": finding.severity.rawValue,
      "description": finding.description, "mitigation": finding.mitigation,
      "impact": finding.impact, "references": finding.references, "cwe": finding.weakness,
      "vulnerability_ids": finding.vulnerabilityIDs, "cvssv3": finding.cvssV3,
      "cvssv3_score": finding.cvssV3Score, "cvssv4": finding.cvssV4,
      "cvssv4_score": finding.cvssV4Score, "epss_score": finding.epssScore,
      "epss_percentile": finding.epssPercentile, "known_exploited": finding.knownExploited,
      "component_name": finding.componentName, "component_version": finding.componentVersion,
      "fix_version": finding.fixVersion, "file_path": finding.filePath, "line": finding.line,
      "url": finding.address, "place": finding.place, "service": finding.service,
      "unique_id_from_tool": finding.uniqueIDFromTool, "vuln_id_from_tool": finding.vulnIDFromTool,
      "tags": finding.tags, "active": finding.active, "verified": finding.verified,
      "is_of_concern": finding.isOfConcern, "reason": finding.dismissal,
      "date": finding.date?.description, "hash_code": finding.hashCode,
      "scan_type": finding.scanType, "test_type": finding.testType, "report": report,
    ]
    return optional.compactMapValues { $0 }
  }
}
