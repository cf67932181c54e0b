package import FindingModel

/// What a policy did to the findings of a report, or of several.
package struct Tally: Sendable {
  package private(set) var read = 0
  package private(set) var kept = 0
  package private(set) var marked = 0
  package private(set) var dropped = 0
  /// Merged into others that are kept or marked.
  package private(set) var merged = 0
  package private(set) var severityChanged = 0
  /// How many findings got a score or an entry that they did not have.
  package private(set) var enriched = 0
  /// How many findings had secret values, which were replaced.
  package private(set) var redacted = 0
  /// By the number of a rule: how many findings it decided about.
  package private(set) var decided: [Int: Int] = [:]
  private var matched = Set<Int>()
  /// The secrets that were replaced, for outputs to be searched for them.
  package internal(set) var originals = RedactedOriginals()
  package private(set) var gates: Gates
  /// How many findings of each severity are kept and of concern.
  package private(set) var severities: [Severity: Int] = [:]

  package init(gates: [Gate] = []) { self.gates = Gates(gates) }

  /// Whether a rule has applied to a finding so far, even if a later one decided.
  package func hasMatched(_ rule: Int) -> Bool { matched.contains(rule) }

  mutating func match(_ rule: Int) { matched.insert(rule) }
  mutating func decide(_ rule: Int) { decided[rule, default: 0] += 1 }

  /// Counts a finding that was decided about.
  mutating func count(_ finding: Finding, _ verdict: Verdict, isEnriched: Bool, hasSecrets: Bool) {
    read += 1
    if isEnriched { enriched += 1 }
    if hasSecrets { redacted += 1 }
    if verdict.severityChange != nil { severityChanged += 1 }
    switch verdict.outcome {
    case .dropped: dropped += 1
    case .marked: marked += 1
    case .kept:
      kept += 1
      countConcern(finding)
    }
  }

  /// Counts a finding that is kept for gates.
  package mutating func countConcern(_ finding: Finding) {
    severities[finding.severity, default: 0] += 1
    gates.count(finding)
  }

  /// Begins to count anew for gates, as they count what is left after merging.
  package mutating func forgetConcerns() {
    severities = [:]
    gates = Gates(gates.counts.map(\.gate))
  }

  /// Counts a finding that was not dropped once more, after merging.
  ///
  /// - Parameters:
  ///   - finding: With what was decided about it.
  ///   - isMerged: Whether another finding stands for it; else gates count it where it is kept.
  package mutating func settle(_ finding: Finding, isMerged: Bool) {
    let isMarked = finding.verdict?.outcome == .marked
    if isMerged {
      merged += 1
      if isMarked { marked -= 1 } else { kept -= 1 }
    } else if !isMarked {
      countConcern(finding)
    }
  }

  package mutating func add(_ other: Tally) {
    read += other.read
    kept += other.kept
    marked += other.marked
    dropped += other.dropped
    merged += other.merged
    severityChanged += other.severityChanged
    enriched += other.enriched
    redacted += other.redacted
    decided.merge(other.decided, uniquingKeysWith: +)
    matched.formUnion(other.matched)
    originals.add(other.originals)
    severities.merge(other.severities, uniquingKeysWith: +)
    gates.add(other.gates)
  }
}
