import Exporting
import FindingModel
import Foundation
import Testing
import Winnow

/// Reports that outputs are made of: the samples, and the real ones where these lie beside the
/// package.
struct OutputSample: Sendable, CustomTestStringConvertible {
  let file: URL
  /// The folder, which is the id of the scanner, and the name.
  var name: String {
    "\(file.deletingLastPathComponent().lastPathComponent)-\(file.lastPathComponent)"
  }
  var testDescription: String { name }

  /// The moment that counts as now.
  static let now = Moment(secondsSince1970: 1_768_478_400)

  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let tools = package.appending(path: "Tests/ExportingTests/Schemas")
  static let schemas = package.appending(path: ".build/schemas")
  static let samples = package.appending(path: "samples").resolvingSymlinksInPath()
  private static let reports = package.appending(path: "../shared/conformance/reports").standardized

  /// The samples of all scanners.
  static let all = folders(of: samples).flatMap(\.samples)

  /// Samples and real reports of one scanner.
  static func all(of scanner: String) -> [OutputSample] {
    samples.appending(path: scanner).samples + reports.appending(path: scanner).samples
  }

  private static func folders(of folder: URL) -> [URL] {
    let entries = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return (entries ?? []).sorted { $0.path() < $1.path() }
  }

  /// What is read of the report, or of another file, as one of its scan types.
  static func findings(of file: URL, as scanType: String? = nil) throws -> [Finding] {
    var findings: [Finding] = []
    let run = ReportRun(try ReadingSettings(scanType: scanType, now: now))
    let outcomes = try run.read(file.path(percentEncoded: false)) { finding, _ in
      findings.append(finding)
    }
    for outcome in outcomes { if let failure = outcome.failure { throw failure } }
    return findings
  }

  /// Writes the findings of a report in several formats.
  static func convert(
    _ file: URL, as scanType: String? = nil, to outputs: [(OutputFormat.Name, URL)]
  ) async throws -> Converted {
    let requests = outputs.map {
      OutputRequest(OutputFormat($0), path: $1.path(percentEncoded: false))
    }
    let settings = try ReadingSettings(scanType: scanType, now: now)
    let converted = try await Conversion(to: requests, settings: settings)
      .convert([file.path(percentEncoded: false)])
    try converted.finish()
    return converted
  }
}

extension URL {
  fileprivate var samples: [OutputSample] {
    let entries = try? FileManager.default.contentsOfDirectory(
      at: self, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return (entries ?? []).filter {
      !$0.lastPathComponent.hasSuffix(".findings.json") && $0.pathExtension != "md"
    }.sorted { $0.path() < $1.path() }.map(OutputSample.init)
  }
}

/// A folder that is gone with its owner.
final class OutputFolder: Sendable {
  let url = FileManager.default.temporaryDirectory.appending(path: "winnow-outputs-\(UUID())")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
