package import FindingModel

/// What makes a run fail: more findings of a severity than there may be.
package struct Gate: Sendable, Hashable {
  /// Findings that are at least so severe count; those that are of no concern do not.
  package var severity: Severity
  /// How many there may be.
  package var allowed = 0
  /// Whether only findings count that the baseline does not have; without one all are new.
  package var onlyNew = false
  package var unit = Unit.finding
  package var origin: Origin

  /// What is counted.
  package enum Unit: String, Sendable, Hashable, CaseIterable {
    case finding
    /// Findings of the same vulnerability, or else of the same rule, count once.
    case vulnerability
  }

  package init(failOn severity: Severity, origin: Origin) {
    self.severity = severity
    self.origin = origin
  }
}

/// Counts findings for several gates.
package struct Gates: Sendable {
  package private(set) var counts: [GateCount]

  package init(_ gates: [Gate]) { counts = gates.map(GateCount.init) }

  package mutating func count(_ finding: Finding) {
    for index in counts.indices { counts[index].count(finding) }
  }

  package mutating func add(_ other: Gates) {
    for (index, count) in other.counts.enumerated() where counts.indices.contains(index) {
      counts[index].add(count)
    }
  }
}

/// Counts findings for a gate.
package struct GateCount: Sendable {
  package let gate: Gate
  private var findings = 0
  private var vulnerabilities = Set<String>()

  package init(_ gate: Gate) { self.gate = gate }

  mutating func count(_ finding: Finding) {
    guard finding.isOfConcern, finding.severity >= gate.severity else { return }
    findings += 1
    if gate.unit == .vulnerability {
      vulnerabilities.insert(
        (finding.vulnerabilityIDs.first ?? finding.vulnIDFromTool ?? finding.title).lowercased())
    }
  }

  mutating func add(_ other: GateCount) {
    findings += other.findings
    vulnerabilities.formUnion(other.vulnerabilities)
  }

  package var count: Int { gate.unit == .finding ? findings : vulnerabilities.count }

  package var isMet: Bool { count > gate.allowed }

  /// Why the gate is met, as "3 findings of High or worse, expected at most 0 (winnow.yaml:9)".
  package var message: String {
    let unit =
      switch gate.unit {
      case .finding: count == 1 ? "finding" : "findings"
      case .vulnerability: count == 1 ? "vulnerability" : "vulnerabilities"
      }
    let kind = gate.onlyNew ? "new \(unit)" : unit
    let severity = gate.severity == .critical ? "Critical" : "\(gate.severity.rawValue) or worse"
    return "\(count) \(kind) of \(severity), expected at most \(gate.allowed) (\(gate.origin))"
  }
}
