import FindingModel
import ReportReading
import ScannerKit
import Triage

/// What became of all findings of a run, and by which rules.
///
/// read = kept + marked + dropped + merged, for each report and in all.
public struct Receipt: Sendable, Codable, Equatable {
  /// Changes where members change their meaning or go away.
  public private(set) var schemaVersion = 1
  public let counts: Counts
  public let reports: [Report]
  public let rules: [RuleUse]
  public private(set) var gates: [GateResult]
  /// What is odd about the policy: rules that matched nothing, that are expired or soon will be.
  public let warnings: [String]
  /// What became of reports that were uploaded; nil where none was to be.
  public var delivered: [DeliveredUpload]?
  /// What became of findings that were posted; nil where none was to be.
  public var posted: [DeliveredPosts]?
  /// What was taken out of a report that stays in its scanner's format; nothing for other outputs.
  public var cleaned: CleanedSummary?
  /// What became of requests; nil where none were to be synchronized.
  public var requests: [DeliveredRequest]?

  public struct Counts: Sendable, Codable, Equatable {
    /// Findings.
    public var read = 0
    /// Records that could not be read.
    public var unread = 0
    public var kept = 0
    /// Kept, and said to be of no concern.
    public var marked = 0
    public var dropped = 0
    /// Merged into others that were kept.
    public var merged = 0
    public var severityChanged = 0
    /// Findings that got an EPSS score or an entry in CISA's catalogue.
    public var enriched = 0
    /// Findings with secrets that were replaced.
    public var redacted = 0
  }

  public struct Report: Sendable, Codable, Equatable {
    public let report: String
    public let scanType: String
    public let counts: Counts
    /// Why it could not be read, or not to its end.
    public let failure: String?
  }

  public struct RuleUse: Sendable, Codable, Equatable {
    public let id: String
    /// Where the rule stands.
    public let origin: String
    /// `keep`, `drop`, or what findings are marked as.
    public let effect: String
    public let reason: String?
    public let owner: String?
    /// The last day, in UTC.
    public let expires: String?
    public let isExpired: Bool
    /// How many findings it decided about.
    public let findings: Int
    /// Whether it applied to any finding, even if a later rule decided.
    public let hasMatched: Bool
  }

  public struct GateResult: Sendable, Codable, Equatable {
    public let origin: String
    public let isMet: Bool
    public let count: Int
    public let allowed: Int
    public let message: String
  }

  /// Sums up how reading went with each report.
  public init(_ outcomes: [ReportOutcome], policy: LoadedPolicy) {
    let policy = policy.compiled
    var total = Tally(gates: policy.policy.gates)
    for outcome in outcomes { total.add(outcome.tally) }
    reports = outcomes.map { outcome in
      Report(
        report: outcome.report, scanType: outcome.scanType,
        counts: Counts(outcome.tally, unread: outcome.notes.unreadCount),
        failure: outcome.failure?.description)
    }
    counts = Counts(total, unread: outcomes.reduce(0) { $0 + $1.notes.unreadCount })
    rules = policy.policy.rules.enumerated().map { number, rule in
      RuleUse(
        id: rule.id, origin: "\(rule.origin)", effect: rule.effect.word, reason: rule.reason,
        owner: rule.owner, expires: rule.expires?.description,
        isExpired: rule.isExpired(on: policy.today), findings: total.decided[number] ?? 0,
        hasMatched: total.hasMatched(number))
    }
    gates = total.gates.counts.map(GateResult.init)
    warnings = policy.warnings(after: total)
  }

  /// Takes for gates that count only new findings, or for all, what they count of these.
  mutating func count(_ new: Gates, evenWhereAllCount isForAll: Bool) {
    for (index, count) in new.counts.enumerated() where isForAll || count.gate.onlyNew {
      gates[index] = GateResult(count)
    }
  }
}

extension ReadingSettings {
  /// What became of findings that were read by these settings.
  func receipt(of outcomes: [ReportOutcome]) throws -> Receipt {
    let policy = try self.policy ?? LoadedPolicy(PolicyOptions.none, now: now)
    return Receipt(outcomes, policy: policy)
  }
}

extension Receipt {
  /// The rules that decided about findings, the busiest first.
  public var usedRules: [RuleUse] {
    rules.filter { $0.findings > 0 }.sorted { $0.findings > $1.findings }
  }
}

extension Receipt.RuleUse {
  /// What happened to the findings, as "dropped" or "marked false_positive".
  public var effectInPast: String {
    switch effect {
    case "keep": "kept"
    case "drop": "dropped"
    default: "marked \(effect)"
    }
  }
}

extension Receipt.GateResult {
  init(_ count: GateCount) {
    origin = "\(count.gate.origin)"
    isMet = count.isMet
    self.count = count.count
    allowed = count.gate.allowed
    message = count.message
  }
}

extension Receipt.Counts {
  init(_ tally: Tally, unread: Int) {
    self.unread = unread
    read = tally.read
    kept = tally.kept
    marked = tally.marked
    dropped = tally.dropped
    merged = tally.merged
    severityChanged = tally.severityChanged
    enriched = tally.enriched
    redacted = tally.redacted
  }
}
