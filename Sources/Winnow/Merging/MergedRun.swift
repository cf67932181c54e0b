import FindingModel
import Triage

/// Reads reports, and merges what is the same in them once all are read, where that is wanted.
struct MergedRun {
  private let settings: ReadingSettings

  init(_ settings: ReadingSettings) { self.settings = settings }

  /// What becomes of findings.
  struct Receivers {
    /// Is given each finding as soon as it is read.
    var reads: (Finding) -> Void = { _ in }
    /// Is given, at once too, each finding that a policy drops, with the name of its report; it is
    /// merged with nothing.
    var drops: (Finding, _ report: String) throws -> Void = { _, _ in }
    /// Is given each finding that another one stands for, before that one.
    var goes: (Finding) throws -> Void = { _ in }
    /// Is given what is left, with the name of its report, in the order of the reports.
    var stays: (Finding, _ report: String) throws -> Void
  }

  /// Reads the reports one after the other; what gates count is counted of what is left.
  ///
  /// - Returns: How it went with each report.
  /// - Throws: What `drops`, `goes` and `stays` throw.
  func read(_ paths: [String], _ receivers: Receivers) throws -> [ReportOutcome] {
    let run = ReportRun(settings)
    if settings.merging.strategy == .off { return try read(paths, by: run, receivers) }
    var merging = Merging(settings)
    var outcomes: [ReportOutcome] = []
    for path in paths {
      let start = outcomes.count
      outcomes += try run.read(path) { finding, report in
        receivers.reads(finding)
        if finding.verdict?.outcome == .dropped {
          try receivers.drops(finding, report)
        } else {
          merging.add(finding, of: Merging.Source(report: report, path: start))
        }
      }
    }
    var tallies = Tallies(outcomes, isKept: settings.policy != nil)
    try merging.finish { entry in
      tallies.settle(entry, isMerged: false)
      try receivers.stays(entry.finding, entry.source.report)
    } goes: { entry in
      tallies.settle(entry, isMerged: true)
      try receivers.goes(entry.finding)
    }
    return tallies.outcomes
  }

  /// Nothing has to wait for other findings.
  private func read(
    _ paths: [String], by run: ReportRun, _ receivers: Receivers
  ) throws -> [ReportOutcome] {
    try paths.flatMap { path in
      try run.read(path) { finding, report in
        receivers.reads(finding)
        if finding.verdict?.outcome == .dropped {
          try receivers.drops(finding, report)
        } else {
          try receivers.stays(finding, report)
        }
      }
    }
  }

  /// Counts what merging changes.
  private struct Tallies {
    private(set) var outcomes: [ReportOutcome]
    private let isKept: Bool
    /// By their reports: the numbers of outcomes.
    private var numbers: [Merging.Source: Int] = [:]

    /// Without a policy nothing is counted.
    init(_ outcomes: [ReportOutcome], isKept: Bool) {
      self.outcomes = outcomes
      self.isKept = isKept
      if isKept { for index in outcomes.indices { self.outcomes[index].tally.forgetConcerns() } }
    }

    mutating func settle(_ entry: Merging.Entry, isMerged: Bool) {
      guard isKept, let number = number(of: entry.source) else { return }
      outcomes[number].tally.settle(entry.finding, isMerged: isMerged)
    }

    /// The number of the outcome of a report, from that on with which its path begins.
    private mutating func number(of source: Merging.Source) -> Int? {
      if let number = numbers[source] { return number }
      let number = outcomes[source.path...].firstIndex { $0.report == source.report }
      numbers[source] = number
      return number
    }
  }
}
