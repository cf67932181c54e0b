package import FindingModel

/// Gathers what becomes of the records of a report from what is decided about its findings.
///
/// A record is cut out only if all findings that were made of it are dropped. Of a record at several
/// places, each of them a finding, the places alone are cut out where some are kept.
package struct RecordDecisions {
  /// A finding of which the cleaned report does not tell what was decided.
  package struct Exception: Sendable {
    package let title: String
    package let severity: Severity
    package let hashCode: String?
    /// The way to its record.
    package let record: String
    package let reason: String
  }

  /// What marked findings are marked as, and why.
  package struct Marking: Hashable, Sendable {
    package let mark: Mark
    package let reason: String
  }

  package private(set) var log = RecordLog()
  /// The first findings that are dropped and cannot be cut out, up to ``mostExceptions``.
  package private(set) var uncut: [Exception] = []
  package private(set) var uncutCount = 0
  /// The markings by the numbers that the log has.
  package private(set) var markings: [Marking] = []
  /// How many findings are merged into others and cannot be cut out; a server merges them too.
  package private(set) var unmergedCount = 0
  /// How many findings are marked whose records others are made of too.
  package private(set) var unmarkedCount = 0
  package static let mostExceptions = 10_000

  private var numbers: [Marking: Int] = [:]
  /// A bit for each finding: whether it is dropped.
  private var dropped: [UInt64] = []
  private var count = 0
  /// The findings of the record that was met last.
  private var group: Group?

  private struct Group {
    let record: RecordPosition
    var dropped: [(finding: Finding, isMerged: Bool)] = []
    var fates: [RecordLog.Fate: Int] = [:]
  }

  /// Which records belong together, where the report may have to be split.
  private(set) var links: RecordLinks?

  /// - Parameter splits: Whether the report may have to be split.
  package init(splits: Bool = false) { links = splits ? RecordLinks() : nil }

  /// Takes a finding, in the order in which they were read.
  ///
  /// - Parameters:
  ///   - finding: The finding with what a policy decided about it.
  ///   - isMerged: Whether another finding stands for it.
  package mutating func add(_ finding: Finding, isMerged: Bool = false) {
    let fate = isMerged ? .cut : fate(of: finding)
    if count & 63 == 0 { dropped.append(0) }
    if fate == .cut { dropped[count >> 6] |= 1 << (count & 63) }
    count += 1
    links?.add(finding)
    guard finding.records.count == 1, let record = finding.records.first else {
      finish()
      for record in finding.records { append(record.bytes, of: record, fate) }
      return
    }
    if group?.record.bytes != record.bytes {
      finish()
      group = Group(record: record)
    }
    group?.fates[fate, default: 0] += 1
    if fate == .cut { group?.dropped.append((finding, isMerged)) }
  }

  /// What is to become of a finding's record, as far as that goes by this finding.
  private mutating func fate(of finding: Finding) -> RecordLog.Fate {
    guard let verdict = finding.verdict else { return .keep }
    if verdict.outcome == .dropped { return .cut }
    guard let mark = verdict.mark else { return .keep }
    let marking = Marking(mark: mark, reason: verdict.rule?.reason ?? verdict.rule?.id ?? "")
    if let number = numbers[marking] { return .mark(number) }
    numbers[marking] = markings.count
    markings.append(marking)
    return .mark(markings.count - 1)
  }

  /// Takes a record that says again what a finding says, so that it would be read in its place.
  package mutating func addRepeat(of first: Int, at record: RecordPosition) {
    finish()
    links?.addRepeat(of: first, at: record)
    let isDropped = first < count && dropped[first >> 6] & 1 << (first & 63) != 0
    append(record.bytes, of: record, isDropped ? .cut : .keep)
  }

  /// Settles what becomes of the last record.
  package mutating func finish() {
    guard let group else { return }
    self.group = nil
    if let fate = group.fates.first?.key, group.fates.count == 1 {
      return append(group.record.bytes, of: group.record, fate)
    }
    for (fate, count) in group.fates {
      if case .mark = fate { unmarkedCount += count }
    }
    // As a whole it goes into one part of the report.
    if links != nil { append(group.record.bytes, of: group.record, .keep) }
    for (finding, isMerged) in group.dropped {
      if let part = finding.part {
        append(part, of: group.record, .cut)
      } else if isMerged {
        unmergedCount += 1
      } else {
        note(finding, "its record tells of findings that are kept")
      }
    }
  }

  /// Notes a finding that is dropped and cannot be cut out.
  private mutating func note(_ finding: Finding, _ reason: String) {
    uncutCount += 1
    guard uncut.count < RecordDecisions.mostExceptions else { return }
    uncut.append(
      Exception(
        title: finding.title, severity: finding.severity, hashCode: finding.hashCode,
        record: finding.records.first?.path ?? "", reason: reason))
  }

  private mutating func append(
    _ bytes: Range<Int>, of record: RecordPosition, _ fate: RecordLog.Fate
  ) {
    log.append(RecordLog.Entry(bytes, fate, isOnTop: record.base.isEmpty))
  }
}
