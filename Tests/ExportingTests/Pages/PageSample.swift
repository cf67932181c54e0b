import FindingModel
import Foundation
import Testing
import Winnow

/// A page made of reports.
struct PageSample {
  private let folder: OutputFolder
  var file: URL { folder.url.appending(path: "page.html") }

  /// The text of the file.
  var text: String {
    get throws { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
  }

  /// - Parameters:
  ///   - reports: Samples, as `trivy/image.json`, or files.
  ///   - baseline: What they are compared with.
  ///   - policy: What is decided, in YAML.
  ///   - scanType: What the reports are; else found by content.
  /// - Throws: Where a report cannot be read or the page not be written.
  init(
    _ reports: [String], baseline: [String] = [], policy: String = "", scanType: String? = nil
  ) async throws {
    folder = try OutputFolder()
    let policyFile = folder.url.appending(path: "winnow.yaml")
    try Data(policy.utf8).write(to: policyFile)
    var options = PolicyOptions()
    options.findsPolicy = false
    if !policy.isEmpty { options.policies = [policyFile.path()] }
    var settings = try ReadingSettings(scanType: scanType, now: OutputSample.now)
    settings.policy = try LoadedPolicy(options, now: settings.now)
    let output = OutputRequest(
      OutputFormat(.html), path: folder.url.appending(path: "page.html").path())
    let converted = try await Conversion(
      to: [output], settings: settings, baseline: baseline.map(PageSample.path)
    ).convert(reports.map(PageSample.path))
    for outcome in converted.outcomes { if let failure = outcome.failure { throw failure } }
    try converted.finish()
  }

  /// A page of findings that are told in the words of Generic Findings Import.
  init(of findings: [[String: Any]], policy: String = "") async throws {
    let folder = try OutputFolder()
    let report = folder.url.appending(path: "findings.json")
    try JSONSerialization.data(withJSONObject: ["findings": findings]).write(to: report)
    try await self.init(
      [report.path()], policy: policy, scanType: "Generic Findings Import")
  }

  private static func path(_ name: String) -> String {
    name.hasPrefix("/") ? name : OutputSample.samples.appending(path: name).path()
  }
}
