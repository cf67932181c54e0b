import ArgumentParser
import Delivering
import Foundation
import ScannerKit
import Winnow

/// How reports are read and delivered; the same for both ways of uploading.
struct UploadRunFlags: ParsableArguments {
  @Option(
    help: "DefectDojo's scan type of the reports; else found by content.",
    completion: .list(Formats.all.flatMap(\.scanTypes)))
  var scanType: String?

  @Flag(help: "Show what would be sent and what it would do; send nothing.")
  var dryRun = false

  @Option(help: "How many findings may be closed without being fixed.")
  var maxClose: Int?

  @Flag(help: "Remove the empty test that the server makes of a report that it cannot read.")
  var cleanup = false

  @Flag(help: "Upload nothing where a single record was not read.")
  var strict = false

  @OptionGroup(title: "Filtering") var policyFlags: PolicyFlags

  @OptionGroup(title: "Server") var server: DefectDojoFlags

  /// Prepares all reports, then uploads one after the other.
  func upload(_ reports: [String], _ options: DeliveryOptions) async throws {
    let messages = server.messageOptions.messages
    let (settings, policy) = try Environment.settings(scanType: scanType, policyFlags, messages)
    var options = options
    options.mostClosed = maxClose
    try await server.connected { [options] dojo, messages in
      let delivery = ReportDelivery(options, settings: settings, to: dojo)
      var prepared: [PreparedUpload] = []
      for report in reports { prepared.append(try await delivery.prepare(report)) }
      let outcomes = prepared.flatMap(\.outcomes)
      try tell(prepared, dojo, messages)
      let summary = RunSummary(
        outcomes: outcomes, receipt: Receipt(outcomes, policy: policy), policy: policy,
        messages: messages, isStrict: strict)
      let refusal = prepared.flatMap(\.refusals).first.map { _ in "nothing was uploaded" }
      if refusal != nil || dryRun {
        return try summary.conclude(receiptPath: policyFlags.receipt, refusal: refusal)
      }
      if strict, outcomes.contains(where: { $0.notes.unreadCount > 0 }) {
        return try summary.conclude(receiptPath: policyFlags.receipt)
      }
      let delivered = try await deliver(prepared, delivery, dojo, messages)
      try summary.conclude(receiptPath: policyFlags.receipt, delivered: delivered)
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

  private func deliver(
    _ prepared: [PreparedUpload], _ delivery: ReportDelivery, _ dojo: DefectDojo,
    _ messages: Messages
  ) async throws -> [DeliveredUpload] {
    var delivered: [DeliveredUpload] = []
    for upload in prepared {
      let name = upload.upload.report.name
      do {
        let result = try await StateLine(isShown: !messages.isQuiet).during { show in
          try await delivery.deliver(upload) { sent, all in
            let percent = all == 0 ? 100 : sent * 100 / all
            show(
              "\(name): \(percent) % uploaded" + (percent < 100 ? "" : ", the server is at work"))
          }
        }
        delivered.append(result)
        print(result.table)
        result.differences.forEach(messages.warn)
      } catch let error as UnreadReport where cleanup {
        try await dojo.delete(Test.self, error.test.id)
        throw DeliveryError(
          error.error.reason, "\(error.error); the empty test that this left was removed")
      } catch {
        tellWhatWasDone(delivered, messages)
        if error is CancellationError {
          messages.say(
            "note", "\(name): what the server has got of it, it goes on with; look at its tests")
        }
        throw error
      }
    }
    return delivered
  }

  private func tellWhatWasDone(_ delivered: [DeliveredUpload], _ messages: Messages) {
    for upload in delivered { messages.say("note", "\(upload.report) is in \(upload.link)") }
  }
}

extension DeliveredUpload {
  /// What was foretold beside what was counted.
  fileprivate var table: String {
    func cell(_ number: Int?) -> String {
      let text = number.map(String.init) ?? "·"
      return String(repeating: " ", count: max(1, 10 - text.count)) + text
    }
    let rows = [
      ("created", created), ("untouched", untouched), ("reactivated", reactivated),
      ("closed", closed),
    ].map { name, count in
      "  " + name + String(repeating: " ", count: 12 - name.count) + cell(count.foretold)
        + cell(count.counted)
    }
    let other = "  duplicates  " + cell(nil) + cell(duplicates)
    return
      (["\(report): \(kind) as \(scanType): \(link)", "                foretold   counted"]
      + rows + [other]).joined(separator: "\n")
  }
}
