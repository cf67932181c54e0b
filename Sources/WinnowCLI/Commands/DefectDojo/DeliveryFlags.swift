public import ArgumentParser
import Delivering
import ScannerKit
public import Winnow

/// How reports are read and foretold before they are uploaded.
struct DeliveryFlags: ParsableArguments {
  @Option(
    help: "DefectDojo's scan type of the reports; else found by content.",
    completion: .list(Formats.all.flatMap(\.scanTypes)))
  var scanType: String?

  @Option(
    name: .customLong("as"),
    help: """
      Upload each report in its own format, without what is dropped (native), or the findings of all \
      as Generic Findings Import, a test for each tool (generic).
      """)
  var form = DeliveryOptions.Form.native

  @Option(help: "The most that the server takes at once, for what is generic: 100MB, 20MiB.")
  var maxSize: ByteSize?

  @Option(help: "How many findings may be closed without being fixed.")
  var maxClose: Int?

  @Flag(
    inversion: .prefixedNo,
    help: """
      Whether duplicates of what else the product has are foretold; else where that has no more \
      than 5000 findings.
      """)
  var foretellDuplicates: Bool?

  @OptionGroup(title: "Filtering") var policyFlags: PolicyFlags

  @OptionGroup(title: "Merging") var dedupeFlags: DedupeFlags

  @OptionGroup(title: "Server") var server: DefectDojoFlags

  /// How reports are read; what is odd about that is told.
  func settings() throws -> (settings: ReadingSettings, policy: LoadedPolicy) {
    var (settings, policy) = try Environment.settings(
      scanType: scanType, policyFlags, server.messageOptions.messages)
    settings.merging = try dedupeFlags.settings()
    return (settings, policy)
  }

  /// How they are uploaded.
  func options(_ kind: ScanUpload, _ values: [String: JSONValue]) -> DeliveryOptions {
    var options = DeliveryOptions(kind, values)
    options.form = form
    options.mostClosed = maxClose
    options.foretellsDuplicates = foretellDuplicates
    if let maxSize { options.largestReport = maxSize.bytes }
    return options
  }
}

extension DeliveryOptions.Form: ExpressibleByArgument {}
