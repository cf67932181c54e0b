public import ReportReading

/// What was wrong with single records of a report, and what else its reader should know.
public struct Notes: Sendable {
  /// How many notes of a kind are kept in full; behind that they are only counted.
  public static let kept = 20

  /// Why records were not read, the first ones.
  public private(set) var unread: [ReportError] = []
  public private(set) var unreadCount = 0
  /// Things that did not keep a record from being read, the first ones.
  public private(set) var remarks: [ReportError] = []
  public private(set) var remarkCount = 0
  /// What no known version of the report's format has: a new version, or other keys.
  public internal(set) var differences: [ReportError] = []

  /// All that were kept.
  public var all: [ReportError] { unread + remarks + differences }

  public init() {}

  /// Notes a record that was not read; `locate` is called only for what is kept.
  mutating func addUnread(_ error: ReportError, locate: (ReportError) -> ReportError) {
    unreadCount += 1
    if unread.count < Notes.kept { unread.append(locate(error)) }
  }

  mutating func addRemark(_ error: ReportError, locate: (ReportError) -> ReportError) {
    remarkCount += 1
    if remarks.count < Notes.kept { remarks.append(locate(error)) }
  }

  /// Counts records that were not read, of which nothing was kept.
  mutating func countUnread(_ more: Int) { unreadCount += more }

  /// Counts remarks of which nothing was kept.
  mutating func countRemarks(_ more: Int) { remarkCount += more }

  /// Takes back notes that tell nothing but why the report as a whole breaks off.
  mutating func forget(_ failure: ReportError) {
    let count = unread.count
    unread.removeAll { $0 == failure }
    unreadCount -= count - unread.count
  }
}
