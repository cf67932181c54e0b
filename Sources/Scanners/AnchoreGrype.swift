import FindingModel
import ReportReading
import ScannerKit

/// Reads the JSON reports of Grype: vulnerable packages of images, file systems and SBOMs.
///
///     grype alpine:3.19 --output json --file grype.json
///
/// Format: <https://github.com/anchore/grype/tree/main/schema/grype/json>
struct AnchoreGrype: JSONScanner {
  let about = About(
    id: "anchore_grype", name: "Grype", scanTypes: ["Anchore Grype", "Anchore Grype detailed"],
    reads: "JSON: all schema versions", homepage: "https://github.com/anchore/grype")

  let schema: Schema? = Schema(keys: [
    "matches", "ignoredMatches", "alertsByPackage", "source", "distro", "descriptor",
  ])

  func recognize(_ report: JSON) -> Evidence? {
    let matches = report["matches"]
    if matches[0]["vulnerability"]["id"].exists, matches[0]["artifact"].exists {
      return Evidence(.certain, "`matches` with `vulnerability` and `artifact`")
    }
    guard matches.isList || matches.isNull else { return nil }
    if report["descriptor"]["name"].text == "grype" {
      return Evidence(.certain, "`matches` and `descriptor.name` \"grype\"")
    }
    guard !matches[0].exists else { return nil }
    if report["source"].exists, report["distro"].exists || report["descriptor"].exists {
      return Evidence(.likely, "`matches`, `source` and `distro` or `descriptor`")
    }
    return report.count == 1 ? Evidence(.possible, "`matches` alone, which holds nothing") : nil
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    let matches = report["matches"]
    guard matches.isList || matches.isNull else { throw matches.unexpected("a list") }
    let isDetailed = findings.isDetailed
    findings.share(.artifact, artifacts(of: report["source"]))
    findings.tell(gather)
    findings.eachCounted(
      matches, having: ["artifact", "vulnerability"],
      by: { try key(of: $0, isDetailed: isDetailed) }
    ) {
      try match($0, isDetailed: isDetailed)
    }
  }

  /// What the reference merges matches by: also by their place where all are wanted.
  private func key(of record: JSON, isDetailed: Bool) throws(ReportError) -> String {
    let artifact = record["artifact"]
    guard artifact.isObject else { throw artifact.unexpected("an object") }
    let key = joined(
      try record["vulnerability"]["id"].requiredText(), "|", artifact["name"].pythonText, "|",
      artifact["version"].pythonText)
    return isDetailed ? joined(key, "|", filePath(of: artifact) ?? "None") : key
  }

  private func match(_ record: JSON, isDetailed: Bool) throws -> Finding {
    let vulnerability = record["vulnerability"]
    let id = try vulnerability["id"].requiredText()
    let artifact = record["artifact"]
    let related = record["relatedVulnerabilities"][0]
    let title = joined(
      id, " in ", artifact["name"].pythonText, ":", artifact["version"].pythonText)
    var finding = Finding(withoutNUL(title), severity: try severity(vulnerability["severity"]))
    finding.description = withoutNUL(description(record, vulnerability, related))
    finding.references = references(vulnerability, related)
    finding.componentName = artifact["name"].text
    finding.componentVersion = artifact["version"].text.map(withoutNUL)
    finding.vulnIDFromTool = id
    finding.uniqueIDFromTool = isDetailed ? try key(of: record, isDetailed: true) : nil
    finding.vulnerabilityIDs = ids(id, record["relatedVulnerabilities"])
    finding.filePath = filePath(of: artifact)
    finding.staticFinding = true
    finding.dynamicFinding = false
    finding.tags = tags(record["matchDetails"])
    finding.cvssV3 = cvssV3(vulnerability["cvss"]) ?? cvssV3(related["cvss"])
    setFix(of: &finding, from: vulnerability["fix"]["versions"].texts)
    setExploitation(of: &finding, id, vulnerability, related)
    if let purl = artifact["purl"].nonEmptyText {
      finding.locations = [
        .dependency(DependencyLocation(purl: purl, filePath: finding.filePath))
      ]
    }
    return finding
  }

  private func severity(_ value: JSON) throws(ReportError) -> Severity {
    guard value.exists else { return .info }
    let word = try value.requiredText()
    if let severity = Severity(word: word) { return severity }
    if ["negligible", "unknown"].contains(word.lowercased()) { return .info }
    throw value.error(
      "expected Critical, High, Medium, Low, Negligible or Unknown, found `\(word)`")
  }

  private func filePath(of artifact: JSON) -> String? {
    artifact["locations"][0]["path"].nonEmptyText
  }

  private func ids(_ id: String, _ related: JSON) -> [String] {
    ((id.isEmpty ? [] : [id]) + related.compactMap { $0["id"].nonEmptyText }).distinct
  }

  /// The first vector of CVSS 3; those of other versions are passed over.
  private func cvssV3(_ ratings: JSON) -> String? {
    for rating in ratings {
      guard let vector = rating["vector"].text, case .v3? = CVSS.first(in: vector)?.version
      else { continue }
      return vector
    }
    return nil
  }

  private func setFix(of finding: inout Finding, from versions: [String]) {
    finding.fixAvailable = !versions.isEmpty
    // The reference keeps the last of several versions.
    finding.fixVersion = versions.last
    guard !versions.isEmpty else { return }
    finding.mitigation =
      "Upgrade to version:"
      + (versions.count == 1
        ? " \(versions[0])" : versions.map { "\n- \($0)" }.joined())
  }

  /// What FIRST foretells and CISA knows of attacks.
  private func setExploitation(
    of finding: inout Finding, _ id: String, _ vulnerability: JSON, _ related: JSON
  ) {
    if let forecast = EPSS(of: id, in: vulnerability["epss"])
      ?? related["id"].text.flatMap({ EPSS(of: $0, in: related["epss"]) })
    {
      finding.epssScore = forecast.score
      finding.epssPercentile = forecast.percentile
    }
    for entry in vulnerability["knownExploited"] {
      guard let cve = entry["cve"].text, finding.vulnerabilityIDs.contains(cve) else { continue }
      finding.knownExploited = true
      finding.kevDate = entry["dateAdded"].text.flatMap { Day(startOf: $0) }
      return
    }
  }
}

// MARK: Texts

extension AnchoreGrype {
  private func description(_ record: JSON, _ vulnerability: JSON, _ related: JSON) -> String {
    var text = ""
    if let namespace = vulnerability["namespace"].nonEmptyText {
      text = "**Vulnerability Namespace:** \(namespace)"
    }
    let own = vulnerability["description"].text
    if let own, !own.isEmpty { text += "\n**Vulnerability Description:** \(own)" }
    if let other = related["description"].nonEmptyText, other != own {
      text += "\n**Related Vulnerability Description:** \(other)"
    }
    let names = matchers(record["matchDetails"])
    if names.count == 1 {
      text += "\n**Matcher:** \(names[0])"
    } else if !names.isEmpty {
      text += "\n**Matchers:**"
      for name in names { text += "\n- \(name)" }
    }
    if let purl = record["artifact"]["purl"].nonEmptyText { text += "\n**Package URL:** \(purl)" }
    return text
  }

  private func references(_ vulnerability: JSON, _ related: JSON) -> String {
    let source = vulnerability["dataSource"].text
    var lines: [String] = []
    for (prefix, from) in [("Vulnerability", vulnerability), ("Related Vulnerability", related)] {
      if let source = from["dataSource"].nonEmptyText {
        lines.append("**\(prefix) Datasource:** \(source)")
      }
      let urls = from["urls"].texts
      // Also related ones are held against the vulnerability's own source.
      let others = urls.filter { $0 != source }
      if urls.count == 1 {
        lines += others.map { "**\(prefix) URL:** \($0)" }
      } else if !urls.isEmpty {
        lines.append("**\(prefix) URLs:**")
        lines += others.map { "- \($0)" }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A list of matches, or one match in the reports of the first versions.
  private func matchers(_ details: JSON) -> [String] {
    details.isObject
      ? [details["matcher"].text].compactMap(\.self) : details.compactMap { $0["matcher"].text }
  }

  private func tags(_ details: JSON) -> [String] {
    matchers(details).map { name in
      name.hasSuffix("-matcher") ? String(name.dropLast("-matcher".count)) : name
    }.distinct
  }

  /// Versions read from binaries may hold NUL, which the server cannot store.
  private func withoutNUL(_ text: String) -> String {
    text.utf8.contains(0) ? String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self) : text
  }
}

/// How likely a vulnerability is to be exploited (<https://www.first.org/epss/>).
private struct EPSS {
  let score: Double
  let percentile: Double

  init?(of id: String, in entries: JSON) {
    for entry in entries where entry["cve"].text == id {
      guard let score = entry["epss"].writtenDouble,
        let percentile = entry["percentile"].writtenDouble
      else { continue }
      self.score = score
      self.percentile = percentile
      return
    }
    return nil
  }
}
