import Foundation
import Winnow

/// What is said of a run when it is over, and what the program ends with.
struct RunSummary {
  let outcomes: [ReportOutcome]
  var receipt: Receipt
  let policy: LoadedPolicy
  let messages: Messages
  /// Whether unread records and odd rules are errors.
  let isStrict: Bool

  /// Whether a report was not read as it has to be.
  var isUnread: Bool {
    outcomes.contains { $0.failure != nil } || isStrict && receipt.counts.unread > 0
  }

  /// How many rules are named.
  private static let rulesShown = 20

  /// Tells what became of the findings, writes the receipt, and throws what the program is to end
  /// with where not all is well.
  ///
  /// - Parameters:
  ///   - receiptPath: The file that the receipt is written to.
  ///   - tellsDecisions: Whether to say what the policy did; what was written may say it already.
  ///   - refusal: What a guard refuses.
  ///   - stop: What kept a delivery from being done to its end.
  /// - Throws: What the program is to end with.
  func conclude(
    receiptPath: String?, tellsDecisions: Bool = true, refusal: String? = nil,
    stop: (any Error)? = nil
  ) throws {
    outcomes.forEach(messages.tell)
    if let receiptPath {
      let output = try OutputFile(receiptPath)
      try output.write(try receipt.jsonDocument())
      try output.finish()
    }
    if tellsDecisions, receipt.hasDecisions { tell(receipt) }
    for warning in receipt.warnings {
      if isStrict { messages.say("error", warning) } else { messages.warn(warning) }
    }
    for gate in receipt.gates where gate.isMet { messages.say("error", gate.message) }
    if let refusal { messages.say("error", refusal) }
    if let stop { throw stop }
    if isUnread { throw ExitStatus.unreadable }
    if isStrict, !receipt.warnings.isEmpty { throw ExitStatus.usage }
    if refusal != nil { throw ExitStatus.refused }
    if receipt.gates.contains(where: \.isMet) { throw GateMet(exitCode: policy.exitCode) }
  }

  private func tell(_ receipt: Receipt) {
    if messages.isQuiet { return }
    for outcome in outcomes { tellSuppressed(outcome) }
    let counts = receipt.counts
    var parts = ["\(counts.read) read", "\(counts.kept) kept"]
    if counts.marked > 0 { parts.append("\(counts.marked) marked") }
    parts.append("\(counts.dropped) dropped")
    if counts.merged > 0 { parts.append("\(counts.merged) merged") }
    if counts.severityChanged > 0 { parts.append("\(counts.severityChanged) of another severity") }
    if counts.redacted > 0 {
      parts.append("\(counts.redacted) without their secrets, which gives them another hash_code")
    }
    Messages.write("findings: \(parts.joined(separator: ", "))\n")
    let used = receipt.usedRules
    for rule in used.prefix(RunSummary.rulesShown) {
      let reason = rule.reason.map { ": \($0.singleLine)" } ?? ""
      Messages.write(
        "  \(rule.findings) \(rule.effectInPast) by `\(rule.id)` (\(rule.origin))\(reason)\n")
    }
    if used.count > RunSummary.rulesShown {
      Messages.write("  and by \(used.count - RunSummary.rulesShown) more rules\n")
    }
  }

  private func tellSuppressed(_ outcome: ReportOutcome) {
    for line in outcome.suppressed { messages.say("suppressed", "\(outcome.report): \(line)") }
    if !outcome.suppressed.isEmpty, outcome.suppressedCount > outcome.suppressed.count {
      let more = outcome.suppressedCount - outcome.suppressed.count
      messages.say("suppressed", "\(outcome.report): \(more) more findings")
    }
  }
}

extension Receipt {
  /// Whether a policy had anything to say.
  fileprivate var hasDecisions: Bool {
    !rules.isEmpty || counts.merged > 0 || counts.severityChanged > 0 || counts.redacted > 0
  }
}

extension String {
  /// The text without line breaks, for a message of one line.
  fileprivate var singleLine: String {
    let line = split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 100 ? line.prefix(99) + "…" : line
  }
}
