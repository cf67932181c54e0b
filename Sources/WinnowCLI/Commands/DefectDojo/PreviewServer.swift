import ArgumentParser
import Delivering
import Foundation
import ScannerKit
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

  @Option(
    help: "DefectDojo's scan type of the reports; else found by content.",
    completion: .list(Formats.all.flatMap(\.scanTypes)))
  var scanType: String?

  @Option(help: "How many findings may be closed without being fixed.")
  var maxClose: Int?

  @OptionGroup(title: "Filtering") var policyFlags: PolicyFlags

  @OptionGroup(title: "Server") var server: DefectDojoFlags

  func run() async throws {
    let messages = server.messageOptions.messages
    let (settings, policy) = try Environment.settings(scanType: scanType, policyFlags, messages)
    var values = uploadFlags.values
    values["test"] = testID.map { .int($0) }
    if doNotReactivate { values["do_not_reactivate"] = true }
    var options = DeliveryOptions(.reimport, values)
    options.mostClosed = maxClose
    let prepared = try await server.connected { [options] dojo, _ in
      let delivery = ReportDelivery(options, settings: settings, to: dojo)
      var prepared: [PreparedUpload] = []
      for report in reports { prepared.append(try await delivery.prepare(report)) }
      return prepared
    }
    let output = try OutputFile("-")
    for upload in prepared {
      try output.write(try upload.preview.data(as: format, width: Terminal.width))
      upload.warnings.forEach(messages.warn)
      for refusal in upload.refusals { messages.say("error", refusal) }
    }
    let outcomes = prepared.flatMap(\.outcomes)
    let refusal = prepared.flatMap(\.refusals).first.map { _ in "a reimport would be refused" }
    try RunSummary(
      outcomes: outcomes, receipt: Receipt(outcomes, policy: policy), policy: policy,
      messages: messages, isStrict: false
    ).conclude(receiptPath: policyFlags.receipt, tellsDecisions: false, refusal: refusal)
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
