import ArgumentParser
import Delivering
import Foundation
import ScannerKit
import Synchronization
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

  @Option(help: "The product type, where the product is to be made.")
  var productTypeName: String?

  @Option(help: "The product.")
  var productName: String?

  @Option(help: "The engagement.")
  var engagementName: String?

  @Option(help: "The title of the test.")
  var testTitle: String?

  @Flag(help: "Make product, engagement and test where there are none.")
  var autoCreateContext = false

  @Option(
    help: "DefectDojo's scan type of the reports; else found by content.",
    completion: .list(Formats.all.flatMap(\.scanTypes)))
  var scanType: String?

  @Flag(help: "Show what would be sent; send nothing.")
  var dryRun = false

  @OptionGroup(title: "Filtering") var policyFlags: PolicyFlags

  @OptionGroup(title: "Server") var server: DefectDojoFlags

  func run() async throws {
    let (settings, policy) = try Environment.settings(
      scanType: scanType, policyFlags, server.messageOptions.messages)
    let prepared = try reports.map { try FindingPosting(settings).prepare($0) }
    let outcomes = prepared.flatMap(\.outcomes)
    let summary = RunSummary(
      outcomes: outcomes, receipt: Receipt(outcomes, policy: policy), policy: policy,
      messages: server.messageOptions.messages, isStrict: false)
    let isReadable = outcomes.allSatisfy { $0.failure == nil }
    guard isReadable else { return try summary.conclude(receiptPath: policyFlags.receipt) }
    let context = context(day: String("\(settings.now)".prefix(10)))
    try await server.connected { dojo, messages in
      for (posts, _) in prepared {
        posts.warnings.forEach(messages.warn)
        try await post(posts, context, dojo, messages)
      }
    }
    try summary.conclude(receiptPath: policyFlags.receipt)
  }

  private func context(day: String) -> PostContext {
    var context = PostContext(day: day)
    context.test = testID
    context.engagement = engagementID
    context.productTypeName = productTypeName
    context.productName = productName
    context.engagementName = engagementName
    context.testTitle = testTitle
    context.creates = autoCreateContext && !dryRun
    return context
  }

  private func post(
    _ posts: PreparedPosts, _ context: PostContext, _ dojo: DefectDojo, _ messages: Messages
  ) async throws {
    let test = try await dojo.test(in: context, ofType: posts.testType)
    if dryRun {
      var missing = posts.findings
      if let test { missing = try await dojo.missing(missing, in: test) }
      return Requests.show(
        try missing.map { try $0.call(into: test?.id ?? 0).request }, to: dojo.transport)
    }
    guard let test else {
      throw ConfigurationError(
        "there is no such test; --auto-create-context makes it, with product and engagement")
    }
    let result = try await send(posts.findings, test, dojo, messages)
    for refused in result.refused { messages.say("error", "`\(refused.title)`: \(refused.error)") }
    print(
      "test \(test.id): \(result.created.count) posted, \(result.known) there already,"
        + " \(result.refused.count) refused: \(dojo.transport.server)test/\(test.id)")
    if !result.refused.isEmpty { throw ExitStatus.notDelivered }
  }

  private func send(
    _ findings: [FindingPost], _ test: Test, _ dojo: DefectDojo, _ messages: Messages
  ) async throws -> PostResult {
    let done = Atomic(0)
    do {
      return try await StateLine(isShown: !messages.isQuiet).during { show in
        try await dojo.post(findings, into: test) { count, all in
          done.store(count, ordering: .relaxed)
          show("\(count) of \(all) findings")
        }
      }
    } catch {
      let count = done.load(ordering: .relaxed)
      messages.say(
        "note",
        "test \(test.id) has \(count) of \(findings.count) findings; running again posts"
          + " the others")
      throw error
    }
  }
}
