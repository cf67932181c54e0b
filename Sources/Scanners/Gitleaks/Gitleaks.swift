import FindingModel
import ReportReading
import ScannerKit

/// Reads the JSON reports of Gitleaks: the findings of version 8 and the leaks of those before it.
///
///     gitleaks git --report-format json --report-path gitleaks.json
///
/// Format: <https://github.com/gitleaks/gitleaks#report-formats>
struct Gitleaks: JSONScanner {
  let about = About(
    id: "gitleaks", name: "Gitleaks", scanTypes: ["Gitleaks Scan"],
    reads: "JSON: version 8, the leaks of versions 2 to 7", homepage: "https://gitleaks.io")

  func recognize(_ report: JSON) -> Evidence? {
    let record = report[0]
    guard report.isList, record.isObject else { return nil }
    if record["RuleID"].exists, record["Secret"].exists, record["StartLine"].exists {
      return Evidence(.certain, "records with `RuleID`, `Secret` and `StartLine`")
    }
    if record["offender"].exists, record["rule"].exists, record["file"].exists {
      return Evidence(.certain, "records with `rule`, `offender` and `file`")
    }
    return nil
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    // Early versions write `null` where they find nothing.
    guard report.isList || report.isNull else { throw report.unexpected("a list") }
    var merged = MergedFindings { first, other in
      // Of leaks that are alike only the first one is told.
      guard let occurrences = first.occurrences, let description = other.description else { return }
      first.occurrences = occurrences + 1
      first.description?.append(joined("\n\n***\n\n", description))
    }
    findings.tell(gather)
    findings.each(report, into: &merged) { record in
      if record["rule"].nonEmptyText != nil { return try leak(record) }
      if record["Description"].nonEmptyText != nil || record["RuleID"].nonEmptyText != nil {
        return try secret(record)
      }
      throw record.error("expected `Description` or `rule`, found neither")
    }
    findings.add(merged)
  }

  /// A finding of version 8.
  private func secret(_ record: JSON) throws -> (key: String, finding: Finding) {
    let file = try record["File"].requiredText()
    // Rules need no description, but the reference refuses reports where one has none.
    let reason = record["Description"].nonEmptyText ?? record["RuleID"].text ?? ""
    let line = record["StartLine"].writtenInt ?? 0
    var finding = Finding(
      joined("Hard coded ", reason, " found in ", file), severity: .high)
    place(&finding, in: file, line: line)
    finding.description = description(record)
    finding.tags = record["Tags"].text.map { [$0] } ?? record["Tags"].texts
    finding.occurrences = 1
    let secret = record["Secret"].text ?? ""
    return (joined("8\n", finding.title, secret, String(line)), finding)
  }

  private func description(_ record: JSON) -> String {
    var text = ""
    text.reserveCapacity(512)
    func add(_ label: String, _ value: String, _ end: String = "") {
      if !text.isEmpty { text += "\n" }
      text += label
      text += value
      text += end
    }
    if let secret = record["Secret"].nonEmptyText { add("**Secret:** ", secret) }
    if let match = record["Match"].nonEmptyText { add("**Match:** ", match) }
    if let message = record["Message"].nonEmptyText {
      if message.utf8.contains(UInt8(ascii: "\n")) {
        add("**Commit message:**\n```\n", message.withEscapedFences, "\n```")
      } else {
        add("**Commit message:** ", message)
      }
    }
    if let commit = record["Commit"].nonEmptyText { add("**Commit hash:** ", commit) }
    if let date = record["Date"].nonEmptyText { add("**Commit date:** ", date) }
    if let rule = record["RuleID"].nonEmptyText { add("**Rule Id:** ", rule) }
    return text.withoutSpareRoom
  }

  func place(_ finding: inout Finding, in file: String, line: Int?) {
    // Use of hard-coded credentials.
    finding.cwe = 798
    finding.filePath = file
    finding.line = line
    finding.staticFinding = true
    finding.dynamicFinding = false
    if !file.isEmpty { finding.locations = [.code(CodeLocation(filePath: file, line: line))] }
  }
}
