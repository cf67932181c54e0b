public import FindingModel

/// Why a finding was kept, marked or dropped.
public struct Explanation: Sendable {
  public let finding: Finding
  /// The name of the report.
  public let report: String

  /// Whether it is about the finding that is asked for: by the beginning of its hash, an identifier,
  /// or a part of its title, whatever the letter case.
  public func isAbout(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.isEmpty || finding.hashCode?.hasPrefix(text) == true
      || finding.vulnerabilityIDs.contains { $0.lowercased() == text }
      || finding.vulnIDFromTool?.lowercased() == text || finding.title.lowercased().contains(text)
  }

  /// The explanation as lines: the decision first, then what each rule said, in order.
  public var lines: [String] {
    let place = finding.records.first.map { " (\(report): \($0.path))" } ?? " (\(report))"
    var lines = ["\(finding.severity.rawValue) \(finding.title.singleLine)\(place)"]
    if let hash = finding.hashCode { lines.append("  hash_code \(hash)") }
    guard let verdict = finding.verdict else { return lines }
    if let change = verdict.severityChange {
      lines.append("  severity \(change.old.rawValue) → \(change.new.rawValue) by \(change.reason)")
    }
    lines.append(
      "  \(verdict.outcome.rawValue)\(verdict.rule.map { " by \($0.text)" } ?? ": no rule applies")"
    )
    for opinion in verdict.opinions where opinion.rule != verdict.rule {
      let end = opinion.isExpired ? ", but is expired" : ", but a later rule decides"
      lines.append("  \(opinion.rule.text) says \(opinion.effect)\(end)")
    }
    return lines
  }
}

extension RuleReference {
  fileprivate var text: String {
    "`\(id)` (\(origin))\(reason.map { ": \($0.singleLine)" } ?? "")"
  }
}

extension String {
  fileprivate var singleLine: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

extension ReportRun {
  /// Explains the decision about each finding of the reports at a path, as they are read.
  public func explain(
    _ path: String, _ body: @escaping (Explanation) throws -> Void
  ) throws -> [ReportOutcome] {
    try read(path) { finding, report in try body(Explanation(finding: finding, report: report)) }
  }
}
