import FindingModel
import ReportReading
import ScannerKit

/// What VEX documents look at, and what others say of a vulnerability.
extension CycloneDX {
  /// Stands for a component of another document.
  func unknownComponent(_ ref: String, telling wanted: Set<Fact.Kind>) -> Component {
    var facts = Facts(wanted)
    if ref.hasPrefix("urn:cdx:") { facts.addProperty("bom_link", ref) }
    return Component(facts: facts.told)
  }

  func gather(_ facts: inout Facts, of vulnerability: JSON) {
    let ratings = vulnerability["ratings"].elementsIfList
    facts.add(.severityWord, ratings.first?["severity"].text)
    for rating in ratings {
      facts.addSeverity(
        Severity(sourceWord: rating["severity"].text), by: rating["source"]["name"].text)
      if rating["method"].text == "CVSSv2" { facts.add(.cvssV2, rating["score"]) }
    }
    let analysis = vulnerability["analysis"]
    facts.add(
      .suppression,
      suppression(
        analysis["state"].text, analysis["detail"].text ?? analysis["justification"].text))
  }

  /// Also by the extension, whose scores have parts.
  func gather(_ facts: inout Facts, ofElement vulnerability: XML) {
    let ratings = Array(vulnerability["ratings"].all("rating"))
    facts.add(.severityWord, ratings.lazy.compactMap { $0["severity"].text }.first)
    for rating in ratings {
      facts.addSeverity(
        Severity(sourceWord: rating["severity"].text), by: rating["source"]["name"].text)
      if rating["method"].text == "CVSSv2" {
        facts.add(.cvssV2, rating["score"]["base"].text ?? rating["score"].text)
      }
    }
    let analysis = vulnerability["analysis"]
    facts.add(
      .suppression,
      suppression(
        analysis["state"].text, analysis["detail"].text ?? analysis["justification"].text))
  }

  /// Why a finding is none, where that was decided.
  private func suppression(_ state: String?, _ reason: String?) -> String? {
    switch state {
    case "not_affected", "false_positive", "resolved", "resolved_with_pedigree":
      reason.flatMap { $0.isEmpty ? nil : $0 } ?? state
    default: nil
    }
  }
}

extension CycloneDX.Component {
  /// Keeps what is told of findings in the component of a document.
  mutating func keepFacts(
    _ wanted: Set<Fact.Kind>, of ref: String?, in document: String?, cpe: String?
  ) {
    var facts = Facts(wanted)
    facts.add(.purl, purl)
    facts.add(.cpe, cpe)
    if let ref, let document { facts.addProperty("bom_link", joined(document, "#", ref)) }
    for hash in hashes where hash.key == "sha-1" { facts.add(.sha1, hash.text) }
    self.facts = facts.told
  }
}
