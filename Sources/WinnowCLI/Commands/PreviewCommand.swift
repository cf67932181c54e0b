import ArgumentParser
import Foundation
import ScannerKit
import Winnow

/// `winnow preview`
struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Say what reports hold, what the policy does, and what a server would do.",
    discussion: """
      Nothing is sent. With --baseline, the findings that a DefectDojo server has already are taken \
      from earlier reports or from Winnow's own output, and what an import or a reimport would \
      create, reactivate and close is foretold. Exits with 5 where more findings than --max-close \
      would be closed though nothing says that they are fixed.
      """)

  /// What the preview is written as.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, markdown, html
  }

  @Argument(help: "Reports, or - for standard input.", completion: .file())
  var reports: [String]

  @Option(
    help: "DefectDojo's scan type of the reports; else found by content.",
    completion: .list(Formats.all.flatMap(\.scanTypes)))
  var scanType: String?

  @Option(name: .shortAndLong, help: "What to write.")
  var format = Format.table

  @Option(
    name: .shortAndLong, help: "The file to write, or - for standard output.", completion: .file())
  var output = "-"

  @Flag(help: "Name only what is new; gates count only that.")
  var onlyNew = false

  @Flag(help: "Exit with 3 where a single record was not read, with 2 where a rule is odd.")
  var strict = false

  @OptionGroup(title: "Server") var forecastFlags: ForecastFlags

  @OptionGroup(title: "Filtering") var policyFlags: PolicyFlags

  @OptionGroup(title: "Merging") var dedupeFlags: DedupeFlags

  @OptionGroup var messageOptions: MessageOptions

  func run() async throws {
    let messages = messageOptions.messages
    var (settings, policy) = try Environment.settings(scanType: scanType, policyFlags, messages)
    settings.merging = try dedupeFlags.settings()
    var options = forecastFlags.options
    options.onlyNew = onlyNew
    let output = try OutputFile(output)
    let progress = Winnow.Progress()
    let (preview, outcomes) = try await ProgressLine(isShown: !messages.isQuiet).during(progress) {
      try PreviewRun(options, settings: settings).preview(reports, progress: progress)
    }
    let document = try preview.data(
      as: format, width: self.output == "-" ? Terminal.width : nil, onlyNew: onlyNew)
    try LeakError.check(document, of: outcomes)
    try output.write(document)
    try output.finish()
    let refuses = preview.tests.contains(where: \.closeGuard.refuses)
    try RunSummary(
      outcomes: outcomes, receipt: preview.receipt, policy: policy, messages: messages,
      isStrict: strict
    ).conclude(
      receiptPath: policyFlags.receipt, tellsDecisions: false,
      refusal: refuses ? "more findings would be closed than may be without being fixed" : nil)
  }
}
