import Deduplication
import FindingModel

/// Holds the findings of all reports until it is known which are the same.
struct Merging {
  private let strategy: MergeSettings.Strategy
  private let identity: Identity
  private var findings: [Entry] = []
  private var duplicates = ServerDuplicates()
  private var crossTool: CrossToolGrouping
  /// By the number of an original: the numbers of its duplicates.
  private var copies: [Int: [Int]] = [:]

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

  init(_ settings: ReadingSettings) {
    strategy = settings.merging.strategy
    identity = settings.identity
    crossTool = CrossToolGrouping(aliases: settings.merging.aliases)
  }

  /// Takes a finding that is not dropped.
  mutating func add(_ finding: Finding, of source: Source) {
    switch strategy {
    case .off: break
    case .server:
      let original = duplicates.add(
        FindingTrace(finding), testType: finding.testName, algorithm(for: finding))
      if let original { copies[original, default: []].append(findings.count) }
    case .crossTool: crossTool.add(finding)
    }
    findings.append(Entry(finding: finding, source: source))
  }

  private func algorithm(for finding: Finding) -> DeduplicationAlgorithm {
    identity.algorithm(scanType: finding.scanType, testType: finding.testType)
  }

  /// Gives what stays, at the place of the first finding that it stands for, and what goes, each
  /// before the one that stands for it.
  ///
  /// - Throws: What `stays` throws.
  func finish(stays: (Entry) throws -> Void, goes: (Entry) -> Void) rethrows {
    var groups: [Int: Group] = [:]
    var isLater = [Bool](repeating: false, count: findings.count)
    for group in self.groups {
      groups[group.members[0]] = group
      for member in group.members.dropFirst() { isLater[member] = true }
    }
    for number in findings.indices where !isLater[number] {
      guard let group = groups[number] else {
        try stays(findings[number])
        continue
      }
      let entries = group.members.map { findings[$0] }
      guard let survivor = survivor(of: entries, group) else { continue }
      for (place, entry) in entries.enumerated() where place != survivor.place { goes(entry) }
      try stays(Entry(finding: survivor.finding, source: entries[survivor.place].source))
    }
  }

  /// The numbers of findings that are the same, in ascending order, and why they are.
  private typealias Group = (members: [Int], reason: String, confidence: MergedGroup.Confidence)

  private var groups: [Group] {
    if strategy == .crossTool {
      return crossTool.groups().map { ($0.members, $0.reason, $0.confidence) }
    }
    return copies.map { original, copies in
      let algorithm = algorithm(for: findings[original].finding)
      return ([original] + copies, "duplicates by \(algorithm.rawValue)", .certain)
    }
  }

  /// A server keeps the first one as it is.
  private func survivor(
    of entries: [Entry], _ group: Group
  ) -> (place: Int, finding: Finding)? {
    let merged = MergedGroup(
      entries.map { MergedGroup.Member($0.finding, report: $0.source.report) },
      reason: group.reason,
      confidence: group.confidence)
    var place = 0
    var finding = entries[0].finding
    if strategy == .crossTool {
      guard let survivor = Survivor(of: entries.map(\.finding)) else { return nil }
      (place, finding) = (survivor.place, survivor.finding)
    }
    finding.merged = merged
    return (place, finding)
  }
}
