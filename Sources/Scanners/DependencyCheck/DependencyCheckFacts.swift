import FindingModel
import ReportReading
import ScannerKit

/// What suppression files look at.
///
/// Format: <https://jeremylong.github.io/DependencyCheck/dependency-suppression.1.4.xsd>
extension DependencyCheck {
  /// Of a dependency: its file and what it is.
  func gather(_ facts: inout Facts, of dependency: some DependencyRecord) {
    facts.add(.sha1, dependency.sha1)
    facts.add(.path, dependency.filePath?.strippedAsInPython)
    for id in dependency.identifiers {
      let parts = id.split(separator: ":", omittingEmptySubsequences: false)
      switch parts[0] {
      case "pkg": facts.add(.purl, id)
      case "cpe": break
      default:
        // Maven coordinates, as they were told before package URLs.
        if parts.count == 3 { facts.add(.purl, "pkg:maven/\(parts[0])/\(parts[1])@\(parts[2])") }
      }
    }
  }

  /// Of a vulnerability, which the dependency has for some of the names it was taken for.
  func gather(
    _ facts: inout Facts, of vulnerability: some VulnerabilityRecord,
    in dependency: some DependencyRecord
  ) {
    let products = vulnerability.vulnerableProducts
    for name in dependency.identifiers.compactMap(CPEName.uri)
    where DependencyCheck.product(of: name).map(products.contains) ?? false {
      facts.add(.cpe, name)
    }
    facts.add(.alias, try? vulnerability.name())
    facts.add(.severityWord, vulnerability.severity ?? vulnerability.severityByCVSS2 ?? nil)
    facts.add(.cvssV2, vulnerability.scoreOfCVSS2)
    facts.add(.cvssV3, vulnerability.scoreOfCVSS3)
    facts.add(.cvssV4, vulnerability.scoreOfCVSS4)
    if vulnerability.isSuppressed {
      let notes = vulnerability.notes?.strippedAsInPython ?? ""
      facts.add(.suppression, notes.isEmpty ? "suppressed" : notes)
    }
  }
}

extension DependencyCheck.XMLDependency {
  var sha1: String? { record["sha1"].text }

  var identifiers: [String] {
    let list = record["identifiers"]
    // Those that are suppressed are no identifiers any more.
    let ids = Array(list.all("package")) + Array(list.all("vulnerabilityIds"))
    return (ids.map { $0["id"].text } + list.all("identifier").map { $0["name"].text })
      .compactMap { $0.map(DependencyCheck.bare) }
  }
}

extension DependencyCheck.XMLVulnerability {
  var scoreOfCVSS2: String? { record["cvssV2"]["score"].text ?? record["cvssScore"].text }
  var scoreOfCVSS3: String? { record["cvssV3"]["baseScore"].text }
  var scoreOfCVSS4: String? { record["cvssV4"]["baseScore"].text }

  var vulnerableSoftware: [(name: String?, isMatched: Bool)] {
    record["vulnerableSoftware"].all("software").map {
      ($0.text, $0.attribute("vulnerabilityIdMatched") == "true")
    }
  }
}

extension DependencyCheck.JSONDependency {
  var sha1: String? { record["sha1"].text }

  var identifiers: [String] {
    let ids = record["packages"].elementsIfList + record["vulnerabilityIds"].elementsIfList
    let others = record["identifiers"].elementsIfList
    return (ids.map { $0["id"].text } + others.map { $0["name"].text })
      .compactMap { $0.map(DependencyCheck.bare) }
  }
}

extension DependencyCheck.JSONVulnerability {
  var scoreOfCVSS2: String? {
    record["cvssv2"]["score"].xmlText ?? record["cvssScore"].xmlText
  }
  var scoreOfCVSS3: String? { record["cvssv3"]["baseScore"].xmlText }
  var scoreOfCVSS4: String? { record["cvssv4"]["baseScore"].xmlText }

  var vulnerableSoftware: [(name: String?, isMatched: Bool)] {
    record["vulnerableSoftware"].elementsIfList.map { entry in
      let software = entry["software"]
      return (software["id"].text, software["vulnerabilityIdMatched"].xmlText == "true")
    }
  }
}

extension DependencyCheck.VulnerabilityRecord {
  /// The products that were found to be vulnerable; those of older reports, which do not say which
  /// one that was, are all that are.
  fileprivate var vulnerableProducts: Set<String> {
    let software = vulnerableSoftware
    let matched = software.filter(\.isMatched)
    return Set(
      (matched.isEmpty ? software : matched).compactMap { entry in
        entry.name.flatMap { CPEName.uri(DependencyCheck.bare($0)) }
          .flatMap(DependencyCheck.product)
      })
  }
}

extension DependencyCheck {
  /// The part, vendor and product of a CPE name.
  fileprivate static func product(of uri: String) -> String? {
    let parts = uri.lowercased().split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 3 ? parts[1...3].joined(separator: ":") : nil
  }

  /// An identifier without the brackets that some versions put around CPEs.
  fileprivate static func bare(_ id: String) -> String {
    let id = id.strippedAsInPython
    return id.hasPrefix("(") && id.hasSuffix(")") ? String(id.dropFirst().dropLast()) : id
  }
}
