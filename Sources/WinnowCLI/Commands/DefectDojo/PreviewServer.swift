import ArgumentParser
import Delivering
import Foundation
import Winnow

/// `winnow defectdojo preview`
struct PreviewServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Say what a reimport of reports would do with the findings of the live test.",
    discussion: """
      Only asks. The test's findings are fetched and taken as a baseline; how the server identifies \
      them is asked too. Exits with 5 where a reimport would be refused.
      """)

  @Argument(help: "Reports.", completion: .file())
  var reports: [String]

  @Option(help: "The id of the test, instead of names.")
  var testID: Int?

  @Flag(help: "Leave closed findings closed.")
  var doNotReactivate = false

  @Option(name: .shortAndLong, help: "What to write.")
  var format = PreviewCommand.Format.table

  @OptionGroup(title: "Upload") var uploadFlags: UploadFlags

  @OptionGroup var deliveryFlags: DeliveryFlags

  func run() async throws {
    let messages = deliveryFlags.server.messageOptions.messages
    let (settings, policy) = try deliveryFlags.settings()
    var values = uploadFlags.values
    values["test"] = testID.map { .int($0) }
    if doNotReactivate { values["do_not_reactivate"] = true }
    let options = deliveryFlags.options(.reimport, values)
    let prepared = try await deliveryFlags.server.connected { dojo, _ in
      try await ReportDelivery(options, settings: settings, to: dojo).prepare(reports)
    }
    let output = try OutputFile("-")
    for upload in prepared.uploads {
      try output.write(try upload.preview.data(as: format, width: Terminal.width))
      upload.warnings.forEach(messages.warn)
      for refusal in upload.refusals { messages.say("error", refusal) }
    }
    let outcomes = prepared.outcomes
    let isRefused = prepared.uploads.contains { !$0.refusals.isEmpty }
    try RunSummary(
      outcomes: outcomes, receipt: Receipt(outcomes, policy: policy), policy: policy,
      messages: messages, isStrict: false
    ).conclude(
      receiptPath: deliveryFlags.policyFlags.receipt, tellsDecisions: false,
      refusal: isRefused ? "a reimport would be refused" : nil)
  }
}

extension Preview {
  /// As the user wants to see it.
  func data(
    as format: PreviewCommand.Format, width: Int?, onlyNew: Bool = false
  ) throws -> Data {
    let document = document(onlyNew: onlyNew)
    switch format {
    case .json: return try jsonDocument()
    case .markdown: return Data(document.markdown.utf8)
    case .html: return Data(document.html.utf8)
    case .table: return Data(document.text(width: width).utf8)
    }
  }
}
