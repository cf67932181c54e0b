import Deduplication
import FindingModel

/// Which findings of the input are taken for the same.
public enum MergeStrategy: String, Sendable, CaseIterable {
  /// None.
  case off
  /// Those that DefectDojo's deduplication would mark as duplicates; the first one stays as it is.
  case server
  /// What several scanners say of the same weakness; the worst one stays, with what the others know.
  case crossTool = "cross-tool"
}

/// Holds the findings of all reports until it is known which are the same.
struct Merging {
  private let strategy: MergeStrategy
  private let identity: Identity
  private var findings: [(finding: Finding, report: String, outcome: Int)] = []
  private var duplicates = ServerDuplicates()
  private var crossTool = CrossToolGrouping()
  /// By the number of an original: the numbers of its duplicates.
  private var copies: [Int: [Int]] = [:]

  init(_ strategy: MergeStrategy, identity: Identity) {
    self.strategy = strategy
    self.identity = identity
  }

  /// Takes a finding of a report, which is the one of a number among those that are read.
  mutating func add(_ finding: Finding, report: String, outcome: Int) {
    switch strategy {
    case .off: break
    case .server:
      let algorithm = identity.algorithm(scanType: finding.scanType, testType: finding.testType)
      let original = duplicates.add(
        FindingTrace(finding), testType: finding.testName, algorithm)
      if let original { copies[original, default: []].append(findings.count) }
    case .crossTool: crossTool.add(finding)
    }
    findings.append((finding, report, outcome))
  }

  /// Gives what stays, at the place of the first finding that it stands for, and the verdict and
  /// report number of each finding that is merged into another.
  func finish(
    stays: (Finding, _ report: String) throws -> Void,
    isMerged: (Verdict, _ outcome: Int) -> Void
  ) throws {
    var survivors: [Int: (finding: Finding, number: Int)] = [:]
    var gone = Set<Int>()
    for members in groups {
      let group = members.map { findings[$0].finding }
      let survivor = survivor(of: group)
      let number =
        members.first { findings[$0].finding.hashCode == survivor.hashCode } ?? members[0]
      survivors[members[0]] = (survivor, number)
      gone.formUnion(members.dropFirst())
      for member in members where member != number {
        isMerged(findings[member].finding.verdict ?? .kept, findings[member].outcome)
      }
    }
    for (number, entry) in findings.enumerated() where !gone.contains(number) {
      let survivor = survivors[number]
      try stays(
        survivor?.finding ?? entry.finding,
        survivor.map { findings[$0.number].report } ?? entry.report)
    }
  }

  /// The numbers of findings that are the same, ascending.
  private var groups: [[Int]] {
    switch strategy {
    case .off: []
    case .server: copies.map { [$0.key] + $0.value }
    case .crossTool: crossTool.groups().map { $0.members.sorted() }
    }
  }

  private func survivor(of findings: [Finding]) -> Finding {
    if strategy == .crossTool { return CrossToolGroup.survivor(of: findings) }
    var original = findings[0]
    original.merged = findings.map(MergedFinding.init)
    return original
  }
}
