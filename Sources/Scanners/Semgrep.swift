import FindingModel
import ReportReading
import ScannerKit

/// Reads the JSON reports of Semgrep: results of rules, and vulnerable dependencies (`vulns`).
///
///     semgrep scan --json --output semgrep.json
///
/// Format: <https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif>
struct Semgrep: JSONScanner {
  let about = About(
    id: "semgrep", name: "Semgrep", scanTypes: ["Semgrep JSON Report"],
    reads: "JSON: results, supply chain `vulns`", homepage: "https://semgrep.dev")

  let schema: Schema? = Schema(
    keys: [
      "cursor", "engine_requested", "errors", "explanations", "hasMore", "interfile_languages_used",
      "mcp_scan_results", "paths", "profiling_results", "results", "rules_by_engine",
      "skipped_rules", "subprojects",
      "time", "version", "vulns",
    ])

  func recognize(_ report: JSON) -> Evidence? {
    let result = report["results"][0]
    if result["check_id"].text != nil, result["extra"].exists || result["path"].exists {
      return Evidence(.certain, "`results` with `check_id` and `path`")
    }
    if report["vulns"][0]["advisory"]["ruleId"].exists {
      return Evidence(.certain, "`vulns` with `advisory.ruleId`")
    }
    guard report["results"].isList, report["errors"].isList else { return nil }
    if report["paths"]["scanned"].exists || report["version"].exists {
      return Evidence(.likely, "`results`, `errors` and `version` or `paths`")
    }
    return report.members.allSatisfy { ["results", "errors"].contains($0.key) }
      ? Evidence(.possible, "`results` and `errors` alone") : nil
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    findings.tell(gather)
    switch report.first(of: "results", "vulns") {
    case ("results", let results)?:
      findings.eachCounted(
        results, having: ["check_id", "path", "start"],
        by: { try key(title: $0["check_id"], path: $0["path"], line: $0["start"]["line"]) }
      ) {
        try result($0)
      }
    case (_, let vulnerabilities)?:
      findings.eachCounted(
        vulnerabilities, having: ["title", "dependencyFileLocation"],
        by: {
          let file = $0["dependencyFileLocation"]
          return try key(title: $0["title"], path: file["path"], line: file["startLine"])
        }
      ) { try vulnerability($0) }
    case nil:
      throw report.error("expected `results` or `vulns`, found neither")
    }
  }

  /// What the reference merges records by.
  private func key(title: JSON, path: JSON, line: JSON) throws(ReportError) -> String {
    joined(try title.requiredText(), try path.requiredText(), line.pythonText)
  }

  private func result(_ record: JSON) throws -> Finding {
    let rule = try record["check_id"].requiredText()
    let extra = record["extra"]
    var finding = Finding(rule, severity: try severity(extra["severity"]))
    finding.description = try description(extra)
    place(&finding, at: try record["path"].requiredText(), line: record["start"]["line"])
    finding.locations =
      finding.filePath.map {
        [.code(CodeLocation(filePath: $0, line: finding.line))]
      } ?? []
    finding.vulnIDFromTool = rule
    finding.uniqueIDFromTool = fingerprint(extra)
    setCWEs(of: &finding, from: extra["metadata"]["cwe"])
    finding.references = lines(extra["metadata"]["references"])
    finding.mitigation = mitigation(extra)
    return finding
  }

  private func vulnerability(_ record: JSON) throws -> Finding {
    let advisory = record["advisory"]
    let file = record["dependencyFileLocation"]
    var finding = Finding(
      try record["title"].requiredText(), severity: try severity(advisory["severity"]))
    finding.description = advisory["description"].text
    place(&finding, at: try file["path"].requiredText(), line: file["startLine"])
    finding.vulnIDFromTool = record["repositoryId"].exists ? record["repositoryId"].pythonText : nil
    finding.uniqueIDFromTool = fingerprint(record["extra"])
    setCWEs(of: &finding, from: advisory["references"]["cweIds"])
    return finding
  }

  private func place(_ finding: inout Finding, at path: String, line: JSON) {
    finding.filePath = path
    finding.line = line.writtenInt
    finding.staticFinding = true
    finding.dynamicFinding = false
  }

  private func description(_ extra: JSON) throws -> String {
    let message = joined("**Result message:** ", try extra["message"].requiredText(), "\n")
    guard let snippet = shown(extra["lines"]) else { return message }
    guard snippet.holds("<![") else {
      return joined(message, "**Snippet:**\n```", snippet, "```\n")
    }
    // The server cannot store `<![` as it is, so the reference writes it apart and says so.
    let apart = snippet.split(separator: "<![", omittingEmptySubsequences: false)
      .joined(separator: "<! [")
    return message
      + "**Snippet:** ***Caution:*** Please remove the space between `!` and `[` to have the real"
      + " value due to a workaround to circumvent"
      + " [#8435](https://github.com/DefectDojo/django-DefectDojo/issues/8435).\n```\(apart)```\n"
  }

  /// A text that Semgrep shows only to those who are logged in.
  private func shown(_ value: JSON) -> String? {
    value.text.flatMap { $0 == "requires login" ? nil : $0 }
  }

  private func fingerprint(_ extra: JSON) -> String? {
    shown(extra["fingerprint"]).flatMap { $0.isEmpty ? nil : $0 }
  }

  private func mitigation(_ extra: JSON) -> String? {
    if extra["fix"].exists { return extra["fix"].text }
    guard extra["fix_regex"].exists else { return nil }
    return "**You can automaticaly apply this regex:**\n\n```\n\n"
      + extra["fix_regex"].pythonJSON + "\n\n```\n"
  }

  /// One weakness, or a list of them, each as `CWE-79: Improper …`.
  private func setCWEs(of finding: inout Finding, from value: JSON) {
    if let text = value.text {
      finding.cwe = CWE.number(in: text) ?? 0
    } else if value.isList {
      finding.cwes = value.texts.compactMap { CWE.number(in: $0) }
      finding.cwe = finding.cwes.first ?? 0
    }
  }

  private func lines(_ value: JSON) -> String? {
    if let text = value.text { return text }
    return value.isList ? value.joinedTexts(separator: "\n") : nil
  }
}

private func severity(_ value: JSON) throws(ReportError) -> Severity {
  let word = try value.requiredText()
  switch word.utf8.allSatisfy({ $0 < 0x61 }) ? word : word.uppercased() {
  case "CRITICAL": return .critical
  case "ERROR", "HIGH": return .high
  case "WARNING", "MEDIUM": return .medium
  case "LOW", "INFO": return .low
  default:
    throw value.error(
      "expected CRITICAL, ERROR, HIGH, WARNING, MEDIUM, LOW or INFO, found `\(word)`")
  }
}
