package import FindingModel

/// Gathers what becomes of the records of a report from what is decided about its findings.
///
/// A record is cut out only if all findings that were made of it are dropped. Of a record at several
/// places, each of them a finding, the places alone are cut out where some are kept.
package struct RecordDecisions {
  /// A finding that was dropped and still stands in the cleaned report.
  package struct Uncut: Sendable {
    package let finding: Finding
    package let reason: String
  }

  package private(set) var log = RecordLog()
  /// The first findings that cannot be cut out, up to ``mostUncut``.
  package private(set) var uncut: [Uncut] = []
  package private(set) var uncutCount = 0
  package static let mostUncut = 10_000

  /// A bit for each finding: whether it is dropped.
  private var dropped: [UInt64] = []
  private var count = 0
  /// The findings of the record that was met last.
  private var group: Group?

  private struct Group {
    let record: RecordPosition
    var dropped: [Finding] = []
    var kept = 0
  }

  package init() {}

  /// Takes a finding, in the order in which they were read.
  package mutating func add(_ finding: Finding) {
    let isDropped = finding.isDropped
    if count & 63 == 0 { dropped.append(0) }
    if isDropped { dropped[count >> 6] |= 1 << (count & 63) }
    count += 1
    guard finding.records.count == 1, let record = finding.records.first else {
      finish()
      for record in finding.records { append(record.bytes, of: record, isCut: isDropped) }
      return
    }
    if group?.record.bytes != record.bytes {
      finish()
      group = Group(record: record)
    }
    if isDropped { group?.dropped.append(finding) } else { group?.kept += 1 }
  }

  /// Takes a record that says again what a finding says, so that it would be read in its place.
  package mutating func addRepeat(of first: Int, at record: RecordPosition) {
    finish()
    let isDropped = first < count && dropped[first >> 6] & 1 << (first & 63) != 0
    append(record.bytes, of: record, isCut: isDropped)
  }

  /// Settles what becomes of the last record.
  package mutating func finish() {
    guard let group else { return }
    self.group = nil
    guard group.kept > 0, !group.dropped.isEmpty else {
      return append(group.record.bytes, of: group.record, isCut: group.kept == 0)
    }
    for finding in group.dropped {
      if let part = finding.part {
        append(part, of: group.record, isCut: true)
      } else {
        note(finding, "its record tells of findings that are kept")
      }
    }
  }

  /// Notes a finding that is dropped and cannot be cut out.
  private mutating func note(_ finding: Finding, _ reason: String) {
    uncutCount += 1
    if uncut.count < RecordDecisions.mostUncut {
      uncut.append(Uncut(finding: finding, reason: reason))
    }
  }

  private mutating func append(_ bytes: Range<Int>, of record: RecordPosition, isCut: Bool) {
    log.append(RecordLog.Entry(bytes, isCut ? .cut : .keep, isOnTop: record.base.isEmpty))
  }
}

extension Finding {
  /// Whether its record is to be cut out.
  fileprivate var isDropped: Bool { self.verdict?.outcome == .dropped }
}
