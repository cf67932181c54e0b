import FindingModel
import ReportReading
import ScannerKit

/// Reads what SonarQube finds: the HTML and JSON reports of sonar-report, and the answers of its web
/// API to searches for issues and for security hotspots.
///
///     sonar-report --sonarurl https://sonar.example.com --sonarcomponent app --output sonar.html
///     curl -u "$TOKEN:" 'https://sonar.example.com/api/issues/search?projects=app' > issues.json
///
/// Formats: <https://github.com/soprasteria/sonar-report>,
/// <https://next.sonarqube.com/sonarqube/web_api/api/issues/search>
struct SonarQube: JSONScanner, HTMLScanner {
  let about = About(
    id: "sonarqube", name: "SonarQube", scanTypes: ["SonarQube Scan", "SonarQube Scan detailed"],
    reads: "HTML, JSON: sonar-report; JSON: web API, issues and hotspots",
    homepage: "https://www.sonarsource.com/products/sonarqube/")

  let schema: Schema? = Schema(keys: [
    // The web API.
    "total", "p", "ps", "paging", "effortTotal", "debtTotal", "issues", "hotspots", "components",
    "projects", "rules", "users", "languages", "organizations", "facets", "actions",
    // sonar-report.
    "date", "projectName", "applicationName", "releaseName", "pullRequest", "branch",
    "sinceLeakPeriod", "inNewCodePeriod", "previousPeriod", "allBugs", "fixMissingRule",
    "noSecurityHotspot", "noRulesInReport", "onlyDetectedRules", "vulnerabilityPhrase",
    "vulnerabilityPluralPhrase", "noCoverage", "coverage", "sonarBaseURL", "sonarComponent",
    "sonarOrganization", "hotspotKeys", "deltaAnalysis", "qualityGateStatus",
    "qualityGateStatusPeriodDate", "summary",
  ])

  // MARK: JSON

  func recognize(_ report: JSON) -> Evidence? {
    if report["issuesReleases"].isList {
      return Evidence(
        .unreadable,
        "dependency risks of SonarQube (`issuesReleases`); issues and hotspots are read")
    }
    let isFromAPI = report["paging"]["pageIndex"].exists
    for (list, rule) in [("issues", "rule"), ("hotspots", "ruleKey")] as [(String, String)] {
      let records = report[named: list]
      guard records.isList else { continue }
      let record = records[0]
      let isRecord =
        record["key"].exists && record["component"].exists && record[named: rule].exists
      switch (isRecord, isFromAPI) {
      case (true, true): return Evidence(.certain, "`paging` and `\(list)` with `\(rule)`")
      case (false, true):
        return Evidence(.likely, "`paging` and \(record.exists ? "" : "empty ")`\(list)`")
      case (true, false) where report["sonarBaseURL"].exists || report["hotspotKeys"].exists:
        return Evidence(.certain, "`\(list)` with `\(rule)`, from sonar-report")
      case (true, false): return Evidence(.likely, "`\(list)` with `\(rule)` and `component`")
      case (false, false): continue
      }
    }
    guard report["sonarBaseURL"].exists || report["hotspotKeys"].exists else { return nil }
    // `rules` may fill the first bytes, so that `issues` is not seen.
    return report["rules"].exists || report["issues"].exists
      ? Evidence(.certain, "`sonarBaseURL` and `rules` or `issues`") : nil
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    let sign = report.first(of: "paging", "sonarBaseURL", "hotspotKeys", "projectName")
    if let sign, sign.key != "paging" {
      return try SonarReportJSON(report).read(into: &findings)
    }
    guard report["issues"].isList || report["hotspots"].isList else {
      throw report.error("expected `issues` or `hotspots`, found neither")
    }
    SonarAnswer(report, now: findings.now).read(into: &findings)
  }

  // MARK: HTML

  func recognize(_ report: HTMLReport) -> Evidence? {
    let title = report.title ?? ""
    if ["SonarQube", "SonarQube Server", "SonarQube Cloud", "SonarCloud"].contains(title) {
      return Evidence(.unreadable, "a page of SonarQube itself; reports of sonar-report are read")
    }
    let classes = report.root["body"].all("div").compactMap { $0.attribute("class") }
    guard classes.contains("summup") || classes.contains("detail") else { return nil }
    if title.hasPrefix("SonarQube "), title.hasSuffix(" Report") {
      return Evidence(.certain, "title `\(title)`")
    }
    return SonarReportPage(report.root).issueRows == nil
      ? nil : Evidence(.likely, "a table of issues as sonar-report has it")
  }

  func read(_ report: HTMLReport, into findings: inout Findings) throws {
    let page = SonarReportPage(report.root)
    guard page.exists else {
      let found = report.title.map { "one titled `\($0.prefix(80))`" } ?? "another one"
      throw ReportError("expected a page of sonar-report with `detail`, found \(found)")
    }
    page.read(into: &findings)
  }
}
