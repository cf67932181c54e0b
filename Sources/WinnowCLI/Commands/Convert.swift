public import ArgumentParser
import FindingModel
import Foundation
import ScannerKit
public import Winnow

/// `winnow convert`
struct Convert: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write the findings of reports, in one format or in several.",
    discussion: """
      Formats: \(OutputFormat.names.joined(separator: ", ")).

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

  @Option(
    name: .shortAndLong, help: "What to write where --output does not say.",
    completion: .list(OutputFormat.names))
  var format = OutputFormat(.ndjson)

  @Option(
    name: .shortAndLong,
    help: "A file to write, or - for standard output, as PATH or FORMAT:PATH; repeatable.",
    completion: .file())
  var output: [String] = []

  @Option(
    help: "Earlier reports, or Winnow's output, to say what is new and closed since; repeatable.",
    completion: .file())
  var baseline: [String] = []

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
    let requests = try requests
    var (settings, policy) = try Environment.settings(scanType: scanType, policyFlags, messages)
    settings.merging = try dedupeFlags.settings()
    let progress = Winnow.Progress()
    let terminal = Terminal.width.map {
      TerminalLook(width: $0, usesColor: messageOptions.wantsColor)
    }
    let conversion = try Conversion(
      to: requests, settings: settings, baseline: baseline, terminal: terminal)
    let converted = try await ProgressLine(isShown: !messages.isQuiet).during(progress) {
      try await conversion.convert(reports, progress: progress)
    }
    try converted.finish()
    converted.remarks.forEach(messages.note)
    try RunSummary(
      outcomes: converted.outcomes, receipt: converted.receipt, policy: policy,
      messages: messages, isStrict: strict
    ).conclude(receiptPath: policyFlags.receipt)
  }

  private var requests: [OutputRequest] {
    get throws {
      try (output.isEmpty ? ["-"] : output).map { text in
        guard let request = OutputRequest(text, or: format) else {
          throw ConfigurationError(
            "--output: expected PATH or FORMAT:PATH, found `\(text)`;"
              + " `winnow formats --written` lists the formats")
        }
        return request
      }
    }
  }
}

extension OutputFormat: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }

  public var defaultValueDescription: String { description }
}
