import FindingModel
import ReportReading
import ScannerKit

/// What Grype's ignore rules and VEX documents look at.
///
/// By <https://github.com/anchore/grype/blob/main/grype/match/ignore.go>
extension AnchoreGrype {
  /// The image that was scanned, or the package URL that was looked up.
  func artifacts(of source: JSON) -> [String?] {
    let target = source["target"]
    if let text = target.text { return text.hasPrefix("pkg:") ? [text] : [] }
    guard target.isObject else { return [] }
    var digests = target["repoDigests"].elementsIfList.compactMap(\.text)
    if digests.isEmpty, let name = target["userInput"].text,
      let digest = target["manifestDigest"].nonEmptyText
    {
      digests = [joined(ImagePackageURL.repository(name), "@", digest)]
    }
    let architecture = target["architecture"].text
    return digests.map { ImagePackageURL.text(of: $0, architecture: architecture) }
  }

  func gather(_ facts: inout Facts, of record: JSON) {
    let vulnerability = record["vulnerability"]
    let artifact = record["artifact"]
    facts.add(.severityWord, vulnerability["severity"])
    facts.addProperty("namespace", vulnerability["namespace"].text)
    facts.add(.fixState, vulnerability["fix"]["state"])
    facts.add(.purl, artifact["purl"])
    facts.add(.cpe, artifact["cpes"])
    facts.addProperty("package_type", artifact["type"].text)
    facts.addProperty("language", artifact["language"].text)
    for location in artifact["locations"].elementsIfList {
      facts.add(.path, location["path"], location["accessPath"])
    }
    for upstream in artifact["upstreams"].elementsIfList {
      facts.addProperty("upstream", upstream["name"].text)
    }
    let details = record["matchDetails"]
    // One match in the reports of the first versions.
    for detail in details.isObject ? [details] : details.elementsIfList {
      facts.addProperty("match_type", detail["type"].text)
    }
    for advisory in vulnerability["advisories"].elementsIfList {
      facts.add(.alias, advisory["id"])
    }
    for source in [vulnerability] + record["relatedVulnerabilities"].elementsIfList {
      facts.add(.alias, source["id"])
      // As `nvd:cpe` and `debian:distro:debian:12`.
      let name = source["namespace"].text.map { String($0.prefix { $0 != ":" }) }
      facts.addSeverity(Severity(sourceWord: source["severity"].text), by: name)
      for rating in source["cvss"].elementsIfList { facts.add(.cvssV2, score(rating)) }
    }
  }

  /// By CVSS 2, which only the vector tells perhaps.
  private func score(_ rating: JSON) -> String? {
    guard rating["version"].text?.hasPrefix("2") == true else { return nil }
    let score = rating["metrics"]["baseScore"].double
    return (score ?? rating["vector"].text.flatMap(CVSS.first(in:))?.baseScore).map { "\($0)" }
  }
}
