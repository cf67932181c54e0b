import FindingModel
import ReportReading
import ScannerKit

/// Reads the JSON reports of Bandit, which looks for weaknesses in Python code.
///
///     bandit -r src -f json -o bandit.json
///
/// Format: <https://bandit.readthedocs.io/en/latest/formatters/json.html>
struct Bandit: JSONScanner {
  let about = About(
    id: "bandit", name: "Bandit", scanTypes: ["Bandit Scan"], reads: "JSON",
    homepage: "https://bandit.readthedocs.io")

  let schema: Schema? = Schema(keys: ["errors", "generated_at", "metrics", "results", "stats"])

  func recognize(_ report: JSON) -> Evidence? {
    let result = report["results"][0]
    if result["test_id"].exists, result["issue_severity"].exists {
      return Evidence(.certain, "`results` with `test_id` and `issue_severity`")
    }
    guard report["metrics"].isObject else { return nil }
    // The totals may stand behind thousands of files, but every file has the same keys.
    let metrics = report["metrics"].members.first { $0.value.isObject }?.value
    return metrics?["CONFIDENCE.HIGH"].exists == true
      ? Evidence(.certain, "`metrics` with `CONFIDENCE.HIGH`") : nil
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    let date = report["generated_at"].text.flatMap { Day(startOf: $0) }
    let results = report["results"]
    guard results.isList || results.isNull else { throw results.unexpected("a list") }
    findings.tell(gather)
    findings.each(results) { try result($0, date: date) }
  }

  private func result(_ record: JSON, date: Day?) throws -> Finding {
    let file = try record["filename"].requiredText()
    let test = try record["test_name"].requiredText()
    let id = try record["test_id"].requiredText()
    var finding = Finding(
      try record["issue_text"].requiredText(), severity: try severity(record["issue_severity"]))
    let line = record["line_number"]
    let code = record["code"]
    let snippet = code.text
    let confidence = record["issue_confidence"].pythonText
    let description: TextBytes = """
      **Test Name:** `\(test)`
      **Test ID:** `\(id)`
      **Filename:** `\(file)`
      **Line number:** `\(line.pythonText)`
      **Issue Confidence:** `\(confidence)`
      **Code:**
      ```
      \((snippet ?? code.pythonText).withEscapedFences)
      ```
      """
    finding.description = description.text
    finding.references = record["more_info"].text
    finding.vulnIDFromTool = joined(test, ":", id)
    finding.scannerConfidence = confidences[confidence.lowercased()]
    finding.date = date
    finding.occurrences = 1
    finding.filePath = file
    finding.line = line.writtenInt
    finding.staticFinding = true
    finding.dynamicFinding = false
    if !file.isEmpty {
      var location = CodeLocation(filePath: file, line: finding.line)
      location.snippet = snippet
      finding.locations = [.code(location)]
    }
    return finding
  }

  /// Bandit knows `UNDEFINED` too, for which the reference refuses the whole report.
  private func severity(_ value: JSON) throws(ReportError) -> Severity {
    let word = try value.requiredText()
    guard let severity = Severity(word: word) else {
      throw value.error("expected HIGH, MEDIUM or LOW, found `\(word)`")
    }
    return severity
  }
}

private let confidences = ["high": 2, "medium": 3, "low": 6]
