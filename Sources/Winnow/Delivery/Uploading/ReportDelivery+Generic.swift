import Delivering

extension ReportDelivery {
  /// Writes the findings of all reports as Generic Findings Import, for each tool apart.
  func prepareGeneric(_ paths: [String]) async throws -> PreparedDelivery {
    let folder = try TemporaryFolder()
    let (reports, outcomes) = try GenericReport.write(
      paths, settings, to: folder, bytes: options.largestReport)
    var delivery = PreparedDelivery(outcomes: outcomes)
    // What is not read to its end would close what it lacks.
    if outcomes.contains(where: { $0.failure != nil }) { return delivery }
    for report in reports {
      let isMade = delivery.uploads.contains { $0.target.test == nil }
      delivery.uploads += try await prepare(
        report, outcomes, folder, isBehindNewTest: isMade)
    }
    return delivery
  }

  private func prepare(
    _ report: GenericReport, _ outcomes: [ReportOutcome], _ folder: TemporaryFolder,
    isBehindNewTest: Bool
  ) async throws -> [PreparedUpload] {
    var options = options
    let isSplit = report.parts.count > 1
    let asksToClose = options.flag("close_old_findings") == true
    if isSplit { options.values["close_old_findings"] = false }
    let delivery = ReportDelivery(options, settings: settings, to: dojo)
    let all = try report.parts.map { part in
      var upload = try delivery.upload(part, scanType: GenericReport.scanType)
      upload.testType = report.testType
      return upload
    }
    guard let first = all.first else { return [] }
    var live = try await LiveForecast(
      first, options, settings, scanType: GenericReport.scanType, dojo)
    let mustMakeTest =
      first.kind == .reimport && live.target.test == nil
      && (isBehindNewTest || !live.target.foreign.isEmpty)
    if mustMakeTest { live.options.way = .import }
    let run = PreviewRun(live.options, settings: live.settings)
    var uploads: [PreparedUpload] = []
    for (number, upload) in all.enumerated() {
      let preview = try run.preview(report.parts[number], of: report, madeOf: outcomes)
      var prepared = PreparedUpload(upload: upload, preview: preview, live)
      prepared.part = number + 1
      prepared.folder = folder
      if mustMakeTest { prepared.makeTest() }
      if number == 0 {
        prepared.tell(report)
        if isSplit {
          prepared.tellSplit(into: report.parts.count, asksToClose: asksToClose)
        }
      }
      try await check(&prepared)
      uploads.append(prepared)
    }
    return uploads
  }
}

extension PreparedUpload {
  fileprivate mutating func tell(_ report: GenericReport) {
    warnings += report.otherHashes.warnings(
      "without `--as generic` it is uploaded in its own format")
    warnings += report.remarks
  }

  /// Has the server make a test for the tool: asked for a reimport it would take the newest one of
  /// Generic Findings Import, whatever tool its findings are of.
  fileprivate mutating func makeTest() {
    guard upload.values["auto_create_context"] == true else {
      refusals.append(
        "there is no test of \(upload.testType ?? ""); --auto-create-context makes it")
      return
    }
    upload.kind = .import
    upload.values["do_not_reactivate"] = nil
    // There is nothing that it could close.
    upload.values["close_old_findings"] = nil
  }

  /// Each part would close what is in the others.
  fileprivate mutating func tellSplit(into count: Int, asksToClose: Bool) {
    if asksToClose {
      refusals.append(
        "the findings are uploaded in \(count) parts, of which each would close those of the"
          + " others; leave --close-old-findings out")
    } else {
      warnings.append(
        "the findings are uploaded in \(count) parts, so that the server closes nothing, as each"
          + " would close those of the others")
    }
  }
}
