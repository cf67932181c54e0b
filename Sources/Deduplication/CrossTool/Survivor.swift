package import FindingModel

/// What stands for all findings of a group: the worst one of concern with all that the others know
/// beside it.
package struct Survivor {
  /// Its place among the findings.
  package let place: Int
  /// A finding of the group, with its own identity.
  package private(set) var finding: Finding

  /// Nil for no findings. What is of concern comes first: that somebody marked what one scanner says
  /// does not take away what others say.
  package init?(of findings: [Finding]) {
    let place = findings.indices.max { left, right in
      let (left, right) = (findings[left], findings[right])
      return left.isOfConcern != right.isOfConcern
        ? right.isOfConcern : left.severity < right.severity
    }
    guard let place else { return nil }
    self.place = place
    finding = findings[place]
    finding.vulnerabilityIDs = union(of: findings, \.vulnerabilityIDs)
    finding.cwes = union(of: findings, \.cwes)
    finding.locations = union(of: findings, \.locations)
    finding.tags = union(of: findings, \.tags)
    finding.facts = union(of: findings, \.facts)
    finding.references = references(of: findings)
    fillGaps(from: findings)
  }

  /// Each value once, those of the survivor first.
  private func union<Value: Hashable>(
    of findings: [Finding], _ values: (Finding) -> [Value]
  ) -> [Value] {
    var known: Set<Value> = []
    let all = values(finding) + findings.flatMap(values)
    return all.filter { known.insert($0).inserted }
  }

  /// Each line once; as it was where there is nothing to add.
  private func references(of findings: [Finding]) -> String? {
    let texts = [finding.references] + findings.map(\.references)
    var known: Set<Substring> = []
    var lines: [Substring] = []
    for case let text? in texts {
      for line in text.split(separator: "\n") where known.insert(line).inserted {
        lines.append(line)
      }
    }
    let own = Set((finding.references ?? "").split(separator: "\n"))
    return known.subtracting(own).isEmpty ? finding.references : lines.joined(separator: "\n")
  }

  /// Takes what the survivor does not say itself.
  private mutating func fillGaps(from findings: [Finding]) {
    for other in findings {
      if (finding.cwe ?? 0) == 0, let cwe = other.cwe, cwe > 0 { finding.cwe = cwe }
      finding.cvssV3 = finding.cvssV3 ?? other.cvssV3
      finding.cvssV4 = finding.cvssV4 ?? other.cvssV4
      finding.epssScore = finding.epssScore ?? other.epssScore
      finding.epssPercentile = finding.epssPercentile ?? other.epssPercentile
      finding.knownExploited = finding.knownExploited ?? other.knownExploited
      finding.kevDate = finding.kevDate ?? other.kevDate
      finding.mitigation = finding.mitigation ?? other.mitigation
      finding.fixVersion = finding.fixVersion ?? other.fixVersion
      if other.fixAvailable == true { finding.fixAvailable = true }
    }
  }
}
