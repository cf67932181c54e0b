package import FindingModel

extension CompiledPolicy {
  /// How many days before its end a rule is warned about.
  package static let notice = 14

  /// What is odd about the rules: that they are expired or soon will be, or that no finding of a
  /// run met them.
  ///
  /// Of rules that flags stand for, and of statements that are about many products, most apply to
  /// nothing; that is not odd.
  package func warnings(after tally: Tally) -> [String] {
    policy.rules.enumerated().compactMap { number, rule in
      if let warning = rule.expiryWarning(on: today, notice: CompiledPolicy.notice) {
        return warning
      }
      guard rule.isMeantForTheseFindings, !tally.hasMatched(number) else { return nil }
      return "\(rule.origin): rule `\(rule.id)` matched no finding"
    }
  }
}

extension Rule {
  /// That the rule is expired on a day, or will be within a number of days.
  package func expiryWarning(on today: Day, notice: Int) -> String? {
    guard let expires else { return nil }
    let seconds = Moment(expires).secondsSince1970 - Moment(today).secondsSince1970
    let days = seconds / 86_400
    if days < 0 { return "\(origin): rule `\(id)` expired on \(expires)" }
    if days > notice { return nil }
    let when = days == 0 ? "today" : days == 1 ? "tomorrow" : "in \(days) days"
    return "\(origin): rule `\(id)` ends \(when), on \(expires)"
  }
}
