import FindingModel

/// Reads reports and foretells what a server would do with them; nothing is sent.
public struct PreviewRun {
  private let settings: ReadingSettings
  private let options: PreviewOptions

  public init(_ options: PreviewOptions, settings: ReadingSettings) {
    var settings = settings
    settings.service = options.service
    self.settings = settings
    self.options = options
  }

  /// Reads the baseline, then the reports one after the other.
  ///
  /// - Returns: The preview, and how it went with each report.
  /// - Throws: Where the baseline cannot be read.
  public func preview(
    _ paths: [String], progress: Progress = Progress()
  ) throws -> (preview: Preview, outcomes: [ReportOutcome]) {
    let renames = try options.repository.map { repository throws(ConfigurationError) in
      try Renames(in: repository.folder, since: repository.since)
    }
    let hasBaseline = !options.baseline.isEmpty || !options.otherEngagements.isEmpty
    let others = options.deduplicatesOnEngagement ? [] : options.otherEngagements
    let work = try PreviewWork(
      settings, options, hasBaseline ? Baseline(options.baseline, settings: settings) : nil,
      others: Baseline(others, settings: settings))
    let outcomes =
      settings.merging.strategy == .off
      ? try read(paths, work, progress)
      : try MergedRun(settings).read(
        paths,
        MergedRun.Receivers(
          reads: progress.count, drops: { finding, _ in work.add(finding) }, goes: work.addMerged,
          stays: { finding, _ in work.add(finding) }))
    return (try work.result(outcomes, renames ?? Renames()), outcomes)
  }

  private func read(
    _ paths: [String], _ work: PreviewWork, _ progress: Progress
  ) throws -> [ReportOutcome] {
    let run = ReportRun(settings)
    return try paths.flatMap { path in
      try run.read(path) { finding, _ in
        progress.count(finding)
        work.add(finding)
      }
    }
  }
}

extension PolicyOptions {
  /// That nothing is decided.
  static var none: PolicyOptions {
    var options = PolicyOptions()
    options.findsPolicy = false
    return options
  }
}
