package import FindingModel

/// A policy ready to decide about many findings.
package final class CompiledPolicy: Sendable {
  package let policy: Policy
  package let today: Day
  /// What scanners have to tell of findings for the policy to look at.
  package let wantedFacts: Set<Fact.Kind>
  private let enrichment: Enrichment?
  private let redaction: Redaction?
  private let index: RuleIndex
  /// By the number of a rule: whether its day is over.
  private let isExpired: [Bool]
  /// Whether verdicts tell what all rules said.
  private let explains: Bool

  package init(
    _ policy: Policy, today: Day, enrichment: Enrichment? = nil, redaction: Redaction? = nil,
    explains: Bool = false
  ) {
    self.policy = policy
    self.today = today
    self.enrichment = enrichment
    self.redaction = redaction
    self.explains = explains
    var wantedFacts = policy.wantedFacts
    if enrichment != nil { wantedFacts.insert(.alias) }
    if redaction != nil { wantedFacts.insert(.secret) }
    self.wantedFacts = wantedFacts
    index = RuleIndex(policy.rules.map(\.condition))
    isExpired = policy.rules.map { $0.isExpired(on: today) }
  }

  package var redacts: Bool { redaction != nil }

  /// The same policy on another day.
  package func on(_ today: Day) -> CompiledPolicy {
    CompiledPolicy(
      policy, today: today, enrichment: enrichment, redaction: redaction, explains: explains)
  }

  /// What deciding did to what the server makes a finding's hash of.
  package enum Trace: Sendable {
    /// Nothing; where paths or the severity were changed, the hash stays that of the report.
    case none
    /// Secrets were taken out.
    case textsChanged
  }

  /// Enriches, rewrites and rates a finding, decides about it, and takes its secrets out.
  package func decide(_ finding: inout Finding, tally: inout Tally) -> Trace {
    let isEnriched =
      enrichment?.apply(to: &finding, aliases: finding.texts(of: .alias)) ?? false
    policy.rewrite.apply(to: &finding, today: today)
    var verdict = Verdict.kept
    if !policy.severity.isEmpty,
      let change = policy.severity.change(of: Subject(finding, today: today))
    {
      verdict.severityChange = change
      finding.severity = change.new
    }
    if explains { verdict.opinions = opinions(on: finding) }
    if let number = decidingRule(for: finding, tally: &tally) {
      let rule = policy.rules[number]
      verdict.rule = rule.reference
      verdict.outcome = rule.effect.outcome
      if case .mark(let mark) = rule.effect {
        mark.apply(to: &finding)
        verdict.mark = mark
      }
    }
    let redacted =
      redaction?.redact(
        &finding, secrets: finding.texts(of: .secret), noting: &tally.originals) ?? 0
    finding.verdict = verdict
    tally.count(finding, verdict, isEnriched: isEnriched, hasSecrets: redacted > 0)
    return redacted > 0 ? .textsChanged : .none
  }

  /// The number of the rule that decides about a finding: of what was decided about its records,
  /// the mildest.
  private func decidingRule(for finding: Finding, tally: inout Tally) -> Int? {
    if policy.rules.isEmpty { return nil }
    let numbers = Subject.records(of: finding, today: today).map { lastRule(for: $0, &tally) }
    let deciding = numbers.min { weight($0) < weight($1) } ?? nil
    if let deciding { tally.decide(deciding) }
    return deciding
  }

  private func weight(_ number: Int?) -> Int {
    switch number.map({ policy.rules[$0].effect }) {
    case nil, .keep: 0
    case .mark: 1
    case .drop: 2
    }
  }

  /// The number of the last rule that applies.
  private func lastRule(for subject: Subject, _ tally: inout Tally) -> Int? {
    var last: Int?
    for number in index.candidates(for: subject) where !isExpired[number] {
      // Once it is decided, rules are tried only to learn whether they apply to anything at all.
      if last != nil, tally.hasMatched(number) { continue }
      guard policy.rules[number].condition.holds(for: subject) else { continue }
      tally.match(number)
      last = last ?? number
    }
    return last
  }

  /// What each rule that applies to a finding, with all of its records, says of it, in order.
  private func opinions(on finding: Finding) -> [Opinion] {
    let records = Subject.records(of: finding, today: today)
    return index.candidates(for: Subject(finding, today: today)).reversed().compactMap { number in
      let rule = policy.rules[number]
      guard records.allSatisfy(rule.condition.holds) else { return nil }
      return Opinion(rule.reference, effect: rule.effect.word, isExpired: isExpired[number])
    }
  }
}

extension Policy {
  /// The facts that its conditions and its sources of severities look at.
  fileprivate var wantedFacts: Set<Fact.Kind> {
    var conditions = rules.map(\.condition)
    conditions += (severity.map + severity.raise).map(\.condition)
    conditions += rewrite.labels.map(\.condition)
    let fields = conditions.reduce(into: Set<Field>()) { $0.formUnion($1.fields) }
    let kinds = fields.reduce(into: Set<Fact.Kind>()) { $0.formUnion($1.facts) }
    return severity.sources.isEmpty ? kinds : kinds.union([.vendorSeverity])
  }
}

extension Finding {
  /// What is told of it in facts of a kind.
  fileprivate func texts(of kind: Fact.Kind) -> [String] {
    self.facts.filter { $0.kind == kind }.map(\.text)
  }
}

extension Rule {
  package var reference: RuleReference {
    RuleReference(id: id, origin: "\(origin)", reason: reason)
  }
}

extension Effect {
  /// The effect as policies name it.
  package var word: String {
    switch self {
    case .keep: "keep"
    case .drop: "drop"
    case .mark(let mark): mark.rawValue
    }
  }

  var outcome: Verdict.Outcome {
    switch self {
    case .keep: .kept
    case .drop: .dropped
    case .mark: .marked
    }
  }
}

extension Mark {
  /// Sets the field that DefectDojo has for the mark; a finding of no concern is not active there.
  func apply(to finding: inout Finding) {
    finding.active = false
    switch self {
    case .falsePositive: finding.falsePositive = true
    case .riskAccepted: finding.riskAccepted = true
    case .outOfScope: finding.outOfScope = true
    case .inactive: break
    }
  }
}
