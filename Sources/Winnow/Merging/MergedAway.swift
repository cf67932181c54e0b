import Deduplication
import FindingModel
import ReportReading
import Triage

/// The findings of one report that another finding of it stands for.
struct MergedAway {
  private var isGone: [Bool] = []
  /// How many findings that are not dropped were met.
  private var count = 0
  /// What merging changes in what a policy is told of.
  private var change: Tally
  /// How many findings another one stands for.
  private(set) var merged = 0

  /// Reads the report for it, where findings are to be merged at all.
  ///
  /// - Throws: What keeps it from being read, and from being read to its end.
  init(_ file: ReportFile, _ run: ReportRun, _ settings: ReadingSettings) throws {
    change = Tally(gates: settings.policy?.compiled.policy.gates ?? [])
    if settings.merging.strategy == .off { return }
    var grouping = Grouping(settings)
    var isGone: [Bool] = []
    _ = try run.read(file) { finding, _ in
      if finding.verdict?.outcome == .dropped { return }
      grouping.add(finding)
      isGone.append(false)
    }
    for group in grouping.groups {
      for member in group.members where member != group.survivor { isGone[member] = true }
    }
    self.isGone = isGone
  }

  /// Takes the findings of the report in the order in which they are read, and says of each whether
  /// another one stands for it.
  mutating func takes(_ finding: Finding) -> Bool {
    if isGone.isEmpty || finding.verdict?.outcome == .dropped { return false }
    let isGone = isGone[count]
    count += 1
    if isGone {
      merged += 1
      change.merge(finding.verdict ?? .kept)
    } else if finding.verdict?.outcome != .marked {
      change.countConcern(finding)
    }
    return isGone
  }

  /// Counts what was merged, and for gates what is left.
  func count(in tally: inout Tally) {
    if isGone.isEmpty { return }
    tally.forgetConcerns()
    tally.add(change)
  }
}
