import FindingModel
import Foundation
import StandInServers
import Synchronization
import Testing

@testable import Delivering

/// A run of a synchronization, from the first question on.
@discardableResult
private func synchronize(
  _ findings: [Finding], _ dejacode: DejaCode, _ options: SyncOptions = .sample
) async throws -> SyncResult {
  let target = try await dejacode.target(of: options)
  let plan = SyncPlan(
    options.drafts(findings), existing: target.requests, productURL: target.product?.apiURL,
    options: options)
  let today = try #require(Day(startOf: "2026-11-22"))
  return try await dejacode.carryOut(plan, on: target, options, today: today)
}

private let closing = SyncOptions.sample.with { $0.closesGone = true }

extension SyncResult {
  fileprivate var kinds: [SyncStep.Kind: Int] {
    steps.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
  }
}

@Suite(.timeLimit(.minutes(20))) struct SyncTests {
  @Test func aFindingsWholeLife() async throws {
    let server = StandInDejaCode()
    let finding = vulnerable("CVE-1")
    var worse = finding
    worse.severity = .critical
    try await withDejaCode(server) { dejacode, _ in
      let options = closing.with {
        $0.assignee = "alice"
        $0.ccEmails = ["sec@example.com"]
        $0.form = (try? FormMapping(["Vulnerability ID": "{vulnerability}"])) ?? .none
      }
      #expect(try await synchronize([finding], dejacode, options).kinds == [.created: 1])
      let made = try #require(await server.requests.first)
      let uuid = try #require(made["uuid"]?.text)
      #expect(made["title"] == "[HIGH] CVE-1 in lodash 4.17.15")
      #expect(made["priority"] == "High")
      #expect(made["assignee"] == "alice")
      #expect(made["serialized_data"] == ["Vulnerability ID": "CVE-1", "Fix available": false])
      // Of two packages with the URL that of the product.
      #expect(made["content_object"]?.text?.contains(StandInDejaCode.lodash) == true)
      #expect(made["product_context"]?.text?.contains(StandInDejaCode.product) == true)

      #expect(try await synchronize([finding], dejacode, options).kinds == [.unchanged: 1])
      #expect(try await synchronize([worse], dejacode, options).kinds == [.changed: 1])
      #expect(try await synchronize([worse], dejacode, options).kinds == [.unchanged: 1])
      #expect(await server.request(uuid)?["comments"]?.list?.count == 1)
      #expect(await server.request(uuid)?["priority"] == "Urgent")

      #expect(try await synchronize([], dejacode, options).kinds == [.closed: 1])
      #expect(await server.request(uuid)?["status"] == "closed")
      #expect(try await synchronize([], dejacode, options).steps.isEmpty)
      #expect(try await synchronize([worse], dejacode, options).kinds == [.reopened: 1])
      #expect(await server.request(uuid)?["status"] == "open")
      #expect(try await synchronize([worse], dejacode, options).kinds == [.unchanged: 1])

      await server.edit(uuid, by: "alice", ["status": "closed"])
      let left = try await synchronize([finding], dejacode, options)
      #expect(left.steps.map(\.reason) == ["closed by alice"])
      #expect(await server.request(uuid)?["comments"]?.list?.count == 3)
    }
  }

  @Test func unchangedFindingsCostAQuestionForAHundred() async throws {
    let findings = (1...101).map { vulnerable("CVE-\($0)", in: "p\($0)") }
    try await withDejaCode { dejacode, standIn in
      let first = try await synchronize(findings, dejacode)
      #expect(first.kinds == [.created: 101])
      let before = standIn.requests.count
      #expect(try await synchronize(findings, dejacode).kinds == [.unchanged: 101])
      // Rights, template, product, and two pages.
      #expect(standIn.requests.count - before == 5)
    }
  }

  @Test func aPackageThatIsNotThereIsSaid() async throws {
    let server = StandInDejaCode()
    _ = try await withDejaCode(server) { dejacode, _ in
      try await synchronize([vulnerable("CVE-1", in: "left-pad", "1.0")], dejacode)
    }
    let made = try #require(await server.requests.first)
    #expect(made["content_object"] == .null)
    #expect(
      made["notes"]?.text?.hasPrefix("DejaCode has no package pkg:npm/left-pad@1.0.\n\n") == true)
  }

  @Test func requestsThatTheUserCannotSeeAreToldAndTheRestIsDone() async throws {
    let server = StandInDejaCode()
    let findings = [vulnerable("CVE-1"), vulnerable("CVE-2")]
    let hidden = try #require(SyncOptions.sample.drafts([findings[0]]).drafts.first?.uuid)
    try await withDejaCode(server) { dejacode, _ in
      try await synchronize([findings[0]], dejacode)
      await server.hide(hidden)
      let result = try await synchronize(findings, dejacode)
      #expect(result.kinds == [.failed: 1, .created: 1])
      #expect(result.steps[0].reason?.contains("cannot see") == true)
      #expect(result.stop == nil)
    }
    #expect(await server.requests.count == 2)
  }

  @Test func whatOneRequestIsRefusedForStopsNoOther() async throws {
    let server = StandInDejaCode()
    let options = SyncOptions.sample.with { $0.priorities = [.critical: "Blocker"] }
    try await withDejaCode(server) { dejacode, _ in
      let result = try await synchronize(
        [vulnerable("CVE-1", "4.17.15", .critical), vulnerable("CVE-2")], dejacode, options)
      #expect(result.kinds == [.failed: 1, .created: 1])
      #expect(result.steps[0].reason?.hasSuffix("label=Blocker does not exist.") == true)
    }
  }

  @Test func aServerInTroubleIsAskedAgain() async throws {
    let server = StandInDejaCode()
    await server.trouble([
      StandInDejaCode.page(500, "Server error (500)"), StandInDejaCode.page(502, "Bad gateway"),
    ])
    try await withDejaCode(server) { dejacode, _ in
      let result = try await synchronize([vulnerable("CVE-1")], dejacode)
      #expect(result.kinds == [.created: 1])
    }
    #expect(await server.requests.count == 1)
  }

  @Test(arguments: [
    ("Package", "webshop", "expected a template that there is, found `Package`; there are `A"),
    ("Package vulnerability finding", "shop", "expected a product that there is"),
  ])
  func whatIsNotThereIsSaidBeforeAnythingIsSent(
    _ template: String, _ product: String, _ words: String
  ) async throws {
    var options = SyncOptions(template: template, scope: "s")
    options.product = product
    options.productVersion = "2.1"
    try await withDejaCode { [options] dejacode, standIn in
      let error = await failure { try await dejacode.target(of: options) }
      #expect(error?.reason == .unfit)
      #expect(error?.description.hasPrefix(words) == true, "\(String(describing: error))")
      #expect(!standIn.requests.contains { $0.method == "POST" })
    }
  }

  @Test func aUserWithoutTheRightIsToldSo() async throws {
    let server = StandInDejaCode()
    await server.forbidCreating()
    try await withDejaCode(server) { dejacode, _ in
      let error = await failure { try await dejacode.target(of: .sample) }
      #expect(error?.description.contains("add_request") == true)
    }
  }

  @Test func aDryRunAsksAndShows() async throws {
    try await withDejaCode { dejacode, standIn in
      let options = SyncOptions.sample
      let target = try await dejacode.target(of: options)
      let plan = SyncPlan(
        options.drafts([vulnerable("CVE-1")]), existing: target.requests,
        productURL: target.product?.apiURL, options: options)
      let today = try #require(Day(startOf: "2026-11-22"))
      let shown = try dejacode.requests(of: plan, on: target, options, today: today)
      #expect(shown.map(\.method) == [.post])
      #expect(!standIn.requests.contains { $0.method == "POST" })
    }
  }

  private static let faults: [StandIn.Fault] = [
    .onConnecting, .afterHead, .beforeActing, .afterActing, .inAnswer(20),
  ]

  /// The connection is lost for good after so many requests: while the plan is made, before the
  /// first request, amid them, and close to the last.
  @Test(arguments: faults, [0, 3, 30, 62])
  func cutAnywhereASecondRunMakesEachRequestOnce(
    _ fault: StandIn.Fault, _ before: Int
  ) async throws {
    let findings = (1...50).map { vulnerable("CVE-\($0)", in: "p\($0 % 10)") }
    let server = StandInDejaCode()
    try await withDejaCode(server, { $0.backoff.attempts = 1 }) { dejacode, standIn in
      standIn.meet(
        Array(repeating: nil, count: before) + Array(repeating: fault, count: 20))
      let error = await failure {
        let result = try await synchronize(findings, dejacode)
        if let stop = result.stop { throw stop }
      }
      #expect(error != nil)
      standIn.meet([])
      let second = try await synchronize(findings, dejacode)
      #expect(second.stop == nil)
      #expect(second.steps.allSatisfy { [.created, .unchanged].contains($0.kind) })
    }
    let uuids = await server.requests.compactMap { $0["uuid"]?.text }
    #expect(uuids.count == 50)
    #expect(Set(uuids).count == 50)
    #expect(await server.requests.allSatisfy { $0["comments"] == [] })
  }

  /// The same for what is changed, then for what is closed.
  @Test(arguments: faults, [3, 4, 5, 8])
  func cutAnywhereEachChangeIsSaidOnce(_ fault: StandIn.Fault, _ before: Int) async throws {
    let findings = (1...6).map { vulnerable("CVE-\($0)") }
    let worse = (1...6).map { vulnerable("CVE-\($0)", "4.17.15", .critical) }
    let server = StandInDejaCode()
    let cut = Array(repeating: nil, count: before) + Array(repeating: fault, count: 3)
    try await withDejaCode(server, { $0.backoff.attempts = 1 }) { dejacode, standIn in
      try await synchronize(findings, dejacode)
      standIn.meet(cut)
      _ = await failure { try await synchronize(worse, dejacode, closing) }
      standIn.meet([])
      try await synchronize(worse, dejacode, closing)
      let comments = await server.requests.compactMap { $0["comments"]?.list?.count }
      #expect(comments == Array(repeating: 1, count: 6))
      #expect(await server.requests.allSatisfy { $0["priority"] == "Urgent" })
      standIn.meet(cut)
      _ = await failure { try await synchronize([], dejacode, closing) }
      standIn.meet([])
      try await synchronize([], dejacode, closing)
      #expect(await server.requests.allSatisfy { $0["status"] == "closed" })
      #expect(await server.requests.allSatisfy { $0["comments"]?.list?.count == 2 })
    }
    #expect(await server.requests.count == 6)
  }

  @Test func singleLossesAreMadeUpForInOneRun() async throws {
    let findings = (1...50).map { vulnerable("CVE-\($0)", in: "p\($0 % 10)") }
    let server = StandInDejaCode()
    try await withDejaCode(server) { dejacode, standIn in
      // Every third POST is lost in one way or another.
      let faults: [StandIn.Fault?] = [
        nil, nil, .afterActing, nil, nil, .beforeActing, nil, nil, .inAnswer(9),
      ]
      standIn.meet(Array(repeating: faults, count: 5).flatMap { $0 }, on: "POST")
      let result = try await synchronize(findings, dejacode)
      #expect(result.kinds == [.created: 50])
    }
    #expect(await server.requests.count == 50)
    #expect(await server.requests.allSatisfy { $0["comments"] == [] })
  }

  @Test func twoRunsAtOnceMakeEachRequestOnce() async throws {
    let findings = (1...20).map { vulnerable("CVE-\($0)", in: "p\($0)") }
    let server = StandInDejaCode()
    try await withDejaCode(server) { dejacode, _ in
      let target = try await dejacode.target(of: .sample)
      let plan = SyncPlan(
        SyncOptions.sample.drafts(findings), existing: target.requests,
        productURL: target.product?.apiURL, options: .sample)
      let today = try #require(Day(startOf: "2026-11-22"))
      async let first = dejacode.carryOut(plan, on: target, .sample, today: today)
      async let second = dejacode.carryOut(plan, on: target, .sample, today: today)
      let results = try await [first, second]
      #expect(results.flatMap(\.steps).allSatisfy { [.created, .unchanged].contains($0.kind) })
    }
    #expect(await server.requests.count == 20)
    #expect(await server.requests.allSatisfy { $0["comments"] == [] })
  }
}
