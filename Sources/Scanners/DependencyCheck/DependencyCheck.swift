import FindingModel
import ReportReading
import ScannerKit

/// Reads the XML reports of OWASP Dependency-Check, of every version of its schema, and those in
/// JSON.
///
///     dependency-check.sh --scan . --format XML --out dependency-check-report.xml
///     dependency-check.sh --scan . --format JSON --out dependency-check-report.json
///
/// Format: <https://jeremylong.github.io/DependencyCheck/dependency-check.4.1.xsd>; JSON has the
/// same parts
struct DependencyCheck: XMLScanner, JSONScanner {
  let about = About(
    id: "dependency_check", name: "OWASP Dependency-Check", scanTypes: ["Dependency Check Scan"],
    reads: "XML: all schema versions; JSON",
    homepage: "https://owasp.org/www-project-dependency-check/")

  let schema: Schema? = Schema(
    version: "reportSchema", known: ["1"], keys: ["scanInfo", "projectInfo", "dependencies"])

  func recognize(_ report: XML) -> Evidence? {
    guard report.name == "analysis" else { return nil }
    guard report["projectInfo"].exists || report["scanInfo"].exists else {
      return report["dependencies"].exists
        ? Evidence(.likely, "root element `analysis` with `dependencies`") : nil
    }
    return Evidence(.certain, "root element `analysis` with `scanInfo` or `projectInfo`")
  }

  func recognize(_ report: JSON) -> Evidence? {
    if report["scanInfo"]["engineVersion"].exists, report["projectInfo"].isObject {
      return Evidence(.certain, "`scanInfo.engineVersion` and `projectInfo`")
    }
    let dependency = report["dependencies"][0]
    if dependency["fileName"].exists, dependency["evidenceCollected"].exists {
      return Evidence(.certain, "`dependencies` with `fileName` and `evidenceCollected`")
    }
    return report["reportSchema"].exists && report["dependencies"].isList
      ? Evidence(.likely, "`reportSchema` and `dependencies`") : nil
  }

  func read(_ report: XML, into findings: inout Findings) throws {
    guard report.name == "analysis" else {
      throw report.error("expected the root element `analysis`, found `\(report.name)`")
    }
    let date = report["projectInfo"].childText("reportDate").flatMap { Day(startOf: $0) }
    let now = findings.now
    let wantedFacts = findings.wantedFacts
    findings.eachSeveral("dependency", in: report["dependencies"], once: key) { record, faults in
      try self.findings(
        of: XMLDependency(record: record), date: date, now: now, wantedFacts, &faults)
    }
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    let dependencies = report["dependencies"]
    guard dependencies.isList else { throw dependencies.unexpected("a list") }
    let date = report["projectInfo"]["reportDate"].text.flatMap { Day(startOf: $0) }
    var faults = FirstErrors()
    let now = findings.now
    let wantedFacts = findings.wantedFacts
    findings.eachSeveral(dependencies, once: key) { record in
      guard record.isObject else { throw record.unexpected("an object") }
      return try self.findings(
        of: JSONDependency(record: record), date: date, now: now, wantedFacts, &faults)
    }
    findings.note(faults)
  }

  /// What the reference drops a finding by that it has met before.
  private func key(of finding: Finding) -> String {
    "\(finding.title)|\(finding.cwe ?? 0)|\(finding.filePath?.lowercased() ?? "")"
  }
}
