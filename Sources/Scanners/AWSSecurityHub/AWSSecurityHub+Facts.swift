import FindingModel
import ReportReading
import ScannerKit

extension AWSSecurityHub {
  func gather(_ facts: inout Facts, of record: JSON) {
    facts.add(.fingerprint, record["Id"])
    facts.add(
      .alias, record["GeneratorId"], record["Compliance"]["SecurityControlId"],
      record["ProductFields"]["ControlId"], record["ProductFields"]["RuleId"])
    facts.add(.severityWord, record["Severity"]["Label"])
    if record["Workflow"]["Status"].text == "SUPPRESSED" {
      facts.add(.suppression, record["Note"]["Text"].nonEmptyText ?? "SUPPRESSED")
    }
    for vulnerability in record["Vulnerabilities"].elementsIfList {
      facts.add(.fixState, vulnerability["FixAvailable"])
      for package in vulnerability["VulnerablePackages"].elementsIfList {
        facts.add(.path, package["FilePath"])
      }
      for rating in vulnerability["Cvss"].elementsIfList
      where rating["Version"].text?.hasPrefix("2") == true {
        facts.add(.cvssV2, rating["BaseScore"])
      }
      let vendor = vulnerability["Vendor"]
      facts.addSeverity(
        Severity(sourceWord: vendor["VendorSeverity"].text), by: vendor["Name"].text)
    }
    for resource in record["Resources"].elementsIfList {
      facts.add(.artifact, image(resource, of: record))
    }
  }

  /// An image in the registry of an account.
  private func image(_ resource: JSON, of record: JSON) -> String? {
    let image = resource["Details"]["AwsEcrContainerImage"]
    guard let account = image["RegistryId"].text, let name = image["RepositoryName"].text,
      let digest = image["ImageDigest"].text,
      let region = resource["Region"].text ?? record["Region"].text
    else { return nil }
    let registry = joined(account, ".dkr.ecr.", region, ".amazonaws.com/")
    return ImagePackageURL.text(
      of: joined(registry, name, "@", digest), architecture: image["Architecture"].text)
  }
}
