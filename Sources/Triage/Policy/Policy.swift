/// Everything that a user has decided about findings, from one file or several.
package struct Policy: Sendable, Hashable {
  package var settings = PolicySettings()
  package var severity = SeverityPolicy()
  package var rewrite = RewritePolicy()
  /// In order: the last rule that matches a finding decides.
  package var rules: [Rule] = []
  package var gates: [Gate] = []

  package init() {}

  /// Adds what another file says; where only one can hold, that of the other file does.
  package mutating func add(_ other: Policy) {
    settings.add(other.settings)
    severity.add(other.severity)
    rewrite.add(other.rewrite)
    rules += other.rules
    gates += other.gates
  }

  /// Which rules can never decide, as a later one has the same condition.
  package var shadowed: [String] {
    var later: [Condition: Rule] = [:]
    var warnings: [String] = []
    for rule in rules.reversed() {
      if let other = later[rule.condition] {
        warnings.append(
          "\(rule.origin): rule `\(rule.id)` never decides: `\(other.id)` (\(other.origin)) has"
            + " the same condition")
      } else if rule.expires == nil {
        later[rule.condition] = rule
      }
    }
    return warnings.reversed()
  }
}
