import Foundation
import StandInServers
import Synchronization
import Testing

@testable import Delivering

/// Runs a client of a DejaCode in memory.
func withDejaCode<Value: Sendable>(
  _ server: StandInDejaCode = StandInDejaCode(), pause: Duration = .zero,
  _ change: (inout TransportOptions) -> Void = { _ in },
  _ body: (DejaCode, StandIn) async throws -> Value
) async throws -> Value {
  try await StandIn.run(act: { await server.answer($0) }) { standIn in
    try await withTransport(to: standIn.address, change) { transport in
      try await body(DejaCode(transport, pause: pause), standIn)
    }
  }
}

private let template: JSONValue = "Package vulnerability finding"

@Suite(.timeLimit(.minutes(20))) struct DejaCodeTests {
  @Test func makesReadsChangesAndCommentsRequests() async throws {
    try await withDejaCode { dejacode, standIn in
      let made = try await dejacode.create([
        "title": "CVE-2021-44228", "request_template": template, "priority": "Urgent",
        "cc_emails": ["sec@example.com"],
        "serialized_data": ["Vulnerability ID": "CVE-2021-44228", "Fix available": true],
      ])
      #expect(made.status == .open)
      #expect(made.requestTemplateName == "Package vulnerability finding")
      let changed = try await dejacode.update(made.uuid, ["status": "closed"])
      #expect(changed.status == .closed)
      #expect(changed.lastModifiedBy == "findings-bot")
      let replaced = try await dejacode.replace(made.uuid, ["title": "Log4Shell"])
      #expect(replaced.title == "Log4Shell")
      #expect(replaced.priority == "Urgent")
      try await dejacode.comment(made.uuid, "Seen again.")
      let found = try await dejacode.get(DejaCodeRequest.self, made.uuid.uppercased())
      #expect(found.comments.map(\.text) == ["Seen again."])
      #expect(found.comments.first?.user == "findings-bot")
      #expect(found.serializedData["Fix available"] == .bool(true))
      #expect(try await dejacode.mayCreate())
      #expect(standIn.requests.allSatisfy { $0.path.hasSuffix("/") })
    }
  }

  @Test func namesInAnswersToQuestionsStayAsTheyAre() async throws {
    let server = StandInDejaCode()
    await server.change("request_templates") { row in
      row["questions"] = [
        [
          "label": "fix_version_id", "input_type": "CharField", "is_required": false, "position": 0,
          "help_text": "",
        ]
      ]
    }
    try await withDejaCode(server) { dejacode, _ in
      let made = try await dejacode.create([
        "title": "t", "request_template": template, "serialized_data": ["fix_version_id": "1"],
      ])
      #expect(made.serializedData == ["fix_version_id": "1"])
    }
  }

  @Test func walksAllPagesInTheOrderThatDoesNotMove() async throws {
    let server = StandInDejaCode()
    await server.make((1...230).map { "Request \($0)" })
    try await withDejaCode(server) { dejacode, standIn in
      let found = try await dejacode.list(DejaCodeRequest.self, ["status": "open"])
      #expect(found.map(\.title) == (1...230).map { "Request \($0)" })
      let targets = standIn.requests.filter { $0.method == "GET" }.map(\.target)
      #expect(
        targets
          == (1...3).map {
            "/api/v2/requests/?status=open&page=\($0)&page_size=100&ordering=created_date"
          })
      let words = try await dejacode.list(
        DejaCodeRequest.self, ["search": "Request 230", "ordering": ["-title"]])
      #expect(words.map(\.title) == ["Request 230"])
      #expect(standIn.requests.last?.query["ordering"] == "-title")
    }
  }

  @Test(
    arguments: [
      (["content_object": "x"], "expected one of"),
      (["status": "Open"], "status: expected one of `open`, `closed`, `draft`"),
      (["ordering": ["uuid"]], "ordering: expected one of `title`"),
      (["last_modified_date": "yesterday"], "last_modified_date: expected a time"),
    ] as [([String: JSONValue], String)])
  func filtersThatTheServerWouldIgnoreAreRefused(
    _ filters: [String: JSONValue], _ words: String
  ) throws {
    let error = #expect(throws: DeliveryError.self) { try Query<DejaCodeRequest>(filters) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test(
    arguments: [
      (["request_template": template], "title: missing"),
      (["title": "t"], "request_template: missing"),
      (["title": " ", "request_template": template], "title: expected a text"),
      (["title": "a\0", "request_template": template], "title: expected a text without NUL"),
      (
        ["title": "t", "request_template": template, "serialized_data": "{}"],
        "serialized_data: expected an object of JSON"
      ),
      (
        ["title": "t", "request_template": template, "cc_emails": "a@example.com"],
        "cc_emails: expected a list of texts"
      ),
      (["title": "t", "request_template": template, "dataspace": "x"], "found `dataspace`"),
      (
        ["title": .text(String(repeating: "a", count: 256)), "request_template": template],
        "no more than 255 characters"
      ),
    ] as [([String: JSONValue], String)])
  func whatTheServerWouldRefuseIsNotSent(_ values: [String: JSONValue], _ words: String) throws {
    let error = #expect(throws: DeliveryError.self) { try Call.create(values) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test func titlesAreCountedInCodePoints() throws {
    let title = JSONValue.text(String(repeating: "🙂", count: 255))
    _ = try Call.create(["title": title, "request_template": template])
  }

  @Test func updatesKeepUUIDAndTemplateAndAreNeverEmpty() {
    let uuid = StandInDejaCode.template
    for values in [[:], ["uuid": nil], ["request_template": template]] as [[String: JSONValue]] {
      #expect(throws: DeliveryError.self) { try Call.update(uuid, values) }
    }
    #expect(throws: DeliveryError.self) { try Call.replace(uuid, ["notes": "n"]) }
    #expect(throws: DeliveryError.self) { try Call.comment(uuid, " ") }
    for path in ["", "../products", "1", uuid + "/add_comment"] {
      #expect(throws: DeliveryError.self) { try Call<DejaCodeRequest>.get(path) }
    }
  }

  @Test func aUUIDIsTakenOnce() async throws {
    let server = StandInDejaCode()
    try await withDejaCode(server) { dejacode, _ in
      let values: [String: JSONValue] = [
        "title": "t", "request_template": template,
        "uuid": "fc3fd2dc-a0e5-5897-95d7-6fcb6e8c5797",
      ]
      let first = try await dejacode.createUnlessThere(values)
      #expect(first?.uuid == "fc3fd2dc-a0e5-5897-95d7-6fcb6e8c5797")
      #expect(try await dejacode.createUnlessThere(values) == nil)
      await server.hide("fc3fd2dc-a0e5-5897-95d7-6fcb6e8c5797")
      #expect(try await dejacode.createUnlessThere(values) == nil)
      let seen = try await dejacode.find(
        DejaCodeRequest.self, "fc3fd2dc-a0e5-5897-95d7-6fcb6e8c5797")
      #expect(seen == nil)
      let error = await failure {
        try await dejacode.createUnlessThere(values.merging(["priority": "Blocker"]) { $1 })
      }
      #expect(error?.reason == .status(400))
      #expect(
        error?.description.hasSuffix(
          "400: priority: Object with label=Blocker does not exist.") == true)
    }
  }

  @Test func aServerThatChoosesTheUUIDIsNoticed() async throws {
    let request = StandInAnswer(201, .object(try #require(await oneRequest())))
    try await StandIn.run(act: { _ in request }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        let error = await failure {
          try await DejaCode(transport, pause: .zero).createUnlessThere([
            "title": "t", "request_template": template, "uuid": .text(StandInDejaCode.lodash),
          ])
        }
        #expect(error?.description.contains("not the one that it was asked for") == true)
        #expect(error?.mayHaveHappened == true)
      }
    }
  }

  private func oneRequest() async throws -> StandInDejaCode.Row? {
    let server = StandInDejaCode()
    try await withDejaCode(server) { dejacode, _ in
      _ = try await dejacode.create(["title": "t", "request_template": template])
    }
    return await server.requests.first
  }

  @Test func requestsGoOutApart() async throws {
    try await withDejaCode(pause: .milliseconds(100)) { dejacode, _ in
      let start = ContinuousClock.now
      async let first = dejacode.mayCreate()
      async let second = dejacode.mayCreate()
      async let third = dejacode.mayCreate()
      let answers = try await [first, second, third]
      #expect(answers == [true, true, true])
      #expect(ContinuousClock.now - start >= .milliseconds(200))
    }
  }

  @Test func aThrottledRequestIsSentAgainWhenTheServerSays() async throws {
    let server = StandInDejaCode(burst: 2)
    let told = Mutex<[String]>([])
    try await withDejaCode(server, { $0.tell = { text in told.withLock { $0.append(text) } } }) {
      dejacode, _ in
      for _ in 0..<3 {
        _ = try await dejacode.create(["title": "t", "request_template": template])
      }
    }
    #expect(await server.requests.count == 3)
    #expect(await server.throttled == 1)
    let words = "asks for patience (429); trying again in 1 s"
    #expect(told.withLock { $0 }.first?.hasSuffix(words) == true)
  }

  @Test func templatesPackagesProductsAndVulnerabilitiesAreFound() async throws {
    try await withDejaCode { dejacode, standIn in
      let found = try await dejacode.template(named: "Package vulnerability finding")
      #expect(found?.questions.map(\.kind) == [.text, .text, .text, .paragraph, .boolean, .day])
      #expect(found?.questions.map(\.isRequired) == [false, true, false, false, false, false])
      #expect(try await dejacode.template(named: "Package") == nil)
      let packages = try await dejacode.packages(
        purl: "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1?type=jar#x")
      #expect(packages.map(\.uuid) == [StandInDejaCode.log4j])
      #expect(
        standIn.requests.last?.query["purl"]
          == "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1")
      #expect(try await dejacode.packages(purl: "garbage") == [])
      let products = try await dejacode.list(
        DejaCodeProduct.self, ["name": "webshop", "version": "2.1"])
      #expect(products.map(\.displayName) == ["webshop 2.1"])
      let linked = try await dejacode.list(ProductPackage.self, ["product": "webshop:2.1"])
      #expect(linked.compactMap(\.packageAbcd?.packageURL).count == 2)
      let known = try await dejacode.list(Vulnerability.self, ["search": "CVE-2021-44228"])
      #expect(known.map(\.aliases) == [["CVE-2021-44228"]])
    }
  }

  @Test func webPagesAreNoAnswers() async throws {
    let page = StandInDejaCode.page(404, "Page not found")
    try await StandIn.run(act: { _ in page }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        let error = await failure {
          try await DejaCode(transport, pause: .zero).list(DejaCodeRequest.self)
        }
        #expect(
          error?.description.hasSuffix(
            "a web page was answered where the API was expected; is this DejaCode's address?"
              + " (Page not found)") == true)
      }
    }
  }

  @Test func redirectsOfWritesAreErrors() async throws {
    let redirect = StandInAnswer(301, headers: [NamedText("Location", "/requests/")], body: Data())
    try await StandIn.run(act: { _ in redirect }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        let error = await failure {
          try await DejaCode(transport, pause: .zero).create(
            ["title": "t", "request_template": template])
        }
        #expect(error?.reason == .redirected)
      }
      #expect(standIn.requests.count == 1)
    }
  }

  @Test(arguments: [
    ("2026-11-22T00:48:26Z", 0.0), ("2026-11-22T00:48:26.2Z", 0.2),
    ("2026-11-22T00:48:26.265519Z", 0.265519), ("2026-11-22T04:48:26+04:00", 0),
    ("2026-11-22T04:48:26.265519+04:00", 0.265519), ("2026-11-21T19:48:26.000001-05:00", 0.000001),
  ])
  func timesHaveUpToSixDigits(_ text: String, _ fraction: Double) throws {
    let time = try #require(ServerTime(text))
    #expect(time.description == text)
    #expect(abs(time.date.timeIntervalSince1970 - (1_795_308_506 + fraction)) < 0.000_000_5)
  }

  @Test(arguments: ["", "2026-11-22", "2026-11-22T00:48:26.Z", "yesterday", "2026-11-22T00:48:26"])
  func otherTextsAreNoTimes(_ text: String) {
    #expect(ServerTime(text) == nil)
  }

  @Test func addressAndKeyComeFromFlagsOrVariables() throws {
    let variables = [
      "DEJACODE_URL": "https://dejacode.example.com/api/v2/", "DEJACODE_API_KEY": " abc ",
    ]
    let access = try ServerAccess(toDejaCode: nil, token: nil, environment: variables)
    #expect(access.server.description == "https://dejacode.example.com/")
    #expect(access.token == (try Secret("abc")))
    let given = try ServerAccess(
      toDejaCode: "https://other.example.com", token: Secret("def"), environment: variables)
    #expect(given.server.host == "other.example.com")
    #expect(given.token == (try Secret("def")))
    #expect(throws: DeliveryError(.unfit, "expected the address of DejaCode in DEJACODE_URL")) {
      try ServerAccess(toDejaCode: nil, token: nil, environment: ["DEJACODE_URL": " "])
    }
  }
}
