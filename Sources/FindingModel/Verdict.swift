/// What a policy decided about a finding, and why.
public struct Verdict: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    case kept
    /// Kept, and said to be of no concern.
    case marked
    case dropped
  }

  public var outcome: Outcome
  /// Why the finding is of no concern, where it is marked.
  public var mark: Mark?
  /// The rule that decided, unless none did.
  public var rule: RuleReference?
  /// What changed the severity, unless nothing did.
  public var severityChange: SeverityChange?
  /// What all rules that apply said, in their order; collected only for explanations.
  public var opinions: [Opinion] = []

  public init(
    _ outcome: Outcome, rule: RuleReference? = nil, severityChange: SeverityChange? = nil
  ) {
    self.outcome = outcome
    self.rule = rule
    self.severityChange = severityChange
  }

  public static let kept = Verdict(.kept)
}

/// Why a kept finding is of no concern; DefectDojo has a field for each.
public enum Mark: String, Sendable, Hashable, CaseIterable {
  case falsePositive = "false_positive"
  case riskAccepted = "risk_accepted"
  case outOfScope = "out_of_scope"
  case inactive
}

/// A rule of a policy, as results name it.
public struct RuleReference: Sendable, Hashable {
  public let id: String
  /// Where the rule stands, as `winnow.yaml:12:5`.
  public let origin: String
  public let reason: String?

  public init(id: String, origin: String, reason: String? = nil) {
    self.id = id
    self.origin = origin
    self.reason = reason
  }
}

/// What one rule said of a finding.
public struct Opinion: Sendable, Hashable {
  public let rule: RuleReference
  /// `keep`, `drop`, or what the finding was to be marked as.
  public let effect: String
  /// Whether the rule's last day is over, so that it says nothing any more.
  public let isExpired: Bool

  public init(_ rule: RuleReference, effect: String, isExpired: Bool) {
    self.rule = rule
    self.effect = effect
    self.isExpired = isExpired
  }
}

/// A severity that a policy replaced.
public struct SeverityChange: Sendable, Hashable {
  public let old: Severity
  public let new: Severity
  /// Why, as "cvss4" or the place of a rule.
  public let reason: String

  public init(from old: Severity, to new: Severity, reason: String) {
    self.old = old
    self.new = new
    self.reason = reason
  }
}
