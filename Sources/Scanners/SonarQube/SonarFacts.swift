import FindingModel
import ReportReading
import ScannerKit

/// What SonarQube says of issues and hotspots, in its answers and as sonar-report has them.
enum SonarFacts {
  static func gather(_ facts: inout Facts, of record: JSON) {
    facts.add(.alias, record["rule"], record["ruleKey"])
    facts.add(.fingerprint, record["key"])
    facts.add(.severityWord, record["severity"], record["vulnerabilityProbability"])
    facts.add(.path, path(of: record))
    // Of issues until 10.4, of those since, and of hotspots.
    for key: StaticString in ["resolution", "issueStatus"] {
      if let word = record[key].text, dismissals.contains(word) { facts.add(.suppression, word) }
    }
  }

  /// Of a row: rule, severity, file, line, title, message and key.
  static func gather(_ facts: inout Facts, ofRow row: HTML) {
    let cells = Array(row.descendants("td"))
    guard cells.count >= 7 else { return }
    facts.add(.alias, cells[0].descendant("a").text?.strippedAsInPython)
    facts.add(.severityWord, cells[1].text?.strippedAsInPython)
    facts.add(.fingerprint, cells[6].text?.strippedAsInPython)
  }

  /// The file in the project, whose name stands before it: `shop:src/Cart.java`.
  private static func path(of record: JSON) -> String? {
    guard let component = record["component"].text, let project = record["project"].text,
      component.utf8.starts(with: (project + ":").utf8)
    else { return nil }
    return String(component.utf8.dropFirst(project.utf8.count + 1))
  }
}

private let dismissals: Set = [
  "FALSE-POSITIVE", "FALSE_POSITIVE", "WONTFIX", "ACCEPTED", "SAFE", "ACKNOWLEDGED",
]
