public import Delivering
import FindingModel
import Foundation
import ReportReading
import ScannerKit

/// Uploads reports to DefectDojo: read, judged by the policy, previewed against what the server has,
/// cleaned of what is dropped or written as generic findings, and sent.
public struct ReportDelivery: Sendable {
  let dojo: DefectDojo
  let settings: ReadingSettings
  let options: DeliveryOptions

  public init(_ options: DeliveryOptions, settings: ReadingSettings, to dojo: DefectDojo) {
    self.options = options
    self.settings = settings
    self.dojo = dojo
  }

  /// Does all that can be done before anything is sent.
  ///
  /// - Parameter paths: Reports.
  /// - Returns: What would be uploaded, and what the server would do with it.
  /// - Throws: ``ConfigurationError`` or `DeliveryError` where it cannot be uploaded.
  public func prepare(_ paths: [String]) async throws -> PreparedDelivery {
    if options.form == .generic { return try await prepareGeneric(paths) }
    var delivery = PreparedDelivery()
    for path in paths {
      var (upload, outcomes) = try await prepareNative(path)
      if let other = delivery.uploads.first(where: { wouldClose(upload, $0) }) {
        upload.refusals.append(
          "\(upload.upload.report.name) goes into the test of \(other.upload.report.name), and would"
            + " close what that has; `--as generic` uploads them as one")
      }
      delivery.uploads.append(upload)
      delivery.outcomes += outcomes
    }
    return delivery
  }

  /// Whether a reimport would go into the test that another one has gone into.
  private func wouldClose(_ upload: PreparedUpload, _ other: PreparedUpload) -> Bool {
    options.kind == .reimport && options.flag("close_old_findings") != false
      && upload.upload.scanType == other.upload.scanType
  }

  /// Uploads what was prepared, and waits until the server has it all.
  ///
  /// - Parameters:
  ///   - prepared: What ``prepare(_:)`` gave.
  ///   - last: What became of the upload before it, which it may be a part of.
  ///   - progress: Is told how many bytes, of how many, are on their way.
  /// - Returns: What the server counted, beside what was foretold.
  /// - Throws: `DeliveryError` or `UnreadReport`.
  public func deliver(
    _ prepared: PreparedUpload, after last: DeliveredUpload? = nil,
    progress: @escaping @Sendable (_ sent: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> DeliveredUpload {
    var prepared = prepared
    if prepared.part > 1, options.kind == .reimport, prepared.target.test == nil, let last {
      prepared.upload.kind = .reimport
      prepared.upload.values["close_old_findings"] = false
      prepared.target = try await dojo.target(ofTest: last.test)
    }
    let result = try await dojo.upload(prepared.upload, to: prepared.target, progress: progress)
    return try await DeliveredUpload(prepared, result, on: dojo)
  }

  private func prepareNative(_ path: String) async throws -> (PreparedUpload, [ReportOutcome]) {
    let scanType = try scanType(of: path)
    let upload = try upload(path, scanType: scanType)
    let live = try await LiveForecast(upload, options, settings, scanType: scanType, dojo)
    let (preview, outcomes) = try PreviewRun(live.options, settings: live.settings).preview([path])
    var prepared = PreparedUpload(upload: upload, preview: preview, live)
    if UploadPreflight.needsCleaning(outcomes, upload.report) {
      try clean(path, as: scanType, outcomes, &prepared)
    }
    if settings.policy?.changesOfFindings.contains("rewrites") == true {
      prepared.warnings.append(
        "\(upload.report.name): the policy's rewrites are not in it; \(CleanedUpload.advice)")
    }
    try await check(&prepared)
    return (prepared, outcomes)
  }

  private func clean(
    _ path: String, as scanType: String, _ outcomes: [ReportOutcome],
    _ prepared: inout PreparedUpload
  ) throws {
    let encoding: SourceEncoding
    do {
      encoding = try CleanedUpload.encoding(
        of: path, scanType: scanType, limits: settings.limits)
    } catch let error as ConfigurationError {
      prepared.refusals.append("\(error); \(CleanedUpload.advice)")
      return
    }
    var settings = settings
    settings.scanType = scanType
    let cleaned = try CleanedUpload(of: path, in: encoding, settings)
    prepared.upload.report = cleaned.file
    prepared.folder = cleaned.folder
    prepared.summary = cleaned.summary
    prepared.refusals += cleaned.refusals(outcomes)
  }

  func upload(_ path: String, scanType: String) throws -> Upload {
    var values = options.values
    values["scan_type"] = .text(scanType)
    var upload = Upload(options.kind, values, report: try UploadFile(path: path))
    upload.patience = options.patience
    return upload
  }

  func check(_ prepared: inout PreparedUpload) async throws {
    prepared.warnings += UploadPreflight.warnings(prepared.target, now: Date())
    prepared.refusals += try await UploadPreflight.refusals(prepared, dojo)
    _ = try prepared.upload.call()
  }

  private func scanType(of path: String) throws -> String {
    if let scanType = settings.scanType { return scanType }
    let found: [Identification]
    do throws(ReportError) {
      found = try Identification.ofReports(at: path, limits: settings.limits)
    } catch { throw ConfigurationError("\(error)") }
    // An archive holds other files beside its reports.
    let scanners = found.compactMap(\.candidates.first?.scanner)
    guard scanners.count == 1, let scanner = scanners.first,
      let scanType = scanner.about.scanTypes.first
    else {
      throw ConfigurationError(
        "\(path): expected one report of a known scanner; `winnow detect` says what it is, and"
          + " `--as generic` uploads several")
    }
    return scanType
  }
}
