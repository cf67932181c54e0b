public import ArgumentParser
import FindingModel
import Foundation
import ScannerKit
import Winnow

/// `winnow convert`
struct Convert: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the findings of reports, one a line.",
    discussion: """
      Several reports are read side by side; their findings are written in the order given. \
      Reports may be compressed (gzip, zstd) or in a zip archive. SOURCE_DATE_EPOCH sets what \
      counts as now; DD_HASHCODE_FIELDS_PER_SCANNER and DD_DEDUPLICATION_ALGORITHM_PER_PARSER \
      are taken as the server's own.
      """)

  @Argument(help: "Reports, or - for standard input.", completion: .file())
  var reports: [String]

  @Option(
    help: "DefectDojo's scan type of the reports; else found by content.",
    completion: .list(Formats.all.flatMap(\.scanTypes)))
  var scanType: String?

  @Option(name: .shortAndLong, help: "What to write.")
  var format = Conversion.Format.ndjson

  @Option(
    name: .shortAndLong, help: "The file to write, or - for standard output.", completion: .file())
  var output = "-"

  @Flag(help: "Exit with 3 where a single record was not read, with 2 where a rule is odd.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Say what each report was read as.")
  var verbose = false

  @OptionGroup(title: "Filtering") var policyFlags: PolicyFlags

  @OptionGroup(title: "Merging") var dedupeFlags: DedupeFlags

  @OptionGroup var messageOptions: MessageOptions

  func run() async throws {
    var messages = messageOptions.messages
    messages.isVerbose = verbose
    var (settings, policy) = try Environment.settings(scanType: scanType, policyFlags, messages)
    settings.merging = try dedupeFlags.settings()
    let output = try OutputFile(output)
    let progress = Winnow.Progress()
    let conversion = Conversion(to: format, settings: settings)
    let outcomes = try await ProgressLine(isShown: !messages.isQuiet).during(progress) {
      try await conversion.convert(reports, to: output, progress: progress)
    }
    try output.finish()
    try RunSummary(
      outcomes: outcomes, receipt: Receipt(outcomes, policy: policy), policy: policy,
      messages: messages, isStrict: strict
    ).conclude(receiptPath: policyFlags.receipt)
  }
}

extension Conversion.Format: ExpressibleByArgument {}
