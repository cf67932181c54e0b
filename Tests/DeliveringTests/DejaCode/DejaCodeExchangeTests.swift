import Foundation
import StandInServers
import Synchronization
import Testing

@testable import Delivering

private let recorded = ConditionTrait.enabled(
  if: !DejaCodeExchange.all.isEmpty,
  "recorded exchanges are expected in ../shared/servers/dejacode")

/// What a real server answered, answered again by a stand-in.
@Suite(.timeLimit(.minutes(20))) struct DejaCodeExchangeTests {
  @Test(recorded) func answersAreUnderstood() async throws {
    let current = Mutex<StandInAnswer?>(nil)
    var counts = (objects: 0, lists: 0, refusals: 0, comments: 0)
    try await StandIn.run(act: { _ in current.withLock { $0 } ?? StandInAnswer(500) }) { standIn in
      try await withTransport(to: standIn.address, { $0.backoff.attempts = 1 }) { transport in
        let dejacode = DejaCode(transport, pause: .zero)
        for exchange in DejaCodeExchange.all {
          current.withLock { $0 = exchange.answer }
          guard let method = Request.Method(rawValue: exchange.request.method) else {
            Issue.record("\(exchange.name): \(exchange.request.method)")
            continue
          }
          let request = Request(method, exchange.path)
          if exchange.response.status >= 300 {
            let error = await failure {
              try await dejacode.send(Call<JSONValue>(request, expected: 200))
            }
            check(try #require(error), of: exchange)
            counts.refusals += 1
          } else if method == .options {
            let mayCreate = try await dejacode.mayCreate()
            #expect(mayCreate == (exchange.response.body?["actions"]?["POST"] != nil))
          } else if exchange.folders.last == "add_comment" {
            try await dejacode.comment(exchange.folders[1], "text")
            counts.comments += 1
          } else if let type = dejaCodeObjects.first(where: { $0.folder == exchange.folders.first })
          {
            let isList = exchange.folders.count == 1 && method == .get
            try await decode(type, request, isList: isList, dejacode, exchange)
            if isList { counts.lists += 1 } else { counts.objects += 1 }
          }
        }
      }
    }
    #expect(counts.objects > 60)
    #expect(counts.lists > 60)
    #expect(counts.refusals > 100)
    #expect(counts.comments > 5)
  }

  private func decode<Item: DejaCodeObject>(
    _ type: Item.Type, _ request: Request, isList: Bool, _ dejacode: DejaCode,
    _ exchange: DejaCodeExchange
  ) async throws {
    let body = exchange.response.body
    if isList {
      let page = try await dejacode.send(Call<Page<Item>>.page(Query(), 1))
      #expect(page.count == body?["count"]?.int, "\(exchange.name)")
      #expect(page.items.map(\.uuid) == body?["results"]?.list?.compactMap { $0["uuid"]?.text })
      #expect(try page.values() == body?["results"]?.list)
    } else {
      let item = try await dejacode.send(
        Call<Item>(request, expected: exchange.response.status))
      #expect(item.uuid == body?["uuid"]?.text, "\(exchange.name)")
      if let made = item as? DejaCodeRequest { check(made, body, exchange) }
    }
  }

  private func check(
    _ request: DejaCodeRequest, _ body: JSONValue?, _ exchange: DejaCodeExchange
  ) {
    #expect(request.serializedData == body?["serialized_data"], "\(exchange.name)")
    #expect(request.createdDate.description == body?["created_date"]?.text)
    let comments = body?["comments"]?.list?.compactMap { $0["text"]?.text }
    #expect(request.comments.map(\.text) == comments)
    #expect(request.absoluteURL == body?["absolute_url"]?.text)
    #expect(request.ccEmails?.count == body?["cc_emails"]?.list?.count)
  }

  /// A message is plain: no markup, one line, and never nothing.
  private func check(_ error: DeliveryError, of exchange: DejaCodeExchange) {
    let text = error.description
    if (300..<400).contains(exchange.response.status) {
      #expect(error.reason == .redirected, "\(exchange.name)")
    } else {
      #expect(error.reason == .status(exchange.response.status), "\(exchange.name): \(text)")
    }
    for noise in ["<", "\n", "['"] {
      #expect(!text.contains(noise), "\(exchange.name): \(text)")
    }
    #expect(!text.hasSuffix("gives no reason"), "\(exchange.name): \(text)")
  }

  @Test(recorded) func nothingIsRefusedThatTheServerTakes() throws {
    var count = 0
    for exchange in DejaCodeExchange.all where exchange.folders.first == "requests" {
      guard (200..<300).contains(exchange.response.status), let values = exchange.values else {
        continue
      }
      let call: () throws -> Request =
        switch (exchange.request.method, exchange.folders.count) {
        case ("POST", 1): { try Call.create(values).request }
        case ("PATCH", 2): { try Call.update(exchange.folders[1], values).request }
        case ("PUT", 2): { try Call.replace(exchange.folders[1], values).request }
        default: { throw CancellationError() }
        }
      do {
        let request = try call()
        guard case .json(let body) = request.body else { continue }
        #expect(try JSONDecoder().decode(JSONValue.self, from: body) == exchange.request.body)
        #expect(request.path == exchange.path)
        count += 1
      } catch let error as DeliveryError {
        #expect(
          DejaCodeExchange.laxlyTaken.contains(exchange.name), "\(exchange.name): \(error)")
      } catch is CancellationError {
        continue
      }
    }
    #expect(count >= 40)
  }

  @Test(recorded) func allFiltersOfTheServerAreKnown() throws {
    var count = 0
    for exchange in DejaCodeExchange.all
    where exchange.request.method == "GET" && exchange.response.status == 200 {
      guard let type = dejaCodeObjects.first(where: { [$0.folder] == exchange.folders }) else {
        continue
      }
      let query = exchange.query.filter { !["page", "page_size"].contains($0.key) }
      guard !query.isEmpty else { continue }
      do {
        try sent(type, query)
        count += 1
      } catch {
        #expect(
          DejaCodeExchange.silentlyIgnored.contains { exchange.name.hasPrefix($0) },
          "\(exchange.name): \(error)")
      }
    }
    #expect(count > 30)
  }

  private func sent<Item: DejaCodeObject>(
    _ type: Item.Type, _ filters: [String: JSONValue]
  ) throws {
    var values: [String: JSONValue] = [:]
    for (name, value) in filters {
      let field = Item.filters.first { $0.field.name == name }?.field
      values[name] = try field?.value(value.text ?? "") ?? value
    }
    let call = Call<Page<Item>>.page(try Query(values), 1)
    for (name, value) in filters {
      #expect(call.request.query.contains(NamedText(name, value.text ?? "")))
    }
  }
}

extension DejaCodeExchange {
  /// What the server ignores, or takes though it means nothing.
  fileprivate static let laxlyTaken: Set = [
    "unknown-field-ignored", "patch-template-ignored", "patch-requester-readonly",
    "patch-empty-noop", "patch-uuid-null-changes-it", "sd-empty-string", "put-readback",
  ]

  /// Filters that are none, so that everything is listed.
  fileprivate static let silentlyIgnored = [
    "filter-uuid", "filter-title", "filter-content_object", "filter-product_context",
    "order-uuid", "order-bogus", "search-autocomplete",
  ]
}
