import Deduplication
import Delivering
import Foundation
import ReportReading

/// What is asked of a server before an upload, so that a preview can foretell it.
struct LiveForecast {
  let target: UploadTarget
  var options: PreviewOptions
  private(set) var settings: ReadingSettings
  private(set) var knownDuplicates = 0
  /// Whether it is known what the server would compare new findings with.
  private(set) var foretellsDuplicates = false
  private(set) var warnings: [String] = []
  /// Files that are gone with these.
  private var files: [LiveFindings] = []

  /// - Parameters:
  ///   - upload: What is to be uploaded.
  ///   - options: How.
  ///   - settings: How the server is taken to identify findings.
  ///   - scanType: Of the upload.
  ///   - dojo: The server.
  /// - Throws: ``ConfigurationError`` or `DeliveryError` where the server cannot be asked.
  init(
    _ upload: Upload, _ options: DeliveryOptions, _ settings: ReadingSettings, scanType: String,
    _ dojo: DefectDojo
  ) async throws {
    target = try await dojo.target(of: upload)
    self.options = options.preview
    self.settings = settings
    let model = try await LiveForecast.model(of: upload, target, dojo)
    if let model { self.settings = try settings.identifying(as: model, scanType: scanType) }
    if let test = target.test {
      let live = try await LiveFindings(
        of: test, scanType: scanType, self.settings.identity, from: dojo)
      if live.count > 0 { self.options.baseline = [live.path] }
      knownDuplicates = live.duplicates
      warnings += [live.warning].compactMap(\.self)
      files.append(live)
    }
    let testType =
      upload.testType ?? model.flatMap { $0.typeName(ofScanType: scanType) } ?? scanType
    try await findOriginals(
      for: scanType, testType == scanType ? nil : testType, options, dojo)
  }

  /// A test by which it is known how the server identifies findings: the one that is uploaded to, or
  /// the newest of its type.
  private static func model(
    of upload: Upload, _ target: UploadTarget, _ dojo: DefectDojo
  ) async throws -> Test? {
    if let test = target.test { return test }
    guard let engagement = target.engagement, let scanType = upload.values["scan_type"] else {
      return nil
    }
    let tests = try await dojo.list(
      Test.self, ["engagement": .int(engagement.id), "scan_type": scanType])
    let newest = tests.filter { upload.testType == nil || $0.testTypeName == upload.testType }
      .max { $0.id < $1.id }
    guard let newest else { return nil }
    // A list may tell less of it.
    return try await dojo.get(Test.self, newest.id)
  }

  /// Fetches what new findings may be duplicates of, where that is not too much.
  private mutating func findOriginals(
    for scanType: String, _ testType: String?, _ options: DeliveryOptions, _ dojo: DefectDojo
  ) async throws {
    if options.foretellsDuplicates == false { return }
    if try await dojo.systemSettings()?.enableDeduplication == false { return }
    foretellsDuplicates = true
    guard var scope = try await DuplicateScope(of: target, on: dojo) else { return }
    let count = try await dojo.count(of: scope.query)
    if count > LiveFindings.most, options.foretellsDuplicates == nil {
      foretellsDuplicates = false
      warnings.append(
        "which findings become duplicates of others is not foretold, as there are \(count) of them;"
          + " --foretell-duplicates fetches these")
      return
    }
    if count == 0 { return }
    let others = try await scope.findings(
      for: scanType, testType: testType, settings.identity, from: dojo)
    self.options.otherEngagements = [others.path]
    files.append(others)
  }
}

extension PreparedUpload {
  init(upload: Upload, preview: Preview, _ live: LiveForecast) {
    self.init(upload: upload, target: live.target, preview: preview)
    knownDuplicates = live.knownDuplicates
    foretellsDuplicates = live.foretellsDuplicates
    warnings = live.warnings
  }
}

extension ReadingSettings {
  /// With what a server says about how it identifies the findings of a test.
  func identifying(as test: Test, scanType: String) throws -> ReadingSettings {
    let name = test.typeName(ofScanType: scanType) ?? scanType
    func json(_ value: JSONValue?) throws -> String? {
      try value.map { String(decoding: try JSONValue.object([name: $0]).json(), as: UTF8.self) }
    }
    return try overridden(
      hashcodeFields: json(test.hashCodeFields.map { .list($0.map { .text($0) }) }),
      algorithms: json(test.deduplicationAlgorithm.map { .text($0) }))
  }
}
