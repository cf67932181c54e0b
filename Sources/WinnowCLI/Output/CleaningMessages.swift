import Winnow

extension Messages {
  /// How many of a kind are told one by one; the receipt has all.
  private static let shown = 20

  /// Tells what was taken out of a report, and what could not be.
  func tell(_ summary: CleanedSummary, of report: String) {
    if isQuiet { return }
    for finding in summary.uncut.prefix(Messages.shown) {
      say("note", "\(report): \(finding.line)")
    }
    if summary.uncutCount > Messages.shown {
      say(
        "note", "\(report): \(summary.uncutCount - Messages.shown) more dropped findings stay in it"
      )
    }
    tell(summary.counts, of: report)
    for remark in summary.remarks { say("note", "\(report): \(remark)") }
    if summary.outputs.isEmpty { return }
    let bytes = summary.outputs.reduce(0) { $0 + $1.bytes }
    var parts: [String] = []
    if summary.recordsCut > 0 { parts.append("\(summary.recordsCut) records cut out") }
    if summary.recordsMarked > 0 { parts.append("\(summary.recordsMarked) marked") }
    if parts.isEmpty { return }
    Messages.write(
      "cleaned: \(parts.joined(separator: ", ")), \(bytes) bytes instead of"
        + " \(summary.bytes)\n")
  }

  private func tell(_ counts: [CleanedSummary.Count], of report: String) {
    for (counts, words) in [
      (counts.filter { $0.new != nil }, "counts made right"),
      (counts.filter { $0.new == nil }, "counts that still count what was cut out"),
    ] where !counts.isEmpty {
      let more = counts.count > 5 ? ", and \(counts.count - 5) more" : ""
      let list = counts.prefix(5).map(\.words).joined(separator: ", ")
      say("note", "\(report): \(words): \(list)\(more)")
    }
  }
}
