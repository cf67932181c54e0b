import Exporting
import FindingModel
import Foundation
import Triage

/// Reads reports and writes their findings in another format.
public struct Conversion: Sendable {
  /// What findings are written as.
  public enum Format: String, Sendable, CaseIterable {
    /// One JSON object a line.
    case ndjson
    /// One JSON document with all findings.
    case json
  }

  private let format: Format
  private let run: ReportRun
  private let settings: ReadingSettings

  /// - Parameters:
  ///   - format: What findings are written as.
  ///   - settings: How reports are read, what is decided about their findings, and which of them
  ///     are merged.
  public init(to format: Format, settings: ReadingSettings) {
    self.format = format
    self.settings = settings
    run = ReportRun(settings)
  }

  /// Converts the reports at several paths side by side; their findings are written in the order
  /// of the paths.
  ///
  /// - Returns: How it went with each report. What was read of a report that breaks off is written.
  /// - Throws: Where the output cannot be written, or would hold a secret that was replaced elsewhere.
  public func convert(
    _ paths: [String], to output: OutputFile, progress: Progress = Progress()
  ) async throws -> [ReportOutcome] {
    guard run.redacts else { return try await write(paths, to: output, progress) }
    // Nothing leaves before it was searched for the secrets that were replaced.
    let draft = try OutputFile()
    let outcomes = try await write(paths, to: draft, progress)
    try draft.checkForLeaks(of: outcomes)
    try output.append(contentsOf: draft)
    return outcomes
  }

  /// Reads the reports one after the other and writes what stays when the same is merged.
  private func writeMerged(
    _ paths: [String], to output: OutputFile, _ progress: Progress
  ) throws -> [ReportOutcome] {
    var json = JSONBytes()
    var isFirst = true
    try output.write(opening)
    let write: (Finding, String) throws -> Void = { finding, report in
      if !isFirst { json.raw(separator) }
      isFirst = false
      FindingJSON(report: report).write(finding, to: &json)
      if json.count >= Conversion.chunk {
        try output.write(json.bytes)
        json.removeAll()
      }
    }
    let outcomes = try MergedRun(settings).read(
      paths, MergedRun.Receivers(reads: progress.count, stays: write))
    try output.write(json.bytes)
    try output.write(isFirst ? "" : "\n")
    try output.write(closing)
    return outcomes
  }

  private func write(
    _ paths: [String], to output: OutputFile, _ progress: Progress
  ) async throws -> [ReportOutcome] {
    if settings.merging.strategy != .off { return try writeMerged(paths, to: output, progress) }
    try output.write(opening)
    var outcomes: [ReportOutcome] = []
    var hasFindings = false
    try await withThrowingTaskGroup(of: (index: Int, part: Part).self) { group in
      var finished: [Int: Part] = [:]
      var started = 0
      var next = 0
      while next < paths.count {
        while started < min(paths.count, next + ProcessInfo.processInfo.activeProcessorCount) {
          let index = started
          let path = paths[index]
          // The first report's findings need not wait for those of others.
          let target = index == 0 ? output : try OutputFile()
          group.addTask { (index, try convert(path, to: target, progress)) }
          started += 1
        }
        guard let (index, part) = try await group.next() else { break }
        finished[index] = part
        while let part = finished.removeValue(forKey: next) {
          if next > 0, part.hasFindings {
            if hasFindings { try output.write(separator) }
            try output.append(contentsOf: part.target)
          }
          hasFindings = hasFindings || part.hasFindings
          outcomes += part.outcomes
          next += 1
        }
      }
    }
    try output.write(hasFindings ? "\n" : "")
    try output.write(closing)
    return outcomes
  }

  /// What became of the reports at one path.
  private struct Part {
    let target: OutputFile
    let outcomes: [ReportOutcome]
    var hasFindings: Bool { outcomes.contains { $0.findings > $0.tally.dropped } }
  }

  private func convert(
    _ path: String, to target: OutputFile, _ progress: Progress
  ) throws -> Part {
    var json = JSONBytes()
    var isFirst = true
    let separator = self.separator
    let outcomes = try run.read(path) { finding, report in
      progress.count(finding)
      if finding.verdict?.outcome == .dropped { return }
      if !isFirst { json.raw(separator) }
      isFirst = false
      FindingJSON(report: report).write(finding, to: &json)
      if json.count >= Conversion.chunk {
        try target.write(json.bytes)
        json.removeAll()
      }
    }
    try target.write(json.bytes)
    return Part(target: target, outcomes: outcomes)
  }

  /// How many bytes are written at once.
  private static let chunk = 64 << 10

  private var opening: StaticString {
    format == .json ? "{\"schemaVersion\":1,\"findings\":[\n" : ""
  }
  private var separator: StaticString { format == .json ? ",\n" : "\n" }
  private var closing: StaticString { format == .json ? "]}\n" : "" }
}
