import Delivering
import Foundation
import ReportReading
import Triage

/// A report as the policy leaves it, in a file of its own.
struct CleanedUpload {
  let file: UploadFile
  let summary: CleanedSummary
  /// Whether it is written in what the server reads.
  let isUTF8: Bool
  let folder: TemporaryFolder

  /// - Parameters:
  ///   - path: The report, in its scanner's own format; compressed, or not.
  ///   - encoding: How it is written.
  ///   - settings: How it is read, and what is decided about its findings.
  /// - Throws: Where nothing can be cut out of it, or a secret would be left in it.
  init(of path: String, in encoding: SourceEncoding, _ settings: ReadingSettings) throws {
    folder = try TemporaryFolder()
    var options = CleaningOptions()
    options.output = folder.path + "/" + CleanedUpload.name(of: path)
    isUTF8 = encoding == .utf8
    let result = try Cleaning(settings, options).clean(path)
    if let failure = result.outcome.failure { throw ConfigurationError("\(failure)") }
    summary = result.summary
    file = try UploadFile(path: options.output)
  }

  /// How a report is written that records can be cut out of.
  ///
  /// - Throws: A `ConfigurationError` that says why they cannot be, or where it cannot be opened.
  static func encoding(
    of path: String, scanType: String, limits: ReadingLimits
  ) throws -> SourceEncoding {
    let report = try CleanableReport(CleanableReport.open(path, limits: limits), as: scanType)
    try report.checkPlaces()
    return report.file.encoding
  }

  /// Without what says that it is compressed: servers go by the end of the name.
  private static func name(of path: String) -> String {
    let name = (path as NSString).lastPathComponent as NSString
    return ["gz", "zst"].contains(name.pathExtension) ? name.deletingPathExtension : name as String
  }

  /// What the policy decided that the report in its own format does not tell, a sentence each.
  func refusals(_ outcomes: [ReportOutcome]) -> [String] {
    var refusals: [String] = []
    if !isUTF8 { refusals.append("the server reads no report in UTF-16; rewrite it in UTF-8") }
    let severities = outcomes.reduce(0) { $0 + $1.tally.severityChanged }
    if severities > 0 {
      refusals.append("\(severities) findings have another severity by the policy; \(Self.advice)")
    }
    if summary.recordsUnmarked > 0 {
      refusals.append(
        "\(summary.recordsUnmarked) findings are marked by the policy; \(Self.advice)")
    }
    if summary.uncutCount > 0 {
      let first = summary.uncut.first.map { ", as \($0.line)" } ?? ""
      refusals.append(
        "\(summary.uncutCount) dropped findings cannot be cut out\(first); \(Self.advice)")
    }
    return refusals
  }

  /// What tells what a report in its own format cannot.
  static let advice = "`--as generic` uploads what the policy makes of it"
}
