package import FindingModel

/// How much a finding is to be told of its group by: that of the highest rank stands for all.
///
/// What is of concern comes first: that somebody marked what one scanner says does not take away what
/// others say. Then goes the severity.
package struct SurvivorRank: Comparable, Sendable {
  private let isOfConcern: Bool
  private let severity: Severity

  package init(_ finding: Finding) {
    isOfConcern = finding.isOfConcern
    severity = finding.severity
  }

  package static func < (left: SurvivorRank, right: SurvivorRank) -> Bool {
    left.isOfConcern != right.isOfConcern ? right.isOfConcern : left.severity < right.severity
  }
}

extension Finding {
  /// Takes from the findings of its group what it does not say itself; its identity stays.
  package mutating func takeOver(from group: [Finding]) {
    self.vulnerabilityIDs = union(with: group, \.vulnerabilityIDs)
    self.cwes = union(with: group, \.cwes)
    self.locations = union(with: group, \.locations)
    self.tags = union(with: group, \.tags)
    self.facts = union(with: group, \.facts)
    self.references = referenceLines(with: group)
    for other in group { fillGaps(from: other) }
  }

  /// Each value once, its own first.
  private func union<Value: Hashable>(
    with group: [Finding], _ values: (Finding) -> [Value]
  ) -> [Value] {
    (values(self) + group.flatMap(values)).distinct
  }

  /// Each line once; as it was where there is nothing to add.
  private func referenceLines(with group: [Finding]) -> String? {
    let texts = [self.references] + group.map(\.references)
    let lines = texts.compactMap { $0?.split(separator: "\n") }.joined()
    let all = Array(lines).distinct
    let own = Set((self.references ?? "").split(separator: "\n"))
    return own.isSuperset(of: all) ? self.references : all.joined(separator: "\n")
  }

  private mutating func fillGaps(from other: Finding) {
    if (self.cwe ?? 0) == 0, let cwe = other.cwe, cwe > 0 { self.cwe = cwe }
    self.cvssV3 = self.cvssV3 ?? other.cvssV3
    self.cvssV4 = self.cvssV4 ?? other.cvssV4
    self.epssScore = self.epssScore ?? other.epssScore
    self.epssPercentile = self.epssPercentile ?? other.epssPercentile
    self.knownExploited = self.knownExploited ?? other.knownExploited
    self.kevDate = self.kevDate ?? other.kevDate
    self.mitigation = self.mitigation ?? other.mitigation
    self.fixVersion = self.fixVersion ?? other.fixVersion
    if other.fixAvailable == true { self.fixAvailable = true }
  }
}
