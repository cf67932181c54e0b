import ArgumentParser
import Foundation
import ScannerKit
import Winnow

/// `winnow explain`
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why findings are kept, marked or dropped.",
    discussion: """
      For each finding: the decision, the rule that decided with its file and line, and what each \
      other rule that applies to the finding said.
      """)

  @Argument(help: "Reports, or - for standard input.", completion: .file())
  var reports: [String]

  @Option(help: "Only findings with this hash_code, identifier, or part of a title.")
  var finding = ""

  @Option(
    help: "DefectDojo's scan type of the reports; else found by content.",
    completion: .list(Formats.all.flatMap(\.scanTypes)))
  var scanType: String?

  @OptionGroup(title: "Filtering") var policyFlags: PolicyFlags

  @OptionGroup var messageOptions: MessageOptions

  func run() throws {
    let messages = messageOptions.messages
    let (settings, _) = try Environment.settings(
      scanType: scanType, policyFlags, explains: true, messages)
    let run = ReportRun(settings)
    let wanted = finding
    var outcomes: [ReportOutcome] = []
    var lines: [String] = []
    for report in reports {
      outcomes += try run.explain(report) { explanation in
        if explanation.isAbout(wanted) { lines += explanation.lines }
      }
    }
    let document = Data(lines.map { $0 + "\n" }.joined().utf8)
    try LeakError.check(document, of: outcomes)
    try OutputFile("-").write(document)
    outcomes.forEach(messages.tell)
    if outcomes.contains(where: { $0.failure != nil }) { throw ExitStatus.unreadable }
  }
}
