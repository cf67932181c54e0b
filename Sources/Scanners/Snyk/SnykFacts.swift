import FindingModel
import ReportReading
import ScannerKit

/// What `.snyk` files look at.
///
/// By <https://github.com/snyk/policy>
struct SnykFacts {
  private let packageType: String?
  private let targetFile: String?

  init(_ project: JSON) {
    packageType = project["packageManager"].text.flatMap { SnykProject.packageTypes[$0] }
    targetFile = project["displayTargetFile"].text
  }

  /// How a package comes into the project, which itself is no part of it: `a@1.0.0 > b@2.0.0`.
  static func gather(_ facts: inout Facts, ofWay steps: [String]) {
    facts.addProperty("from", steps.dropFirst().joined(separator: " > "))
  }

  func gather(_ facts: inout Facts, of record: JSON) {
    for (kind, ids) in record["identifiers"].membersIfObject where kind != "CWE" {
      facts.add(.alias, ids)
    }
    facts.add(.alias, record["alternativeIds"])
    facts.add(.severityWord, record["severity"])
    facts.add(.path, targetFile)
    facts.add(.purl, purl(of: record))
    // What `disregardIfFixable` asks for.
    let isFixable = record["isUpgradable"].bool == true || record["isPatchable"].bool == true
    facts.addProperty("fixable", "\(isFixable)")
    for ratings in [record["cvssDetails"], record["cvssSources"]] {
      for rating in ratings.elementsIfList {
        facts.addSeverity(
          Severity(sourceWord: rating["severity"].text), by: rating["assigner"].text)
      }
    }
  }

  private func purl(of record: JSON) -> String? {
    guard let name = record["packageName"].nonEmptyText,
      let version = record["version"].nonEmptyText
    else { return nil }
    let package: String
    if let packageType {
      // Groups of Maven stand before a colon.
      let path = packageType == "maven" ? name.parts(between: ":").joined(separator: "/") : name
      package = joined(packageType, "/", path)
    } else if let system = record["packageManager"].text?.split(separator: ":").first,
      let distribution = distributions[String(system)]
    {
      package = joined(distribution, "/", name)
    } else {
      return nil
    }
    return try? PackageURL(joined("pkg:", package, "@", version)).description
  }
}

/// Of images: what stands before the colon of `debian:12`.
private let distributions = [
  "debian": "deb/debian", "ubuntu": "deb/ubuntu", "alpine": "apk/alpine", "wolfi": "apk/wolfi",
  "chainguard": "apk/chainguard", "rhel": "rpm/redhat", "centos": "rpm/centos",
  "amzn": "rpm/amazon", "ol": "rpm/oracle", "fedora": "rpm/fedora", "rocky": "rpm/rocky",
  "almalinux": "rpm/almalinux", "sles": "rpm/sles",
]
