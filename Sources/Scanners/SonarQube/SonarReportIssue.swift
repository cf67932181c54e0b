import FindingModel
import ScannerKit

/// An issue as sonar-report has it, in HTML and in JSON.
struct SonarReportIssue {
  /// What SonarQube says of the rule that was broken.
  let rule: SonarRule
  let severity: Severity
  let title: String
  let message: String
  let file: String?
  /// As the report has it, which may be no number.
  let line: String?
  let key: String?

  /// The severity that a word of SonarQube stands for; other words are all the same.
  static func severity(_ word: String) -> Severity {
    switch word.lowercased() {
    case "blocker": .critical
    case "critical", "high": .high
    case "major", "medium": .medium
    case "minor", "low": .low
    default: .info
    }
  }

  /// The finding, and what makes others the same: of these the detailed scan keeps the last one.
  func finding(isDetailed: Bool) -> (key: String, finding: Finding) {
    var finding = Finding(title, severity: severity)
    finding.cwe = rule.cwe
    finding.description = rule.description
    finding.mitigation = message
    finding.impact = "No impact provided"
    finding.references = rule.references
    finding.filePath = file
    finding.staticFinding = true
    finding.dynamicFinding = false
    let identity = joined(String(rule.cwe), title, rule.identity, file ?? "None")
    if isDetailed {
      finding.line = line.flatMap { Int($0) }
      finding.uniqueIDFromTool = key
    } else {
      finding.description = "\nLine: " + (line ?? "None")
      // Until it is finished: the text of a rule is long, and all findings of the rule share it.
      finding.stepsToReproduce = rule.description
      finding.occurrences = 1
    }
    finding.locations = file.map { [.code(CodeLocation(filePath: $0, line: finding.line))] } ?? []
    return (isDetailed ? identity + (key ?? "None") : identity, finding)
  }

  /// Findings of which equal ones become one.
  static func merged(isDetailed: Bool) -> MergedFindings {
    if isDetailed {
      return MergedFindings { first, other in
        let records = first.records
        first = other
        first.records = records
      }
    }
    return MergedFindings { first, other in
      let description = other.description ?? ""
      let line = description.utf8.lastIndex(of: UInt8(ascii: "\n")).map { description[$0...] }
      first.description?.append(contentsOf: line ?? "")
      first.mitigation?.append("\n______\n")
      first.mitigation?.append(other.mitigation ?? "")
      first.occurrences = (first.occurrences ?? 0) + 1
    } finish: { finding in
      finding.description = joined(
        finding.stepsToReproduce ?? "", "\n\n-----\nOccurences:", finding.description ?? "")
      finding.stepsToReproduce = nil
    }
  }
}
