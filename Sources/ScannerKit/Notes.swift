public import ReportReading

/// What was wrong with single records of a report, and what else its reader should know.
public struct Notes: Sendable {
  private var unreadRecords = FirstErrors()
  private var otherRemarks = FirstErrors()
  /// What no known version of the report's format has: a new version, or other keys.
  public internal(set) var differences: [ReportError] = []

  /// Why records were not read, the first ones.
  public var unread: [ReportError] { unreadRecords.first }
  public var unreadCount: Int { unreadRecords.count }
  /// Things that did not keep a record from being read, the first ones.
  public var remarks: [ReportError] { otherRemarks.first }
  public var remarkCount: Int { otherRemarks.count }

  /// All that were kept.
  public var all: [ReportError] { unread + remarks + differences }

  public init() {}

  /// Notes a record that was not read; `locate` is called only for what is kept.
  mutating func addUnread(_ error: ReportError, locate: (ReportError) -> ReportError) {
    unreadRecords.add(locate(error))
  }

  mutating func addUnread(_ errors: FirstErrors, locate: (ReportError) -> ReportError) {
    unreadRecords.add(errors, locate)
  }

  mutating func addRemark(_ error: ReportError, locate: (ReportError) -> ReportError) {
    otherRemarks.add(locate(error))
  }

  mutating func addRemarks(_ errors: FirstErrors, locate: (ReportError) -> ReportError) {
    otherRemarks.add(errors, locate)
  }

  /// Takes back notes that tell nothing but why the report as a whole breaks off.
  mutating func forget(_ failure: ReportError) { unreadRecords.remove(failure) }
}
