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
    let work = try work()
    let outcomes = try MergedRun(settings).read(
      paths,
      MergedRun.Receivers(
        reads: progress.count, drops: { finding, _ in work.add(finding) }, goes: work.addMerged,
        stays: { finding, _ in work.add(finding) }))
    work.expect(outcomes)
    return (try work.result(outcomes, renames ?? Renames()), outcomes)
  }

  /// Foretells what a server would do with findings that were written for it; the policy has decided
  /// about them already.
  ///
  /// - Parameters:
  ///   - part: What the server would be sent.
  ///   - report: What it is a part of.
  ///   - outcomes: How it went with the reports that it was made of.
  /// - Returns: The preview.
  /// - Throws: Where the baseline or what was written cannot be read.
  func preview(
    _ part: String, of report: GenericReport, madeOf outcomes: [ReportOutcome]
  ) throws -> Preview {
    let work = try work()
    work.expect(report.testType, scanType: GenericReport.scanType)
    var settings = settings
    settings.scanType = GenericReport.scanType
    settings.policy = nil
    let run = ReportRun(settings)
    var read = try run.read(part) { finding, _ in work.add(finding) }
    for reason in TestRun.Unsent.allCases {
      guard let path = report.unsent[reason] else { continue }
      read += try run.read(path) { finding, _ in work.add(finding, unsent: reason) }
    }
    if let failure = read.lazy.compactMap(\.failure).first {
      throw ConfigurationError("\(failure)")
    }
    return try work.result(outcomes.filter(report.mayBe(in:)), Renames())
  }

  /// What has read the baseline and waits for the findings of reports.
  ///
  /// - Throws: Where the baseline cannot be read.
  func work() throws -> PreviewWork {
    let others = options.deduplicatesOnEngagement ? [] : options.otherEngagements
    return try PreviewWork(
      settings, options,
      options.isAgainstServer ? Baseline(options.baseline, settings: settings) : nil,
      others: Baseline(others, settings: settings))
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
