public import Foundation
import Triage

/// That an output would hold secrets which were replaced elsewhere in it.
public struct LeakError: Error, Sendable, CustomStringConvertible {
  public let description: String

  /// Refuses a document that holds one of the secrets that were replaced while reports were read.
  public static func check(_ document: Data, of outcomes: [ReportOutcome]) throws(LeakError) {
    guard var check = LeakCheck(outcomes) else { return }
    Array(document).withUnsafeBytes { check.scan($0) }
    try check.refuse()
  }
}

extension LeakCheck {
  /// Nothing where no secrets were replaced.
  fileprivate init?(_ outcomes: [ReportOutcome]) {
    var originals = RedactedOriginals()
    for outcome in outcomes { originals.add(outcome.tally.originals) }
    guard originals.count > 0 else { return nil }
    self.init(originals)
  }

  fileprivate func refuse() throws(LeakError) {
    guard let first = leaks.first else { return }
    throw LeakError(
      description:
        "redaction: \(count) places of the output still hold a secret, the first at"
        + " byte \(first.offset) that of `\(first.mark)`; nothing was written")
  }
}

extension OutputFile {
  /// Refuses an output that holds one of the secrets that were replaced while it was made.
  func checkForLeaks(of outcomes: [ReportOutcome]) throws {
    guard var check = LeakCheck(outcomes) else { return }
    try eachPiece { check.scan($0) }
    try check.refuse()
  }
}
