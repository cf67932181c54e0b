import FindingModel
import ReportReading
import ScannerKit

/// Threats that GuardDuty saw.
extension AWSSecurityHub {
  func describeGuardDuty(
    _ finding: inout Finding, _ record: JSON, _ resources: Resources, now: Moment
  ) {
    var source = ""
    if let url = record["SourceUrl"].text, !url.isEmpty {
      source = joined("\n**SourceURL:** [", url, "](", url, ")")
    }
    finding.description = joined(
      "This is a GuardDuty Finding\n", record["Description"].pythonText(orIfMissing: ""),
      "\n**AWS Finding ARN:** ", finding.uniqueIDFromTool ?? "", source,
      "\n**AwsAccountId:** ", record["AwsAccountId"].pythonText(orIfMissing: ""),
      "\n**Region:** ", record["Region"].pythonText(orIfMissing: ""),
      "\n**Generator ID:** ", record["GeneratorId"].pythonText(orIfMissing: ""), "\n")
    var mitigation = ""
    for type in record["FindingProviderFields"]["Types"].texts { mitigation += type + "\n" }
    finding.mitigation = mitigation + "[\(findingTypes)](\(findingTypes))"
    finding.references = record["Remediation"]["Recommendation"]["Url"].text ?? ""
    finding.locations = resources.hosts(of: ["AwsEcrContainerImage", "AwsEc2Instance"])
    // The reference leaves an archived finding active.
    if record["RecordState"].text != "ACTIVE" {
      finding.isMitigated = true
      finding.mitigated = lastObserved(record, now: now)
    }
  }
}

private let findingTypes =
  "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-active.html"
