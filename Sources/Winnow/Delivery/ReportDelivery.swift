public import Delivering
import FindingModel
import Foundation
import ReportReading
import ScannerKit

/// Uploads reports to DefectDojo: read, judged by the policy, previewed against what the server has,
/// cleaned of what is dropped, and sent.
public struct ReportDelivery: Sendable {
  private let dojo: DefectDojo
  private let settings: ReadingSettings
  private let options: DeliveryOptions

  public init(_ options: DeliveryOptions, settings: ReadingSettings, to dojo: DefectDojo) {
    self.options = options
    self.settings = settings
    self.dojo = dojo
  }

  /// Does all that can be done before anything is sent.
  ///
  /// - Parameter path: One report.
  /// - Returns: What would be uploaded, and what the server would do with it.
  /// - Throws: ``ConfigurationError`` or `DeliveryError` where it cannot be uploaded.
  public func prepare(_ path: String) async throws -> PreparedUpload {
    let scanType = try scanType(of: path)
    var values = options.values
    values["scan_type"] = .text(scanType)
    var upload = Upload(options.kind, values, report: try UploadFile(path: path))
    upload.patience = options.patience
    let target = try await dojo.target(of: upload)
    let (preview, outcomes, warning) = try await preview(path, scanType, target)
    var prepared = PreparedUpload(
      upload: upload, target: target, preview: preview, outcomes: outcomes)
    if UploadPreflight.needsCleaning(outcomes, upload.report) {
      var settings = settings
      settings.scanType = scanType
      let cleaned = try CleanedUpload(of: path, settings)
      prepared.upload.report = cleaned.file
      prepared.cleaned = cleaned
    }
    prepared.warnings = UploadPreflight.warnings(target, now: Date()) + [warning].compactMap { $0 }
    prepared.refusals = try await UploadPreflight.refusals(prepared, dojo)
    _ = try prepared.upload.call()
    return prepared
  }

  /// Uploads what was prepared, and waits until the server has it all.
  ///
  /// - Parameters:
  ///   - prepared: What ``prepare(_:)`` gave.
  ///   - progress: Is told how many bytes, of how many, are on their way.
  /// - Returns: What the server counted, beside what was foretold.
  /// - Throws: `DeliveryError` or `UnreadReport`.
  public func deliver(
    _ prepared: PreparedUpload,
    progress: @escaping @Sendable (_ sent: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> DeliveredUpload {
    let result = try await dojo.upload(prepared.upload, to: prepared.target, progress: progress)
    return DeliveredUpload(prepared, result, server: dojo.transport.server)
  }

  private func scanType(of path: String) throws -> String {
    if let scanType = settings.scanType { return scanType }
    let found: [Identification]
    do throws(ReportError) {
      found = try Identification.ofReports(at: path, limits: settings.limits)
    } catch { throw ConfigurationError("\(error)") }
    guard found.count == 1, let scanner = found[0].candidates.first?.scanner,
      let scanType = scanner.about.scanTypes.first
    else {
      throw ConfigurationError(
        "\(path): expected one report of a known scanner; `winnow detect` says what it is")
    }
    return scanType
  }

  /// A reimport is compared with the live test; an import into a new one with nothing.
  private func preview(
    _ path: String, _ scanType: String, _ target: UploadTarget
  ) async throws -> (Preview, [ReportOutcome], warning: String?) {
    var previewOptions = PreviewOptions()
    previewOptions.way = options.kind == .import ? .import : .reimport
    previewOptions.closesOldFindings = options.flag("close_old_findings")
    previewOptions.reactivates = options.flag("do_not_reactivate") != true
    previewOptions.service = options.values["service"]?.text
    previewOptions.mostClosed = options.mostClosed
    previewOptions.minimumSeverity = options.minimumSeverity
    guard let test = target.test else {
      let (preview, outcomes) = try PreviewRun(previewOptions, settings: settings).preview([path])
      return (preview, outcomes, nil)
    }
    let settings = try settings.identifying(as: test, scanType: scanType)
    let live = try await LiveTest(test, scanType: scanType, settings.identity, from: dojo)
    if !live.isEmpty { previewOptions.baseline = [live.path] }
    return try withExtendedLifetime(live) {
      let (preview, outcomes) = try PreviewRun(previewOptions, settings: settings).preview([path])
      return (preview, outcomes, live.warning)
    }
  }
}

/// Where reports are to go, and how.
public struct DeliveryOptions: Sendable {
  public var kind: ScanUpload
  /// By the names in `ScanUpload.parameters`.
  public var values: [String: JSONValue]
  /// How many findings may be closed though nothing says that they are fixed.
  public var mostClosed: Int?
  /// How long is waited for a lost answer.
  public var patience = Upload.Patience()

  public init(_ kind: ScanUpload, _ values: [String: JSONValue]) {
    self.kind = kind
    self.values = values
  }

  /// What the server leaves out is less severe.
  var minimumSeverity: Severity? {
    values["minimum_severity"]?.text.flatMap { Severity(rawValue: $0) }
  }

  func flag(_ name: String) -> Bool? {
    if case .bool(let flag) = values[name] { flag } else { nil }
  }
}

/// A report before it is uploaded.
public struct PreparedUpload: Sendable {
  public internal(set) var upload: Upload
  public let target: UploadTarget
  public let preview: Preview
  public let outcomes: [ReportOutcome]
  /// What is uploaded in place of the report, where that holds what is dropped.
  var cleaned: CleanedUpload?
  /// What was taken out of the report; nil where it is uploaded as it is.
  public var summary: CleanedSummary? { cleaned?.summary }
  /// What is odd, a sentence each.
  public internal(set) var warnings: [String] = []
  /// Why it is not to be uploaded, a sentence each.
  public internal(set) var refusals: [String] = []

  /// The request.
  public var request: Request {
    get throws {
      var upload = upload
      if let test = target.test { upload.values["test"] = .int(test.id) }
      return try upload.call().request
    }
  }
}
