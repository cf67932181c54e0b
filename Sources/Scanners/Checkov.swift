import FindingModel
import ReportReading
import ScannerKit

/// Reads the JSON reports of Checkov: failed checks of one framework, or of several in a list.
///
///     checkov --directory . --output json > checkov.json
///
/// Format: <https://www.checkov.io/8.Outputs/JSON.html>
struct Checkov: JSONScanner {
  let about = About(
    id: "checkov", name: "Checkov", scanTypes: ["Checkov Scan"],
    reads: "JSON: one framework, a list of them, empty summaries",
    homepage: "https://www.checkov.io")

  let schema: Schema? = Schema(keys: [
    "check_type", "results", "summary", "url", "support_path", "passed", "failed", "skipped",
    "parsing_errors", "parsingerrors", "resource_count", "resourcecount", "checkov_version",
  ])

  func recognize(_ report: JSON) -> Evidence? {
    let part = report.isList ? report[0] : report
    if part["checkov_version"].exists, part["passed"].exists {
      return Evidence(.certain, "`checkov_version` and `passed`")
    }
    let results = part["results"]
    guard let (list, checks) = results.first(of: "failed_checks", "passed_checks", "skipped_checks")
    else { return nil }
    if part["check_type"].text != nil {
      return Evidence(.certain, "`check_type` and `results.\(list)`")
    }
    guard checks[0]["check_id"].exists, checks[0]["check_class"].exists else { return nil }
    return Evidence(.likely, "`results.\(list)` with `check_id` and `check_class`")
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    if report.isList {
      for part in report { readPart(part, into: &findings) }
    } else if report.first(of: "results", "checkov_version", "check_type") != nil {
      readPart(report, into: &findings)
    } else {
      throw report.error("expected `results` or `checkov_version`, found neither")
    }
  }

  /// What was found in the files of one framework.
  private func readPart(_ part: JSON, into findings: inout Findings) {
    guard part.isObject else { return findings.note(part.unexpected("an object")) }
    let heading = "Check Type: \(part["check_type"].pythonText(orIfMissing: ""))\n"
    findings.tell(gather)
    findings.each(part["results"]["failed_checks"]) { try failedCheck($0, heading) }
  }

  private func failedCheck(_ record: JSON, _ heading: String) throws -> Finding {
    guard record.isObject else { throw record.unexpected("an object") }
    let name = record["check_name"].exists ? try record["check_name"].requiredText() : nil
    let id = record["check_id"]
    var finding = Finding(
      name ?? "check_name not found", severity: try severity(record["severity"]))
    finding.description = joined(
      heading, id.exists ? joined("Check Id: ", id.pythonText, "\n") : "", name ?? "",
      name == nil ? "" : "\n")
    finding.mitigation = ""
    finding.references = record["guideline"].exists ? record["guideline"].text : ""
    finding.filePath = record["file_path"].text
    finding.line = record["file_line_range"][0].int
    finding.componentName = record["resource"].text
    finding.staticFinding = true
    finding.dynamicFinding = false
    if let path = finding.filePath {
      finding.locations = [.code(CodeLocation(filePath: path, line: finding.line))]
    }
    return finding
  }

  /// Known only to those who are logged in; null for all others.
  private func severity(_ value: JSON) throws(ReportError) -> Severity {
    if !value.exists || value.isNull { return .medium }
    let word = try value.requiredText()
    if let severity = Severity(word: word) { return severity }
    guard word.lowercased() == "none" else {
      throw value.error("expected CRITICAL, HIGH, MEDIUM, LOW, INFO or NONE, found `\(word)`")
    }
    return .info
  }
}
