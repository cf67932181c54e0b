import ArgumentParser
import Delivering
import ScannerKit
import Winnow

/// `winnow defectdojo post`
struct PostFindings: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "post",
    abstract: "Post the findings of a report one by one; uploading is better where it can be.",
    discussion: """
      Only findings that the test does not have yet are posted, so that a repeated or interrupted run \
      posts nothing twice. Posting takes a server about a second for four findings.
      """)

  @Argument(help: "Reports.", completion: .file())
  var reports: [String]

  @Option(help: "The id of the test.")
  var testID: Int?

  @Option(help: "The id of the engagement.")
  var engagementID: Int?

  @OptionGroup var contextFlags: ContextFlags

  @Option(
    help: "DefectDojo's scan type of the reports; else found by content.",
    completion: .list(Formats.all.flatMap(\.scanTypes)))
  var scanType: String?

  @Flag(help: "Show what would be sent; send nothing.")
  var dryRun = false

  @OptionGroup(title: "Filtering") var policyFlags: PolicyFlags

  @OptionGroup(title: "Merging") var dedupeFlags: DedupeFlags

  @OptionGroup(title: "Server") var server: DefectDojoFlags

  func run() async throws {
    var (settings, policy) = try Environment.settings(
      scanType: scanType, policyFlags, server.messageOptions.messages)
    settings.merging = try dedupeFlags.settings()
    let (prepared, outcomes) = try FindingPosting(settings).prepare(reports)
    var summary = RunSummary(
      outcomes: outcomes, receipt: Receipt(outcomes, policy: policy), policy: policy,
      messages: server.messageOptions.messages, isStrict: false)
    guard outcomes.allSatisfy({ $0.failure == nil }) else {
      return try summary.conclude(receiptPath: policyFlags.receipt)
    }
    let context = context(day: String("\(settings.now)".prefix(10)))
    let run = try await server.connected { dojo, messages in
      let run = PostRun(dojo: dojo, messages: messages, context: context, isDry: dryRun)
      return try await run.post(prepared)
    }
    summary.receipt.posted = dryRun ? nil : run.posted
    try summary.conclude(receiptPath: policyFlags.receipt, stop: run.stop)
    if run.posted.contains(where: { !$0.refused.isEmpty }) { throw ExitStatus.notDelivered }
  }

  private func context(day: String) -> PostContext {
    var context = PostContext(day: day)
    context.test = testID
    context.engagement = engagementID
    context.productTypeName = contextFlags.productTypeName
    context.productName = contextFlags.productName
    context.engagementName = contextFlags.engagementName
    context.testTitle = contextFlags.testTitle
    context.creates = contextFlags.autoCreateContext && !dryRun
    return context
  }
}

/// Posts what was prepared, one test type after the other.
private struct PostRun {
  let dojo: DefectDojo
  let messages: Messages
  let context: PostContext
  let isDry: Bool

  func post(
    _ prepared: [PreparedPosts]
  ) async throws -> (posted: [DeliveredPosts], stop: (any Error)?) {
    var posted: [DeliveredPosts] = []
    for posts in prepared {
      let test = try await dojo.test(in: context, ofType: posts.testType)
      let (findings, warnings) = try posts.posts(into: test)
      warnings.forEach(messages.warn)
      if isDry {
        try await show(findings, test)
        continue
      }
      guard let test else {
        throw ConfigurationError(
          "there is no such test; --auto-create-context makes it, with product and engagement")
      }
      let result = try await send(findings, test)
      let delivered = DeliveredPosts(
        result, of: findings.count, into: test, on: dojo.transport.server)
      tell(delivered)
      posted.append(delivered)
      if let stop = result.stop { return (posted, stop) }
    }
    return (posted, nil)
  }

  private func show(_ findings: [FindingPost], _ test: Test?) async throws {
    var missing = findings
    if let test { missing = try await dojo.missing(missing, in: test) }
    Requests.show(
      try missing.map { try $0.call(into: test?.id ?? 0).request }, to: dojo.transport)
  }

  private func send(_ findings: [FindingPost], _ test: Test) async throws -> PostResult {
    try await StateLine(isShown: !messages.isQuiet).during { show in
      try await dojo.post(findings, into: test) { count, all in
        show("\(count) of \(all) findings")
      }
    }
  }

  private func tell(_ posted: DeliveredPosts) {
    for refused in posted.refused { messages.say("error", "`\(refused.title)`: \(refused.reason)") }
    print(
      "test \(posted.test): \(posted.created.count) posted, \(posted.known.count) there already,"
        + " \(posted.refused.count) refused: \(posted.link)")
    guard posted.left > 0 else { return }
    messages.say(
      "note", "\(posted.left) findings were not posted yet; running again posts these alone")
  }
}
