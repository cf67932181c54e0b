import ArgumentParser
import FindingModel
import Foundation
import ScannerKit
import Winnow

/// `winnow clean`
struct Clean: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Take the records of dropped findings out of a report.",
    discussion: """
      The rest of the report stays as it is, byte for byte, so that the server's own parser reads \
      it. A record goes only if all findings made of it are dropped; what has to stay is named.
      """)

  @Argument(help: "The report, or - for standard input.", completion: .file())
  var report: String

  @Option(
    help: "DefectDojo's scan type of the report; else found by content.",
    completion: .list(Formats.all.flatMap(\.scanTypes)))
  var scanType: String?

  @Option(
    name: .shortAndLong, help: "The file to write, or - for standard output.", completion: .file())
  var output: String?

  @Flag(help: "Replace the report itself.")
  var inPlace = false

  @Flag(
    inversion: .prefixedNo, help: "Lower the counts in the report that count what was cut out.")
  var fixCounts = true

  @Option(help: "Split what is larger, as 95MB, into FILE.1.json and so on.")
  var maxSize: ByteSize?

  @Flag(help: "Exit with 3 where a single record was not read, with 2 where a rule is odd.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Say what the report was read as.")
  var verbose = false

  @OptionGroup(title: "Filtering") var policyFlags: PolicyFlags

  @OptionGroup(title: "Merging") var dedupeFlags: DedupeFlags

  @OptionGroup var messageOptions: MessageOptions

  func validate() throws {
    if inPlace, output != nil {
      throw ValidationError("expected one of --output and --in-place, found both")
    }
  }

  func run() async throws {
    var messages = messageOptions.messages
    messages.isVerbose = verbose
    var (settings, policy) = try Environment.settings(scanType: scanType, policyFlags, messages)
    settings.merging = try dedupeFlags.settings()
    var options = CleaningOptions()
    options.output = output ?? "-"
    options.isInPlace = inPlace
    options.fixesCounts = fixCounts
    options.maximumSize = maxSize?.bytes
    let cleaning = Cleaning(settings, options)
    let progress = Winnow.Progress()
    let result = try await ProgressLine(isShown: !messages.isQuiet).during(progress) {
      try cleaning.clean(report, progress: progress)
    }
    var receipt = Receipt([result.outcome], policy: policy)
    if result.outcome.failure == nil { receipt.cleaned = result.summary }
    messages.tell(result.summary, of: result.outcome.report)
    try RunSummary(
      outcomes: [result.outcome], receipt: receipt, policy: policy, messages: messages,
      isStrict: strict
    ).conclude(receiptPath: policyFlags.receipt)
  }
}
