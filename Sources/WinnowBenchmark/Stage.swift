import ArgumentParser
import FindingModel
import Foundation
import ReportReading
import ScannerKit
import Winnow

/// `winnow-benchmark stage`: Winnow's work up to a stage; what it makes is dropped.
///
/// Not for people: the benchmark calls it so that each stage is measured in a process of its own.
struct Stage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Do the work up to a stage.", shouldDisplay: false)

  /// How far the work goes.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    /// From bytes to findings: input, JSON or XML, scanner.
    case reading
    /// And each finding is given its hash code.
    case hashing
    /// And is written as a line of JSON to standard output.
    case writing

    var title: String {
      switch self {
      case .reading: "reading"
      case .hashing: "reading, hashing"
      case .writing: "reading, hashing, writing"
      }
    }
  }

  @Argument var part: Part
  @Argument var report: String
  @Option(help: "How many findings there must be.") var findings: Int

  func run() async throws {
    let found =
      switch part {
      case .reading: try read()
      case .hashing: try hash()
      case .writing: try await write()
      }
    if found != findings {
      throw UnexpectedCount(description: "expected \(findings) findings, found \(found)")
    }
  }

  private struct UnexpectedCount: Error, CustomStringConvertible { let description: String }

  /// A moment that does not pass, as `SOURCE_DATE_EPOCH` would set it.
  static let now = Moment(secondsSince1970: 1_768_478_400)

  private func read() throws -> Int {
    guard let file = try ReportInput.open(report).first,
      let scanner = try Identification.ofReports(at: report).first?.candidates.first?.scanner,
      let scanType = scanner.about.scanTypes.first
    else { return 0 }
    var findings = Findings(scanType: scanType, now: Stage.now, file: file) { _ in }
    if let failure = scanner.read(file, into: &findings) { throw failure }
    return findings.count
  }

  private func hash() throws -> Int {
    let run = ReportRun(try ReadingSettings(now: Stage.now))
    return try count(run.read(report) { _, _ in })
  }

  private func write() async throws -> Int {
    let conversion = try Conversion(
      to: [OutputRequest(OutputFormat(.ndjson), path: "-")],
      settings: try ReadingSettings(now: Stage.now))
    return try count(await conversion.convert([report]).outcomes)
  }

  private func count(_ outcomes: [ReportOutcome]) throws -> Int {
    for outcome in outcomes {
      if let failure = outcome.failure { throw failure }
    }
    return outcomes.map(\.findings).reduce(0, +)
  }
}
