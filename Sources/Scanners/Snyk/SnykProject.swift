import FindingModel
import ReportReading
import ScannerKit

/// One project or image, and what all its vulnerabilities have in common.
struct SnykProject {
  private let targetFile: String?
  /// The type of the packages' URLs.
  private let packageType: String?
  private let upgrades: [SnykUpgrade]
  private let wantedFacts: Set<Fact.Kind>

  init(_ project: JSON, wantedFacts: Set<Fact.Kind>) {
    self.wantedFacts = wantedFacts
    let file = project["displayTargetFile"]
    targetFile = file.isTruthy ? file.pythonText : nil
    packageType = project["packageManager"].text.flatMap { SnykProject.packageTypes[$0] }
    upgrades = project["remediation"]["upgrade"].members.map {
      SnykUpgrade(of: $0.key, $0.value)
    }
  }

  /// Of the names that Snyk gives package managers of projects; those of images have none.
  static let packageTypes = [
    "npm": "npm", "yarn": "npm", "pip": "pypi", "poetry": "pypi", "maven": "maven",
    "gradle": "maven", "rubygems": "gem", "nuget": "nuget", "composer": "composer",
    "gomodules": "golang", "cocoapods": "cocoapods", "hex": "hex", "pub": "pub",
  ]

  /// One for each way that the package comes into the project: with `--group-issues`, which the
  /// reference cannot read, one record lists them all.
  func findings(of record: JSON) throws -> [Finding] {
    let paths = record["from"]
    guard paths.isList else { throw paths.unexpected("a list") }
    guard paths[0].isList else { return [try finding(of: record, along: paths)] }
    return try paths.map { path in
      var finding = try finding(of: record, along: path)
      finding.part = path.bytes
      return finding
    }
  }

  private func finding(of record: JSON, along path: JSON) throws -> Finding {
    let steps = try SnykProject.steps(of: path)
    let id = try record["id"].requiredText()
    let title = try record["title"].requiredText()
    let package = try record["packageName"].requiredText()
    let severity = try SnykProject.severity(of: record)
    var finding = Finding(joined(steps[0], ": ", title), severity: severity)
    finding.impact = severity.rawValue
    finding.severityJustification = joined(
      "Issue severity of: **", severity.rawValue, "** from a base CVSS score of: **",
      record["cvssScore"].pythonText, "**")
    finding.description = SnykProject.description(of: record, package, steps)
    finding.componentName = package
    finding.componentVersion =
      record["version"].isNull || !record["version"].exists ? nil : record["version"].pythonText
    finding.filePath = steps.map(SnykProject.name).joined(separator: " > ")
    var facts = Facts(wantedFacts)
    SnykFacts.gather(&facts, ofWay: steps)
    finding.facts = facts.told
    finding.vulnIDFromTool = id
    finding.staticFinding = true
    finding.dynamicFinding = false
    rate(&finding, record)
    identify(&finding, record["identifiers"])
    finding.references = SnykProject.references(of: record, id)
    advise(&finding)
    if let packageType {
      var location = DependencyLocation(
        name: package, version: finding.componentVersion, filePath: finding.filePath)
      location.purlType = packageType
      finding.locations = [.dependency(location)]
    }
    return finding
  }

  /// From the project to the package, each as `name@version`.
  private static func steps(of path: JSON) throws(ReportError) -> [String] {
    var steps: [String] = []
    for step in path { steps.append(try step.requiredText()) }
    if steps.isEmpty { throw path.error("expected at least one package, found none") }
    return steps
  }

  /// What stands before the last `@`; nothing where there is none.
  private static func name(of step: String) -> Substring {
    step.utf8.lastIndex(of: UInt8(ascii: "@")).map { step[..<$0] } ?? ""
  }

  /// By the score, whose bands have gaps in the reference: 3.95 is critical. Licences have none.
  private static func severity(of record: JSON) throws(ReportError) -> Severity {
    let score = record["cvssScore"]
    if let number = score.writtenDouble {
      switch number {
      case ...3.9: return .low
      case 4.0...6.9: return .medium
      case 7.0...8.9: return .high
      default: return .critical
      }
    }
    let word = try record["severity"].requiredText()
    if let severity = Severity(word: word) { return severity }
    let lower = word.lowercased()
    if lower.hasPrefix("info") || lower == "none" { return .info }
    throw record["severity"].error("expected critical, high, medium or low, found `\(word)`")
  }

  private static func description(
    of record: JSON, _ package: String, _ steps: [String]
  ) -> String {
    let versions = record["semver"]["vulnerable"]
    return SnykProject.trimmedEnd(
      joined(
        "## Component Details\n - **Vulnerable Package**: ", package,
        "\n- **Current Version**: ", record["version"].pythonText,
        "\n- **Vulnerable Version(s)**: ",
        versions.isList ? versions.joinedTexts(separator: ", ") : versions.text ?? "",
        "\n- **Vulnerable Path**: ", steps.joined(separator: " > "), "\n",
        record["description"].text ?? ""))
  }

  private func rate(_ finding: inout Finding, _ record: JSON) {
    if let vector = record["CVSSv3"].text, let cvss = CVSS.first(in: vector) {
      switch cvss.version {
      case .v3: finding.cvssV3 = cvss.cleanVector
      case .v4: finding.cvssV4 = cvss.cleanVector
      case .v2: break
      }
    }
    finding.epssScore = record["epssDetails"]["probability"].writtenDouble
    finding.epssPercentile = record["epssDetails"]["percentile"].writtenDouble
  }

  private func identify(_ finding: inout Finding, _ identifiers: JSON) {
    finding.vulnerabilityIDs = identifiers["CVE"].texts
    let weaknesses = identifiers["CWE"]
    guard weaknesses.exists else { return }
    finding.cwes = weaknesses.texts.compactMap { CWE.number(in: $0) }
    // Vulnerable third-party component.
    finding.cwe = finding.cwes.first ?? 1035
  }

  private static func references(of record: JSON, _ id: String) -> String {
    var references = joined("**SNYK ID**: https://app.snyk.io/vuln/", id, "\n\n")
    let weaknesses = record["identifiers"]["CWE"]
    if weaknesses[1].exists {
      references += joined(
        "Several CWEs were reported: \n\n", weaknesses.joinedTexts(separator: ", "), "\n")
    }
    for reference in record["references"] {
      references += joined(
        "**", reference["title"].text ?? "", "**: ", reference["url"].text ?? "", "\n")
    }
    return references
  }

  /// The description's own section, then where to upgrade and what.
  private func advise(_ finding: inout Finding) {
    var advice =
      finding.description.flatMap(SnykProject.remediation)
      ?? "A fix (if available) will be provided in the description."
    if let targetFile {
      finding.tags.append(joined("target_file:", targetFile))
      advice += joined("\nUpgrade Location: ", targetFile)
    }
    // What one upgrade adds counts for the next one, as in the reference.
    for upgrade in upgrades where upgrade.concerns(advice) {
      finding.tags.append(upgrade.tag)
      advice += upgrade.advice
    }
    finding.mitigation = advice
  }
}
