package import FindingModel

/// How severe findings are, where that is not what their scanner says.
package struct SeverityPolicy: Sendable, Hashable {
  /// Whose word counts: the first of these that has one; the scanner's where none has.
  package var sources: [SeveritySource] = []
  /// Replaces severities: the last rule that matches decides.
  package var map: [SeverityRule] = []
  /// Raises severities that are lower: the highest of all rules that match.
  package var raise: [SeverityRule] = []

  package init() {}

  package mutating func add(_ other: SeverityPolicy) {
    if !other.sources.isEmpty { sources = other.sources }
    map += other.map
    raise += other.raise
  }

  package var isEmpty: Bool { sources.isEmpty && map.isEmpty && raise.isEmpty }

  /// The severity of a finding where it is not the scanner's.
  func change(of subject: Subject) -> SeverityChange? {
    let old = subject.finding.severity
    var new = old
    var reason = ""
    if let (severity, source) = rated(subject) { (new, reason) = (severity, source.text) }
    if let rule = map.last(where: { $0.condition.holds(for: subject) }) {
      (new, reason) = (rule.severity, "\(rule.origin)")
    }
    for rule in raise where rule.severity > new && rule.condition.holds(for: subject) {
      (new, reason) = (rule.severity, "\(rule.origin)")
    }
    return new == old ? nil : SeverityChange(from: old, to: new, reason: reason)
  }

  private func rated(_ subject: Subject) -> (severity: Severity, source: SeveritySource)? {
    for source in sources {
      if let severity = source.severity(of: subject.finding) { return (severity, source) }
    }
    return nil
  }
}

/// One line of a severity map.
package struct SeverityRule: Sendable, Hashable {
  package let condition: Condition
  package let severity: Severity
  package let origin: Origin

  package init(when condition: Condition, _ severity: Severity, origin: Origin) {
    self.condition = condition
    self.severity = severity
    self.origin = origin
  }
}

/// Who says how severe a finding is.
package enum SeveritySource: Sendable, Hashable {
  case scanner
  case cvss4
  case cvss3
  /// Another source that the scanner names, as `redhat` in Trivy's reports.
  case vendor(String)

  /// Reads `scanner`, `cvss4`, `cvss3` or `vendor:NAME`.
  package init?(_ text: String) {
    switch text {
    case "scanner": self = .scanner
    case "cvss4": self = .cvss4
    case "cvss3": self = .cvss3
    default:
      guard text.hasPrefix("vendor:"), text.utf8.count > 7 else { return nil }
      self = .vendor(text.dropFirst(7).lowercased())
    }
  }

  package var text: String {
    switch self {
    case .scanner: "scanner"
    case .cvss4: "cvss4"
    case .cvss3: "cvss3"
    case .vendor(let name): "vendor:\(name)"
    }
  }

  func severity(of finding: Finding) -> Severity? {
    switch self {
    case .scanner: finding.severity
    case .cvss4: finding.cvssV4Score.map(Severity.init(score:))
    case .cvss3: finding.cvssV3Score.map(Severity.init(score:))
    case .vendor(let name):
      finding.facts.lazy.filter { $0.kind == .vendorSeverity }
        .compactMap { fact -> Severity? in
          let parts = fact.text.split(separator: ":", maxSplits: 1)
          guard parts.count == 2, parts[0].lowercased() == name else { return nil }
          return Severity(word: parts[1])
        }.first
    }
  }
}
