import FindingModel
import ReportReading
import ScannerKit

/// Reads AWS Security Hub's findings (ASFF): controls, and what Inspector and GuardDuty found.
///
///     aws securityhub get-findings --output json > findings.json
///
/// Format: <https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html>
struct AWSSecurityHub: JSONScanner {
  let about = About(
    id: "awssecurityhub", name: "AWS Security Hub", scanTypes: ["AWS Security Hub Scan"],
    reads: "JSON: ASFF under `Findings`, bare lists, single findings",
    homepage: "https://aws.amazon.com/security-hub/")

  let emptyReport: String? = #"{"Findings": []}"#

  func recognize(_ report: JSON) -> Evidence? {
    if let (key, findings) = report.first(of: "Findings", "findings") {
      if isFinding(findings[0]) {
        return Evidence(.certain, "`\(key)` with `Id` and `ProductArn` or `AwsAccountId`")
      }
      let isEmpty = key == "Findings" && findings.isList && !findings[0].exists
      guard isEmpty, report.members.allSatisfy({ ["Findings", "NextToken"].contains($0.key) })
      else { return nil }
      return Evidence(.possible, "an empty list of `Findings`")
    }
    return report.isObject && isFinding(report) ? Evidence(.likely, "a single finding (ASFF)") : nil
  }

  private func isFinding(_ record: JSON) -> Bool {
    guard record["Id"].text != nil else { return false }
    return record["ProductArn"].text != nil
      || record["AwsAccountId"].text != nil && record["Resources"].isList
  }

  func read(_ report: JSON, into findings: inout Findings) throws {
    let now = findings.now
    findings.tell(gather)
    // Of findings with the same ID the reference keeps the last one, in the place of the first.
    var merged = MergedFindings { first, other in
      let records = first.records
      first = other
      first.records = records
    }
    if report.isObject, let (_, list) = report.first(of: "Findings", "findings") {
      guard list.isList || list.isNull else { throw list.unexpected("a list") }
      findings.each(list, into: &merged) { try finding($0, now: now) }
    } else if report.first(of: "Id", "ProductArn", "AwsAccountId") != nil {
      addSingle(report, to: &findings)
    } else if report.isList {
      findings.each(report, into: &merged) { try finding($0, now: now) }
    } else {
      throw report.error("expected `Findings` or a finding with `Id`, found neither")
    }
    findings.add(merged)
  }

  private func addSingle(_ record: JSON, to findings: inout Findings) {
    do {
      var (_, finding) = try finding(record, now: findings.now)
      finding.records = [RecordPosition(record.position)]
      finding.facts = findings.facts(of: record) ?? []
      findings.add(&finding)
    } catch {
      findings.note(error)
    }
  }

  private func finding(_ record: JSON, now: Moment) throws -> (key: String, finding: Finding) {
    guard record.isObject else { throw record.unexpected("an object") }
    let id = try record["Id"].requiredText()
    let resources = try Resources(record["Resources"])
    var finding = Finding(
      record["Title"].pythonText(orIfMissing: "") + resources.titleSuffix,
      severity: record["Severity"]["Label"].text.flatMap { Severity(word: $0) } ?? .info)
    finding.uniqueIDFromTool = id
    finding.componentName = resources.component
    finding.impact = resources.impact
    finding.staticFinding = true
    finding.dynamicFinding = false
    switch record["ProductFields"]["aws/securityhub/ProductName"].text {
    case "Inspector": describeInspector(&finding, record, resources, now: now)
    case "GuardDuty": describeGuardDuty(&finding, record, resources, now: now)
    default: describeControl(&finding, record, resources, now: now)
    }
    return (id, finding)
  }
}
