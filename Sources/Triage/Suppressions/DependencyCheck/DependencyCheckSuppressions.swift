import FindingModel
import ReportReading

/// Reads the suppression files of Dependency-Check, schemas 1.0 to 1.4.
///
/// A rule holds until the first moment of the day in `until`, so not on that day. `base` says only
/// that a report is not to tell of the rule.
///
/// Format: <https://dependency-check.github.io/DependencyCheck/general/suppression.html>
package struct DependencyCheckSuppressions: SuppressionFormat {
  package let name = "a Dependency-Check suppression file"

  package init() {}

  /// Checkstyle has files with the same root.
  package func recognizes(_ file: SuppressionFile) -> Bool {
    guard let root = file.xmlRoot, root.name == "suppressions" else { return false }
    let namespaces = ["dependency-suppression.", "OWASP_Dependency_Check_Suppression"]
    if namespaces.contains(where: file.text.contains) { return true }
    return root.children.contains { child in
      child.name == "suppressionGroup"
        || child.name == "suppress" && child.children.contains { $0.name != "notes" }
    }
  }

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    var reading = try SuppressionReading(file)
    let report = XMLReport(file.report)
    let root = report.root
    guard report.failure != nil || root.name == "suppressions" else {
      throw PolicyError(
        "expected the root element `suppressions`, found `\(root.name)`", at: file.origin(line: 1))
    }
    for child in root.children {
      if child.name == "suppressionGroup" {
        add(group: child, to: &reading)
      } else {
        add(child, to: &reading)
      }
    }
    report.finish()
    return try reading.finished(report.failure)
  }

  /// What its rules do not say themselves they have from the group.
  private func add(group: XML, to reading: inout SuppressionReading) {
    let notes = group["notes"].trimmedText
    let until = group.attribute("until")
    for child in group.children where child.name != "notes" {
      add(child, notes: notes, until: until, to: &reading)
    }
  }

  /// Adds a rule; the notes and the end are those of its group.
  private func add(
    _ element: XML, notes: String? = nil, until: String? = nil,
    to reading: inout SuppressionReading
  ) {
    do throws(ReportError) {
      guard element.name == "suppress" else {
        throw element.error("expected `suppress`, found `\(element.name)`")
      }
      let entry = try DependencyCheckEntry(element)
      let until = element.attribute("until") ?? until
      reading.add(
        Rule(
          id: entry.label, .drop, when: try entry.condition(at: element),
          reason: entry.reason ?? notes,
          expires: try until.map { text throws(ReportError) in try lastDay(before: text, element) },
          origin: reading.origin(of: element.error(""))))
    } catch {
      reading.remark(error)
    }
  }

  /// The last day that is over, in UTC, when the day in `until` begins where it is said to be.
  private func lastDay(before text: String, _ element: XML) throws(ReportError) -> Day {
    if let day = Moment(timestamp: text[...].trimmingWhitespace)?.lastDayBefore { return day }
    throw element.error("expected a date as 2026-01-15Z in `until`, found `\(text)`")
  }
}
