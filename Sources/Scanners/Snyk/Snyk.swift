import FindingModel
import ReportReading
import ScannerKit

/// Reads the JSON reports of Snyk: vulnerable packages of one project, of several, or of an image.
///
///     snyk test --all-projects --json > snyk.json
///     snyk container test --json alpine:3.19 > snyk.json
///
/// SARIF that is imported as a Snyk Scan is read as that of ``SnykCode``.
///
/// Format: <https://docs.snyk.io/developer-tools/snyk-cli/commands/test>
struct Snyk: JSONScanner {
  let about = About(
    id: "snyk", name: "Snyk", scanTypes: ["Snyk Scan"],
    reads: "JSON: projects and container images; SARIF", homepage: "https://snyk.io")

  func recognize(_ report: JSON) -> Evidence? {
    guard report.isList else { return evidence(of: report) }
    for project in report {
      guard project.isObject else { return nil }
      if let evidence = evidence(of: project) { return evidence }
    }
    return nil
  }

  private func evidence(of project: JSON) -> Evidence? {
    let vulnerabilities = project["vulnerabilities"]
    let first = vulnerabilities[0]
    if first["packageName"].exists, first["from"].isList, first["semver"].exists {
      return Evidence(.certain, "`vulnerabilities` with `packageName`, `semver` and `from`")
    }
    if project["infrastructureAsCodeIssues"].exists {
      return Evidence(
        .unreadable, "issues of `snyk iac test`; write them as SARIF, with `--sarif`")
    }
    if vulnerabilities.isList, project["dependencyCount"].exists {
      return Evidence(.certain, "`vulnerabilities` and `dependencyCount`")
    }
    if project["ok"].bool == false, project["error"].text != nil, project["path"].text != nil {
      return Evidence(.unreadable, "an error of Snyk in place of a result")
    }
    return nil
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    if report.isNull { return }
    guard report.isList else { return try read(project: report, into: &findings) }
    for project in report where !project.isNull {
      do {
        try read(project: project, into: &findings)
      } catch {
        findings.note(error)
      }
    }
  }

  private func read(project: JSON, into findings: inout Findings) throws {
    switch project.first(of: "vulnerabilities", "runs") {
    case ("vulnerabilities", let vulnerabilities)?:
      let common = SnykProject(project, wantedFacts: findings.wantedFacts)
      findings.tell(SnykFacts(project).gather)
      findings.eachSeveral(vulnerabilities) { try common.findings(of: $0) }
      remarkOnOthers(of: project, &findings)
    case .some:
      SnykCode().readRuns(of: project, into: &findings)
    case nil where project["error"].exists:
      throw project["error"].error("Snyk tested nothing: \(project["error"].pythonText)")
    case nil:
      throw project.error("expected `vulnerabilities` or `runs`, found neither")
    }
  }

  /// The reference passes over these, so they are no findings of this scan type; but nobody should
  /// think that there were none.
  private func remarkOnOthers(of project: JSON, _ findings: inout Findings) {
    let applications = project["applications"]
    if applications[0].exists {
      findings.remark(
        applications.error("applications in the image are passed over, as DefectDojo does"))
    }
    let issues = project["infrastructureAsCodeIssues"]
    if issues[0].exists {
      findings.remark(
        issues.error("issues of infrastructure as code are not read; write them as SARIF"))
    }
  }
}
