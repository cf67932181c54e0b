import Deduplication
import FindingModel
import ReportReading
import Triage

/// The findings of one report that another finding of it stands for.
struct MergedAway {
  private var isGone: [Bool] = []
  /// How many findings that are not dropped were met.
  private var count = 0
  /// What merging changes in the tally; nothing is counted without a policy.
  private var change: Tally?

  /// Reads the report for it, where findings are to be merged at all.
  ///
  /// - Throws: What keeps it from being read, and from being read to its end.
  init(_ file: ReportFile, _ run: ReportRun, _ settings: ReadingSettings) throws {
    if settings.merging.strategy == .off { return }
    change = settings.policy.map { Tally(gates: $0.compiled.policy.gates) }
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
    change?.settle(finding, isMerged: isGone)
    return isGone
  }

  /// Counts what was merged, and for gates what is left.
  func count(in tally: inout Tally) {
    guard let change, !isGone.isEmpty else { return }
    tally.forgetConcerns()
    tally.add(change)
  }
}
