import ArgumentParser
import Delivering
import ScannerKit
import Winnow

/// How reports are delivered; the same for both ways of uploading.
struct UploadRunFlags: ParsableArguments {
  @Flag(help: "Show what would be sent and what it would do; send nothing.")
  var dryRun = false

  @Flag(help: "Remove the empty test that the server makes of a report that it cannot read.")
  var cleanup = false

  @Flag(help: "Upload nothing where a single record was not read.")
  var strict = false

  /// Prepares all reports, then uploads one after the other.
  ///
  /// - Parameters:
  ///   - reports: Their paths.
  ///   - kind: The way of uploading.
  ///   - values: By the names in `ScanUpload.parameters`.
  ///   - deliveryFlags: Stand beside these flags and not in them: ArgumentParser's checks of a debug
  ///     build take four times as long for each level of groups.
  /// - Throws: What ends the program.
  func upload(
    _ reports: [String], by kind: ScanUpload, _ values: [String: JSONValue],
    _ deliveryFlags: DeliveryFlags
  ) async throws {
    let receiptPath = deliveryFlags.policyFlags.receipt
    let (settings, policy) = try deliveryFlags.settings()
    let options = deliveryFlags.options(kind, values)
    try await deliveryFlags.server.connected { dojo, messages in
      let delivery = ReportDelivery(options, settings: settings, to: dojo)
      let prepared = try await delivery.prepare(reports)
      let outcomes = prepared.outcomes
      try tell(prepared.uploads, dojo, messages)
      var summary = RunSummary(
        outcomes: outcomes, receipt: Receipt(outcomes, policy: policy), policy: policy,
        messages: messages, isStrict: strict)
      let isRefused = prepared.uploads.contains { !$0.refusals.isEmpty }
      if isRefused || summary.isUnread || dryRun {
        return try summary.conclude(
          receiptPath: receiptPath, refusal: isRefused ? "nothing was uploaded" : nil)
      }
      let (delivered, stop) = await deliver(prepared.uploads, delivery, dojo, messages)
      summary.receipt.delivered = delivered
      try summary.conclude(receiptPath: receiptPath, stop: stop)
    }
  }

  /// Says what is odd; on a dry run also what would be sent.
  private func tell(_ prepared: [PreparedUpload], _ dojo: DefectDojo, _ messages: Messages) throws {
    for upload in prepared {
      upload.warnings.forEach(messages.warn)
      if let summary = upload.summary {
        let marked = summary.recordsMarked > 0 ? ", \(summary.recordsMarked) marked" : ""
        messages.say(
          "note", "\(upload.upload.report.name): \(summary.recordsCut) records cut out\(marked)")
      }
      for refusal in upload.refusals { messages.say("error", refusal) }
      guard dryRun else { continue }
      print(upload.preview.document().text(width: Terminal.width))
      Requests.show([try upload.request], to: dojo.transport)
    }
  }

  /// What was uploaded, and why not all was.
  private func deliver(
    _ prepared: [PreparedUpload], _ delivery: ReportDelivery, _ dojo: DefectDojo,
    _ messages: Messages
  ) async -> (delivered: [DeliveredUpload], stop: (any Error)?) {
    var delivered: [DeliveredUpload] = []
    for upload in prepared {
      let name = upload.upload.report.name
      do {
        let last = delivered.last
        let result = try await StateLine(isShown: !messages.isQuiet).during { show in
          try await delivery.deliver(upload, after: last) { sent, all in
            let percent = all == 0 ? 100 : sent * 100 / all
            show(
              "\(name): \(percent) % uploaded" + (percent < 100 ? "" : ", the server is at work"))
          }
        }
        delivered.append(result)
        print(result.table)
        result.tellDifferences(messages)
      } catch {
        for upload in delivered { messages.say("note", "\(upload.report) is in \(upload.link)") }
        if error is CancellationError {
          messages.say(
            "note", "\(name): what the server has got of it, it goes on with; look at its tests")
        }
        return (delivered, await cleanUp(after: error, dojo))
      }
    }
    return (delivered, nil)
  }

  /// Removes the empty test that an unread report left, where that is wanted.
  private func cleanUp(after error: any Error, _ dojo: DefectDojo) async -> any Error {
    guard cleanup, let unread = error as? UnreadReport else { return error }
    do {
      try await dojo.delete(Test.self, unread.test.id)
    } catch {
      return error
    }
    return DeliveryError(
      unread.error.reason, "\(unread.error); the empty test that this left was removed")
  }
}
