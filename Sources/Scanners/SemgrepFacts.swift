import FindingModel
import ReportReading
import ScannerKit

extension Semgrep {
  /// Of a result, or of a vulnerable dependency.
  func gather(_ facts: inout Facts, of record: JSON) {
    let extra = record["extra"]
    let advisory = record["advisory"]
    facts.add(.alias, record["check_id"], advisory["ruleId"], advisory["references"]["cveIds"])
    facts.add(.alias, extra["metadata"]["sca-vuln-database-identifier"])
    facts.add(.severityWord, extra["severity"], advisory["severity"])
    if extra["fingerprint"].text != "requires login" {
      facts.add(.fingerprint, extra["fingerprint"])
    }
    // By a comment in the code.
    if extra["is_ignored"].bool == true { facts.add(.suppression, "nosemgrep") }
    facts.add(.purl, purl(of: extra["sca_info"]["dependency_match"]["found_dependency"]))
  }

  private func purl(of dependency: JSON) -> String? {
    guard let ecosystem = dependency["ecosystem"].nonEmptyText,
      let name = dependency["package"].nonEmptyText,
      let version = dependency["version"].nonEmptyText
    else { return nil }
    let type = packageTypes[ecosystem] ?? ecosystem
    let path = type == "maven" ? name.parts(between: ":").joined(separator: "/") : name
    return try? PackageURL(joined("pkg:", type, "/", path, "@", version)).description
  }
}

/// Of the ecosystems that package URLs call something else.
private let packageTypes = ["gomod": "golang"]
