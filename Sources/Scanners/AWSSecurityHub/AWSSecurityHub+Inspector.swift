import FindingModel
import ReportReading
import ScannerKit

/// Vulnerabilities that Inspector found in instances, container images and functions.
extension AWSSecurityHub {
  func describeInspector(
    _ finding: inout Finding, _ record: JSON, _ resources: Resources, now: Moment
  ) {
    finding.description = joined(
      "This is an Inspector Finding\n", record["Description"].pythonText(orIfMissing: ""),
      "\n**AWS Finding ARN:** ", finding.uniqueIDFromTool ?? "",
      "\n**AwsAccountId:** ", record["AwsAccountId"].pythonText(orIfMissing: ""),
      "\n**Region:** ", record["Region"].pythonText(orIfMissing: ""), "\n")
    finding.mitigation = ""
    finding.epssScore = record["EpssScore"].writtenDouble
    var references: [String] = []
    for vulnerability in record["Vulnerabilities"] {
      add(vulnerability, to: &finding)
      let url = vulnerability["Vendor"]["Url"].text ?? ""
      if !url.isEmpty { references.append(url) }
    }
    let url = record["Remediation"]["Recommendation"]["Url"].text ?? ""
    if !url.isEmpty { references.append(url) }
    finding.references = references.joined(separator: "\n")
    finding.severityJustification = justification(finding, record["Severity"]["Label"].text)
    finding.locations = resources.hosts()
    let status = record["ProductFields"]["aws/inspector/FindingStatus"]
    if status.pythonText(orIfMissing: "ACTIVE") != "ACTIVE" {
      finding.active = false
      finding.isMitigated = true
      finding.mitigated = lastObserved(record, now: now)
    }
  }

  private func add(_ vulnerability: JSON, to finding: inout Finding) {
    let id = vulnerability["Id"].text ?? ""
    if !id.isEmpty { finding.vulnerabilityIDs.append(id) }
    for alias in vulnerability["RelatedVulnerabilities"] {
      if let alias = alias.text, alias != id { finding.vulnerabilityIDs.append(alias) }
    }
    for package in vulnerability["VulnerablePackages"] {
      finding.mitigation? += joined(
        "- Update ", package["Name"].pythonText(orIfMissing: ""), "-",
        package["Version"].pythonText(orIfMissing: ""), "\n")
      if let advice = package["Remediation"].text, !advice.isEmpty {
        finding.mitigation? += joined("\t- ", advice, "\n")
      }
    }
    for rating in vulnerability["Cvss"] {
      guard let vector = rating["BaseVector"].text.flatMap(CVSS.first(in:)) else { continue }
      switch vector.version {
      case .v4: finding.cvssV4 = finding.cvssV4 ?? vector.cleanVector
      case .v3: finding.cvssV3 = finding.cvssV3 ?? vector.cleanVector
      case .v2: break
      }
    }
    if let score = vulnerability["EpssScore"].writtenDouble { finding.epssScore = score }
  }

  private func justification(_ finding: Finding, _ label: String?) -> String? {
    let lines = [
      finding.cvssV3.map { "CVSS v3 vector: " + $0 },
      finding.cvssV4.map { "CVSS v4 vector: " + $0 },
      label.map { "AWS severity: " + $0 },
    ].compactMap { $0 }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
