import FindingModel
import ReportReading
import ScannerKit

/// What suppression files look at.
///
/// Format: <https://jeremylong.github.io/DependencyCheck/dependency-suppression.1.4.xsd>
extension DependencyCheck {
  /// Of a dependency: its file and what it was taken for.
  func facts(of dependency: some DependencyRecord) -> [Fact] {
    var facts: [Fact] = []
    facts.add(.sha1, dependency.sha1)
    facts.add(.path, dependency.filePath?.strippedAsInPython)
    for id in dependency.identifiers {
      let parts = id.split(separator: ":", omittingEmptySubsequences: false)
      switch parts[0] {
      case "pkg": facts.add(.purl, id)
      case "cpe": facts.add(.cpe, id)
      default:
        // Maven coordinates, as they were told before package URLs.
        if parts.count == 3 { facts.add(.purl, "pkg:maven/\(parts[0])/\(parts[1])@\(parts[2])") }
      }
    }
    return facts
  }

  func facts(of vulnerability: some VulnerabilityRecord) -> [Fact] {
    var facts: [Fact] = []
    facts.add(.alias, try? vulnerability.name())
    facts.add(.severityWord, vulnerability.severity ?? vulnerability.severityByCVSS2 ?? nil)
    facts.add(.cvssV2, vulnerability.scoreOfCVSS2)
    if vulnerability.isSuppressed {
      let notes = vulnerability.notes?.strippedAsInPython ?? ""
      facts.add(.suppression, notes.isEmpty ? "suppressed" : notes)
    }
    return facts
  }
}

extension DependencyCheck.XMLDependency {
  var sha1: String? { record["sha1"].text }

  var identifiers: [String] {
    let list = record["identifiers"]
    // Those that are suppressed are no identifiers any more.
    let ids = Array(list.all("package")) + Array(list.all("vulnerabilityIds"))
    return (ids.map { $0["id"].text } + list.all("identifier").map { $0["name"].text })
      .compactMap { $0.map(DependencyCheck.bare) }
  }
}

extension DependencyCheck.XMLVulnerability {
  var scoreOfCVSS2: String? { record["cvssV2"]["score"].text ?? record["cvssScore"].text }
}

extension DependencyCheck.JSONDependency {
  var sha1: String? { record["sha1"].text }

  var identifiers: [String] {
    let ids = record["packages"].elementsIfList + record["vulnerabilityIds"].elementsIfList
    let others = record["identifiers"].elementsIfList
    return (ids.map { $0["id"].text } + others.map { $0["name"].text })
      .compactMap { $0.map(DependencyCheck.bare) }
  }
}

extension DependencyCheck.JSONVulnerability {
  var scoreOfCVSS2: String? {
    record["cvssv2"]["score"].xmlText ?? record["cvssScore"].xmlText
  }
}

extension DependencyCheck {
  /// An identifier without the brackets that some versions put around CPEs.
  fileprivate static func bare(_ id: String) -> String {
    let id = id.strippedAsInPython
    return id.hasPrefix("(") && id.hasSuffix(")") ? String(id.dropFirst().dropLast()) : id
  }
}
