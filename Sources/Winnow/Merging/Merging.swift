import Deduplication
import FindingModel

/// Holds the findings of all reports until it is known which are the same.
struct Merging {
  private var grouping: Grouping
  private var findings: [Entry] = []

  /// A finding with where it was read.
  struct Entry {
    let finding: Finding
    let source: Source
  }

  /// A report, and how many there were before those of its path.
  struct Source: Hashable {
    let report: String
    let path: Int
  }

  init(_ settings: ReadingSettings) { grouping = Grouping(settings) }

  /// Takes a finding that is not dropped.
  mutating func add(_ finding: Finding, of source: Source) {
    grouping.add(finding)
    findings.append(Entry(finding: finding, source: source))
  }

  /// Gives what stays, at the place of the first finding that it stands for, and what goes, each
  /// before the one that stands for it.
  ///
  /// - Throws: What `stays` and `goes` throw.
  func finish(
    stays: (Entry) throws -> Void, goes: (Entry) throws -> Void
  ) rethrows {
    var groups: [Int: Grouping.Group] = [:]
    var isLater = [Bool](repeating: false, count: findings.count)
    for group in grouping.groups {
      groups[group.members[0]] = group
      for member in group.members.dropFirst() { isLater[member] = true }
    }
    for number in findings.indices where !isLater[number] {
      guard let group = groups[number] else {
        try stays(findings[number])
        continue
      }
      for member in group.members where member != group.survivor {
        try goes(findings[member])
      }
      try stays(survivor(of: group))
    }
  }

  /// What stands for a group: with what the others know, unless a server keeps it as it is.
  private func survivor(of group: Grouping.Group) -> Entry {
    let entries = group.members.map { findings[$0] }
    let entry = findings[group.survivor]
    var finding = entry.finding
    if grouping.strategy == .crossTool { finding.takeOver(from: entries.map(\.finding)) }
    finding.merged = MergedGroup(
      entries.map { MergedGroup.Member($0.finding, report: $0.source.report) },
      reason: group.reason, confidence: group.confidence)
    return Entry(finding: finding, source: entry.source)
  }
}
