import FindingModel
import ReportReading
import ScannerKit

/// Reads the JSON reports of Trivy: vulnerable packages, misconfigurations, secrets and licences.
///
///     trivy image --format json --output trivy.json alpine:3.19
///     trivy k8s --format json --output trivy.json
///
/// Format: <https://trivy.dev/latest/docs/configuration/reporting/#json>
struct Trivy: JSONScanner {
  let about = About(
    id: "trivy", name: "Trivy", scanTypes: ["Trivy Scan"],
    reads: "JSON: schema 2, the list before it, Kubernetes", homepage: "https://trivy.dev")

  let schema: Schema? = Schema(
    version: "SchemaVersion", known: ["2"],
    keys: [
      "ArtifactID", "ArtifactName", "ArtifactType", "ClusterName", "CreatedAt", "Findings",
      "Metadata", "Misconfigurations", "ReportID", "Resources", "Results", "Trivy",
      "Vulnerabilities",
    ])

  func recognize(_ report: JSON) -> Evidence? {
    if let version = report["SchemaVersion"].int, report["ArtifactName"].exists {
      return Evidence(.certain, "`SchemaVersion` \(version) and `ArtifactName`")
    }
    if report["ClusterName"].exists {
      for key in ["Resources", "Vulnerabilities", "Misconfigurations"]
      where report[named: key].exists {
        return Evidence(.certain, "`ClusterName` and `\(key)`")
      }
    }
    let results = report.isList ? report : report["Results"]
    let result = results[0]
    guard result["Target"].text != nil else { return nil }
    for key in ["Class", "Vulnerabilities", "Misconfigurations", "Secrets", "Licenses"]
    where result[named: key].exists {
      return Evidence(.likely, "results with `Target` and `\(key)`")
    }
    return nil
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    if report.isNull { return }
    if report.isList { return readResults(report, of: nil, into: &findings) }
    switch report.first(of: "SchemaVersion", "ClusterName", "Results")?.key {
    case "ClusterName":
      readCluster(report, into: &findings)
    case nil:
      throw report.error("expected `Results` or `ClusterName`, found neither")
    default:
      findings.share(.artifact, TrivyFacts.artifacts(of: report))
      readResults(report["Results"], of: nil, into: &findings)
    }
  }

  /// A cluster's workloads; each is the service of its findings.
  private func readCluster(_ report: JSON, into findings: inout Findings) {
    for (key, workloads) in report.members
    where ["Vulnerabilities", "Misconfigurations", "Resources"].contains(key) {
      var service = ""
      for workload in workloads {
        // The reference goes on with the last resource's name where one has no namespace.
        service = name(of: workload, after: key == "Resources" ? service : "")
        findings.share(.artifact, TrivyFacts.artifacts(of: workload))
        readResults(workload["Results"], of: service, into: &findings)
      }
    }
  }

  private func name(of workload: JSON, after previous: String) -> String {
    var name = previous
    if let namespace = workload["Namespace"].text, !namespace.isEmpty { name = "\(namespace) / " }
    for part in [workload["Kind"].text, workload["Name"].text] {
      if let part, !part.isEmpty { name += "\(part) / " }
    }
    return name.unicodeScalars.count >= 3 ? String(name.unicodeScalars.dropLast(3)) : name
  }

  private func readResults(_ results: JSON, of service: String?, into findings: inout Findings) {
    for result in results {
      guard let target = Target(result, service: service) else {
        findings.note(result["Target"].unexpected("a text"))
        continue
      }
      findings.tell(TrivyFacts(result).gather)
      findings.each(result["Vulnerabilities"]) { try vulnerability($0, in: target) }
      findings.each(result["Misconfigurations"]) { try misconfiguration($0, in: target) }
      findings.each(result["Secrets"]) { try secret($0, in: target) }
      findings.each(result["Licenses"]) { try license($0, in: target) }
    }
  }

  /// What all records of one result have in common.
  private struct Target {
    let name: String
    let `class`: String?
    let type: String?
    let service: String?
    /// Of vulnerabilities and misconfigurations.
    let tags: [String]
    /// Of secrets and licences.
    let classTags: [String]

    init?(_ result: JSON, service: String?) {
      guard let name = result["Target"].text else { return nil }
      self.name = name
      self.class = result["Class"].text
      type = result["Type"].text
      self.service = service
      tags = [type, self.class].compactMap(\.self).filter { !$0.isEmpty }
      classTags = [self.class].compactMap(\.self).filter { !$0.isEmpty }
    }
  }

  private func vulnerability(_ record: JSON, in target: Target) throws -> Finding {
    let id = record["VulnerabilityID"].text ?? "0"
    let package = try record["PkgName"].requiredText()
    let version = record["InstalledVersion"].text ?? ""
    let fix = record["FixedVersion"].text ?? ""
    var finding = Finding(
      joined(id, " ", package, " ", version), severity: try severity(of: record))
    let rating = TrivyRating(record)
    finding.cvssV3 = rating.cvssV3
    finding.cvssV3Score = rating.cvssV3Score
    finding.cvssV4 = rating.cvssV4
    finding.cvssV4Score = rating.cvssV4Score
    let description: TextBytes = """
      \(record["Title"])
      **Target:** \(target.name)
      **Type:** \(target.type ?? "")
      **Fixed version:** \(fix)

      \(record["Description"])

      """
    finding.description = description.text
    finding.mitigation = fix
    finding.fixAvailable = !fix.isEmpty
    finding.references = record["References"].joinedTexts(separator: "\n")
    finding.cwes = record["CweIDs"].compactMap { $0.text.flatMap(CWE.number) }
    finding.cwe = finding.cwes.first ?? 0
    finding.vulnerabilityIDs = id.isEmpty ? [] : [id]
    finding.componentName = package
    finding.componentVersion = version
    finding.filePath = filePath(of: record, in: target)
    finding.locations = [
      .dependency(
        DependencyLocation(name: package, version: version, filePath: finding.filePath))
    ]
    setStatus(record["Status"].text ?? "", of: &finding)
    place(&finding, in: target, tags: target.tags)
    return finding
  }

  private func filePath(of record: JSON, in target: Target) -> String? {
    switch target.class {
    case "os-pkgs", "lang-pkgs": record["PkgPath"].text ?? target.name
    case "config": target.name
    default: nil
    }
  }

  /// The statuses of <https://trivy.dev/latest/docs/configuration/filtering/#by-status>.
  private func setStatus(_ status: String, of finding: inout Finding) {
    finding.impact = status
    switch status {
    case "not_affected":
      finding.active = false
      finding.verified = true
      finding.isMitigated = true
    case "affected", "fixed", "will_not_fix", "fix_deferred", "end_of_life":
      finding.verified = true
    default:
      break
    }
  }

  private func misconfiguration(_ record: JSON, in target: Target) throws -> Finding {
    let id = record["ID"].pythonText
    let description = record["Description"].text
    var finding = Finding(
      "\(id) - \(record["Title"].pythonText)",
      severity: severity(record["Severity"].text ?? "LOW") ?? .info)
    finding.description = """
      **Target:** \(target.name)
      **Type:** \(record["Type"].pythonText)

      \(record["Description"].pythonText)
      \(record["Message"].pythonText)\(lineTable(record["CauseMetadata"]["Code"]["Lines"]))

      """
    finding.impact = description
    finding.mitigation = record["Resolution"].text
    finding.fixAvailable = true
    finding.references = references(of: record)
    finding.url = record["PrimaryURL"].text
    finding.vulnerabilityIDs = [record["AVDID"].text ?? record["ID"].text].compactMap(\.self)
    finding.filePath = target.name
    finding.locations = [.code(CodeLocation(filePath: target.name))]
    place(&finding, in: target, tags: target.tags)
    return finding
  }

  private func references(of record: JSON) -> String {
    var references = record["References"].texts
    guard let primary = record["PrimaryURL"].text, !primary.isEmpty else {
      return references.joined(separator: "\n")
    }
    if let again = references.firstIndex(of: primary) { references.remove(at: again) }
    return primary + "\n" + references.joined(separator: "\n")
  }

  /// The lines that a misconfiguration is about; nothing where the report says null.
  private func lineTable(_ lines: JSON) -> String {
    if lines.isNull { return "" }
    var table = "\nNumber\tContent\n"
    guard lines.exists else { return table }
    for line in lines {
      let number = line["Number"].pythonText(orIfMissing: "")
      table += "\(number)\t\(line["Content"].pythonText(orIfMissing: ""))\n"
    }
    return table
  }

  private func secret(_ record: JSON, in target: Target) throws -> Finding {
    let title = record["Title"].pythonText
    var finding = Finding(
      "Secret detected in \(target.name) - \(title)", severity: try severity(of: record))
    finding.description = """
      \(title)
      **Category:** \(record["Category"].pythonText)
      **Match:** \(record["Match"].pythonText)

      """
    finding.fixAvailable = true
    finding.filePath = target.name
    finding.line = record["StartLine"].int
    finding.locations = [.code(CodeLocation(filePath: target.name, line: finding.line))]
    place(&finding, in: target, tags: target.classTags)
    return finding
  }

  private func license(_ record: JSON, in target: Target) throws -> Finding {
    let name = record["Name"].pythonText
    var finding = Finding(
      "License detected in \(target.name) - \(name)", severity: try severity(of: record))
    finding.description = """
      \(name)
      **Category:** \(record["Category"].pythonText)
      **Package:** \(record["PkgName"].pythonText)

      """
    finding.fixAvailable = true
    finding.filePath = record["FilePath"].text
    finding.scannerConfidence = record["Confidence"].double.flatMap {
      Int(exactly: $0.rounded(.towardZero))
    }
    finding.url = record["Link"].text
    place(&finding, in: target, tags: target.classTags)
    return finding
  }

  private func place(_ finding: inout Finding, in target: Target, tags: [String]) {
    finding.staticFinding = true
    finding.dynamicFinding = false
    finding.service = target.service
    finding.tags = tags
  }
}

/// The severity that Trivy gives a record.
private func severity(of record: JSON) throws(ReportError) -> Severity {
  let value = record["Severity"]
  let word = try value.requiredText()
  if let severity = severity(word) { return severity }
  throw value.error("expected CRITICAL, HIGH, MEDIUM, LOW or UNKNOWN, found `\(word)`")
}

private func severity(_ word: String) -> Severity? {
  switch word {
  case "CRITICAL": .critical
  case "HIGH": .high
  case "MEDIUM": .medium
  case "LOW": .low
  case "UNKNOWN": .info
  default: nil
  }
}
