import FindingModel
import Foundation
import ScannerKit
import Testing

@testable import Winnow

/// A report as one of its scan types: those of the samples, and real ones where they lie beside the
/// package.
struct ReportCase: Sendable, CustomTestStringConvertible {
  let file: URL
  let scanType: String

  var testDescription: String { "\(file.lastPathComponent) as \(scanType)" }
  var bytes: Data { get throws { try Data(contentsOf: file) } }

  static let now = Moment(secondsSince1970: 1_768_478_400)

  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let samples = cases(below: "samples")
  /// Those that something can be cut out of.
  static let texts = samples.filter { !["html", "zip"].contains($0.file.pathExtension) }
  static let all = samples + cases(below: "../shared/conformance/reports")

  private static func cases(below folder: String) -> [ReportCase] {
    Formats.all.flatMap { about in
      files(below: package.appending(path: "\(folder)/\(about.id)").standardized)
        .flatMap { file in about.scanTypes.map { ReportCase(file: file, scanType: $0) } }
    }
  }

  private static func files(below folder: URL) -> [URL] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? [])
      .filter {
        !$0.hasDirectoryPath && !$0.path().hasSuffix(".findings.json") && $0.pathExtension != "md"
      }
      .sorted { $0.path() < $1.path() }
  }

  /// The findings without their places, of the report or of another file of the same kind.
  func findings(in file: URL? = nil, merging: MergeSettings = .off) throws -> [Finding] {
    var settings = try ReadingSettings(scanType: scanType, now: ReportCase.now)
    settings.merging = merging
    var findings: [Finding] = []
    let take = { (finding: Finding, _: String) in
      var finding = finding
      finding.records = []
      finding.part = nil
      finding.merged = nil
      findings.append(finding)
    }
    _ = try MergedRun(settings).read(
      [(file ?? self.file).path(percentEncoded: false)], MergedRun.Receivers(stays: take))
    return findings
  }
}

/// The name of a file that is gone with its owner.
final class TemporaryFile {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID()).report").path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
