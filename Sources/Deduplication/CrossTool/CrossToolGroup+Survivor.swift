package import FindingModel

extension CrossToolGroup {
  /// What stands for all findings of a group: the first one with the worst severity, with all that
  /// the others know beside it, and each of them in ``Finding/merged``.
  ///
  /// - Parameter findings: Those of the group, at least one.
  /// - Returns: A finding of the group, with its own identity.
  package static func survivor(of findings: [Finding]) -> Finding {
    let severity = findings.map(\.severity).max() ?? .info
    let worst = findings.first { $0.severity == severity } ?? Finding("", severity: severity)
    var survivor = worst
    survivor.merged = findings.map(MergedFinding.init)
    survivor.vulnerabilityIDs = union(of: findings, from: worst, \.vulnerabilityIDs)
    survivor.cwes = union(of: findings, from: worst, \.cwes)
    survivor.locations = union(of: findings, from: worst, \.locations)
    survivor.tags = union(of: findings, from: worst, \.tags)
    survivor.facts = union(of: findings, from: worst, \.facts)
    survivor.references = references(of: findings, from: worst)
    fillGaps(of: &survivor, from: findings)
    return survivor
  }

  /// Each value once, those of the survivor first.
  private static func union<Value: Hashable>(
    of findings: [Finding], from survivor: Finding, _ values: (Finding) -> [Value]
  ) -> [Value] {
    var known: Set<Value> = []
    let all = values(survivor) + findings.flatMap(values)
    return all.filter { known.insert($0).inserted }
  }

  /// Each line once; as it was where there is nothing to add.
  private static func references(of findings: [Finding], from survivor: Finding) -> String? {
    let texts = [survivor.references] + findings.map(\.references)
    var known: Set<Substring> = []
    var lines: [Substring] = []
    for case let text? in texts {
      for line in text.split(separator: "\n") where known.insert(line).inserted {
        lines.append(line)
      }
    }
    let own = Set((survivor.references ?? "").split(separator: "\n"))
    return known.subtracting(own).isEmpty ? survivor.references : lines.joined(separator: "\n")
  }

  /// Takes what the survivor does not say itself.
  private static func fillGaps(of survivor: inout Finding, from findings: [Finding]) {
    for other in findings {
      if (survivor.cwe ?? 0) == 0, let cwe = other.cwe, cwe > 0 { survivor.cwe = cwe }
      survivor.cvssV3 = survivor.cvssV3 ?? other.cvssV3
      survivor.cvssV4 = survivor.cvssV4 ?? other.cvssV4
      survivor.epssScore = survivor.epssScore ?? other.epssScore
      survivor.epssPercentile = survivor.epssPercentile ?? other.epssPercentile
      survivor.knownExploited = survivor.knownExploited ?? other.knownExploited
      survivor.kevDate = survivor.kevDate ?? other.kevDate
      survivor.mitigation = survivor.mitigation ?? other.mitigation
      survivor.fixVersion = survivor.fixVersion ?? other.fixVersion
      if other.fixAvailable == true { survivor.fixAvailable = true }
    }
  }
}
