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
    for remark in summary.remarks { say("note", "\(report): \(remark)") }
    guard let output = summary.outputs.first, summary.recordsCut > 0 else { return }
    Messages.write(
      "cleaned: \(summary.recordsCut) records cut out,"
        + " \(output.bytes) of \(summary.bytes) bytes left\n")
  }
}
