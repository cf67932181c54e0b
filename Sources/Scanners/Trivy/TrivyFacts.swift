import FindingModel
import ReportReading
import ScannerKit

/// What Trivy's ignore files, `--ignore-status` and VEX documents look at.
///
/// By <https://trivy.dev/latest/docs/configuration/filtering/> and
/// <https://trivy.dev/latest/docs/supply-chain/vex/>
struct TrivyFacts {
  private let target: String?

  init(_ result: JSON) { target = result["Target"].text }

  /// The images of a report, or of a workload in a cluster.
  static func artifacts(of report: JSON) -> [String?] {
    let metadata = report["Metadata"]
    let architecture = metadata["ImageConfig"]["architecture"].text
    let digests = metadata["RepoDigests"].elementsIfList.compactMap(\.text)
    // Of an image that no registry has nothing but the name is known.
    if digests.isEmpty, report["ArtifactType"].text == "container_image" {
      return [report["ArtifactName"].text.flatMap(ImagePackageURL.text(ofName:))]
    }
    return digests.map { ImagePackageURL.text(of: $0, architecture: architecture) }
  }

  /// Of vulnerabilities, misconfigurations, secrets and licences: each has keys of its own.
  func gather(_ facts: inout Facts, of record: JSON) {
    facts.add(.alias, record["VendorIDs"], record["ID"], record["AVDID"], record["RuleID"])
    facts.add(.severityWord, record["Severity"])
    // Misconfigurations have a status too: whether the check failed.
    if record["VulnerabilityID"].exists { facts.add(.fixState, record["Status"]) }
    facts.add(.purl, record["PkgIdentifier"]["PURL"])
    facts.add(.path, record["PkgPath"])
    if record["Category"].exists, record["Name"].exists {
      // Of a licence only its own file counts.
      facts.add(.alias, record["Name"])
      facts.add(.path, record["FilePath"])
    } else {
      facts.add(.path, target)
    }
    let cause = record["CauseMetadata"]
    if facts.wants(.property), cause.exists {
      facts.addProperty("resource", cause["Resource"].text)
      facts.addLines(cause["StartLine"].int, cause["EndLine"].int)
    }
    facts.add(.secret, record["Match"].text.flatMap(secret))
    if facts.wants(.vendorSeverity) {
      for (source, severity) in record["VendorSeverity"].membersIfObject {
        facts.addSeverity(severity.int.flatMap { severities[$0] }, by: source)
      }
    }
    if facts.wants(.cvssV2) {
      for (_, rating) in record["CVSS"].membersIfObject { facts.add(.cvssV2, rating["V2Score"]) }
    }
  }

  /// Trivy masks secrets itself; what stands around the mask is none.
  private func secret(_ match: String) -> String? {
    match.utf8.contains(UInt8(ascii: "*")) ? nil : match
  }
}

private let severities: [Int: Severity] = [0: .info, 1: .low, 2: .medium, 3: .high, 4: .critical]
