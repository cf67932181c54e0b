import FindingModel
import ReportReading
import ScannerKit

/// Controls of Security Hub's standards, and the findings of all products without a form of theirs.
extension AWSSecurityHub {
  func describeControl(
    _ finding: inout Finding, _ record: JSON, _ resources: Resources, now: Moment
  ) {
    let recommendation = record["Remediation"]["Recommendation"]
    let region = record["Region"]
    finding.description = joined(
      "This is a Security Hub Finding \n", record["Description"].text ?? "",
      "\n**AWS Finding ARN:** ", finding.uniqueIDFromTool ?? "",
      "\n**Resource IDs:** ", resources.ids,
      "\n**AwsAccountId:** ", record["AwsAccountId"].pythonText(orIfMissing: ""),
      region.isTruthy ? "\n**Region:** " + region.pythonText : "",
      "\n**Generator ID:** ", record["GeneratorId"].pythonText(orIfMissing: ""), "\n")
    finding.mitigation = joined(
      recommendation["Text"].text ?? "", "\n", recommendation["Url"].text ?? "")
    finding.references = recommendation["Url"].text ?? ""
    // The reference takes a finding that says nothing of compliance for one that passed.
    guard record["Compliance"]["Status"].pythonText(orIfMissing: "PASSED") == "PASSED" else {
      return
    }
    finding.active = false
    finding.isMitigated = true
    finding.mitigated = lastObserved(record, now: now)
  }
}
