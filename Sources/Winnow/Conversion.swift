import FindingModel
import Foundation
import Triage

/// Reads reports and writes their findings in other formats.
public struct Conversion: Sendable {
  private let outputs: Outputs
  private var settings: ReadingSettings
  private let baseline: [String]

  /// - Parameters:
  ///   - requests: What to write; all of it while the reports are read once.
  ///   - settings: How the reports are read.
  ///   - baseline: Earlier reports, or Winnow's own output, that findings are compared with.
  ///   - terminal: What standard output is shown on, where it is shown.
  /// - Throws: Where an output cannot be written.
  public init(
    to requests: [OutputRequest], settings: ReadingSettings, baseline: [String] = [],
    terminal: TerminalLook? = nil
  ) throws(ConfigurationError) {
    outputs = try Outputs(
      requests, now: settings.now, terminal, redacts: settings.policy?.redacts ?? false)
    self.baseline = baseline
    self.settings = settings
    self.settings.wantedFacts = outputs.wantedFacts
  }

  /// Converts the reports at several paths side by side; their findings are written in the order
  /// of the paths.
  ///
  /// - Returns: How it went with each report, and the outputs, which still have to be finished. What
  ///   was read of a report that breaks off is written.
  /// - Throws: Where an output cannot be written, or would hold a secret that was replaced elsewhere,
  ///   or where the baseline cannot be read.
  public func convert(
    _ paths: [String], progress: Progress = Progress()
  ) async throws -> Converted {
    if settings.merging.strategy != .off || !baseline.isEmpty {
      return try convertInTurn(paths, progress)
    }
    var writers = outputs.writers
    var outcomes: [ReportOutcome] = []
    try await withThrowingTaskGroup(of: (index: Int, part: Part).self) { group in
      var finished: [Int: Part] = [:]
      var started = 0
      var next = 0
      while next < paths.count {
        while started < min(paths.count, next + ProcessInfo.processInfo.activeProcessorCount) {
          let index = started
          let path = paths[index]
          // The first report's findings need not wait for those of others.
          let targets = index == 0 ? outputs.writers : outputs.parts
          group.addTask { (index, try convert(path, to: targets, progress)) }
          started += 1
        }
        guard let (index, part) = try await group.next() else { break }
        finished[index] = part
        while let part = finished.removeValue(forKey: next) {
          if next == 0 {
            writers = part.writers
          } else {
            for index in writers.indices { try writers[index].join(part.writers[index]) }
          }
          outcomes += part.outcomes
          next += 1
        }
      }
    }
    return try outputs.finish(writers, outcomes, try settings.receipt(of: outcomes), closed: nil)
  }

  /// Reads the reports one after the other, as a preview does, and writes what stays when the same
  /// is merged, compared with the baseline.
  private func convertInTurn(_ paths: [String], _ progress: Progress) throws -> Converted {
    var options = PreviewOptions()
    options.baseline = baseline
    let preview = baseline.isEmpty ? nil : try PreviewRun(options, settings: settings).work()
    var writers = outputs.writers
    let buffers = writers.map { _ in OutputWriter.Buffer() }
    let write = { (finding: Finding, report: String) throws in
      var finding = finding
      preview?.mark(&finding)
      for (index, buffer) in buffers.enumerated() {
        try writers[index].add(finding, in: report, buffer)
      }
    }
    let outcomes = try MergedRun(settings).read(
      paths,
      MergedRun.Receivers(
        reads: progress.count, drops: write, goes: { preview?.addMerged($0) }, stays: write))
    for (index, buffer) in buffers.enumerated() { try writers[index].end(outcomes, buffer) }
    preview?.expect(outcomes)
    guard let forecast = try preview?.result(outcomes, Renames()) else {
      return try outputs.finish(writers, outcomes, try settings.receipt(of: outcomes), closed: nil)
    }
    return try outputs.finish(
      writers, outcomes, forecast.receipt, closed: forecast.tests.flatMap(\.closed))
  }

  /// What became of the reports at one path.
  private struct Part {
    let writers: [OutputWriter]
    let outcomes: [ReportOutcome]
  }

  private func convert(
    _ path: String, to targets: [OutputWriter], _ progress: Progress
  ) throws -> Part {
    var writers = targets
    let buffers = writers.map { _ in OutputWriter.Buffer() }
    let outcomes = try ReportRun(settings).read(path) { finding, report in
      progress.count(finding)
      for (index, buffer) in buffers.enumerated() {
        try writers[index].add(finding, in: report, buffer)
      }
    }
    for (index, buffer) in buffers.enumerated() { try writers[index].end(outcomes, buffer) }
    return Part(writers: writers, outcomes: outcomes)
  }
}
