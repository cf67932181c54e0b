import Deduplication
import FindingModel

/// Finds out which findings are the same, and which of them stands for the others, without holding
/// them.
struct Grouping {
  let strategy: MergeSettings.Strategy
  private let identity: Identity
  private var duplicates = ServerDuplicates()
  private var crossTool: CrossToolGrouping
  private var count = 0
  /// By the number of an original: the numbers of its duplicates.
  private var copies: [Int: Copies] = [:]
  /// By the number of a finding, where any of a group may stand for it.
  private var ranks: [SurvivorRank] = []

  private struct Copies {
    let algorithm: DeduplicationAlgorithm
    var numbers: [Int] = []
  }

  /// Findings that are the same.
  struct Group {
    /// Their numbers, in ascending order.
    let members: [Int]
    /// The number of the one that stands for all.
    let survivor: Int
    let reason: String
    let confidence: MergedGroup.Confidence
  }

  init(_ settings: ReadingSettings) {
    strategy = settings.merging.strategy
    identity = settings.identity
    crossTool = CrossToolGrouping(aliases: settings.merging.aliases)
  }

  /// Takes a finding under the next number, from 0.
  mutating func add(_ finding: Finding) {
    switch strategy {
    case .off: break
    case .server: addDuplicate(finding)
    case .crossTool:
      crossTool.add(finding)
      ranks.append(SurvivorRank(finding))
    }
    count += 1
  }

  private mutating func addDuplicate(_ finding: Finding) {
    let algorithm = identity.algorithm(scanType: finding.scanType, testType: finding.testType)
    let original = duplicates.add(FindingTrace(finding), testType: finding.testName, algorithm)
    guard let original else { return }
    copies[original, default: Copies(algorithm: algorithm)].numbers.append(count)
  }

  /// The groups of two findings or more. A server keeps the first one; of what several scanners say
  /// the worst stays.
  var groups: [Group] {
    if strategy == .crossTool {
      return crossTool.groups().map { group in
        Group(
          members: group.members, survivor: survivor(of: group.members), reason: group.reason,
          confidence: group.confidence)
      }
    }
    return copies.map { original, copies in
      Group(
        members: [original] + copies.numbers, survivor: original,
        reason: "duplicates by \(copies.algorithm.rawValue)", confidence: .certain)
    }
  }

  private func survivor(of members: [Int]) -> Int {
    members.dropFirst().reduce(members[0]) { ranks[$0] < ranks[$1] ? $1 : $0 }
  }
}
