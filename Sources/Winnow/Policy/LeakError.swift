import ReportReading
import Triage

/// That an output would hold secrets which were replaced elsewhere in it.
public struct LeakError: Error, Sendable, CustomStringConvertible {
  public let description: String
}

extension OutputFile {
  /// Refuses an output that holds one of the secrets that were replaced while it was made.
  func checkForLeaks(of outcomes: [ReportOutcome]) throws {
    var originals = RedactedOriginals()
    for outcome in outcomes { originals.add(outcome.tally.originals) }
    guard originals.count > 0 else { return }
    var check = LeakCheck(originals)
    try eachPiece { check.scan($0) }
    guard let first = check.leaks.first else { return }
    throw LeakError(
      description:
        "redaction: \(check.count) places of the output still hold a secret, the first at"
        + " byte \(first.offset) that of `\(first.mark)`; nothing was written")
  }
}
