import ArgumentParser
import Delivering
import Foundation
import ScannerKit
import Winnow

/// `winnow dejacode sync`
struct SyncRequests: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Make and keep up to date a request for each component with findings.",
    discussion: """
      Requests have UUIDs that follow from product and finding, so that a run can be repeated, also \
      after it was interrupted, and makes nothing twice. A change is one comment. What a person closed \
      stays closed; what a run closed because its finding was gone is opened again when it is back.
      """)

  @Argument(help: "Reports.", completion: .file())
  var reports: [String]

  @OptionGroup(title: "Requests") var syncFlags: SyncFlags

  @Option(
    help: "DefectDojo's scan type of the reports; else found by content.",
    completion: .list(Formats.all.flatMap(\.scanTypes)))
  var scanType: String?

  @Flag(help: "Show what would be sent; send nothing.")
  var dryRun = false

  @Flag(help: "Drop findings that DejaCode's analyses of the product say need nothing.")
  var vexFromDejacode = false

  @Flag(help: "Send nothing where a single record was not read.")
  var strict = false

  @OptionGroup(title: "Filtering") var policyFlags: PolicyFlags

  @OptionGroup(title: "Server") var server: DejaCodeFlags

  func run() async throws {
    let options = try syncFlags.options()
    if vexFromDejacode, options.product == nil {
      throw ConfigurationError("--vex-from-dejacode: expected with --product")
    }
    try await server.connected { dejacode, messages in
      let vex =
        vexFromDejacode
        ? try await ServerVEX(
          dejacode, product: options.product ?? "", version: options.productVersion) : nil
      let (settings, policy) = try Environment.settings(
        scanType: scanType, policyFlags, serverVEX: vex.map { ($0.path, "DejaCode") }, messages)
      let sync = RequestSync(settings, to: dejacode)
      let prepared = try await sync.prepare(reports, options)
      var summary = RunSummary(
        outcomes: prepared.outcomes, receipt: Receipt(prepared.outcomes, policy: policy),
        policy: policy, messages: messages, isStrict: strict)
      if dryRun { Requests.show(try sync.requests(of: prepared), to: dejacode.transport) }
      if dryRun || summary.isUnread || prepared.refusal != nil {
        let planned = prepared.plan.steps.map {
          DeliveredRequest($0, server: dejacode.transport.server)
        }
        if dryRun {
          tell(planned, messages)
          summary.receipt.requests = planned
        }
        return try summary.conclude(receiptPath: policyFlags.receipt, refusal: prepared.refusal)
      }
      try await send(prepared, sync, summary, messages)
    }
  }

  private func send(
    _ prepared: PreparedSync, _ sync: RequestSync, _ summary: RunSummary, _ messages: Messages
  ) async throws {
    let (requests, stop) = try await StateLine(isShown: !messages.isQuiet).during { show in
      try await sync.carryOut(prepared) { done, all in show("\(done) of \(all) requests") }
    }
    tell(requests, messages)
    var summary = summary
    summary.receipt.requests = requests
    try summary.conclude(receiptPath: policyFlags.receipt, stop: stop)
    if requests.contains(where: { $0.outcome == .failed }) { throw ExitStatus.notDelivered }
  }

  /// A line for each request that something is done about, and the numbers of all.
  private func tell(_ requests: [DeliveredRequest], _ messages: Messages) {
    var counts: [String: Int] = [:]
    for request in requests {
      counts[request.outcome.rawValue, default: 0] += 1
      let reason = request.reason.map { ": \($0)" } ?? ""
      switch request.outcome {
      case .unchanged: break
      case .failed: messages.say("error", "\(request.title)\(reason)")
      case .left: messages.say("note", "\(request.title): left\(reason)")
      default: print("\(request.outcome.rawValue): \(request.title): \(request.link)")
      }
    }
    if messages.isQuiet { return }
    let words = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    Messages.write("requests: \(words.isEmpty ? "none" : words.joined(separator: ", "))\n")
  }
}
