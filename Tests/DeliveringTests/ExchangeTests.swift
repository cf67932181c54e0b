import Foundation
import StandInServers
import Synchronization
import Testing

@testable import Delivering

private let recorded = ConditionTrait.enabled(
  if: !Exchange.all.isEmpty, "recorded exchanges are expected in ../shared/servers/defectdojo")

/// What a real server answered, answered again by a stand-in.
@Suite struct ExchangeTests {
  @Test(recorded) func answersAreUnderstood() async throws {
    let current = Mutex<StandInAnswer?>(nil)
    let counts = Mutex((objects: 0, lists: 0, uploads: 0, refusals: 0))
    try await StandIn.run(act: { _ in current.withLock { $0 } ?? StandInAnswer(500) }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        let dojo = DefectDojo(transport)
        for exchange in Exchange.all {
          guard let answer = exchange.answer, let asked = exchange.request,
            let method = Request.Method(rawValue: asked.method), method != .options
          else { continue }
          current.withLock { $0 = answer }
          let request = Request(method, exchange.path, body: .none)
          if answer.status >= 300 {
            let error = await failure {
              try await dojo.send(Call<JSONValue>(request, expected: 200))
            }
            check(try #require(error), of: exchange, answer)
            counts.withLock { $0.refusals += 1 }
          } else if exchange.path.hasSuffix("import-scan/") {
            let call = Call<ScanUploadAnswer>(request, expected: answer.status)
            let uploaded = try await dojo.send(call)
            #expect(uploaded.test == exchange.response?.body?["test"]?.int)
            #expect(
              uploaded.statistics?.after?.total.total
                == exchange.response?.body?["statistics"]?["after"]?["total"]?["total"]?.int)
            counts.withLock { $0.uploads += 1 }
          } else if let type = resources.first(where: { exchange.path.hasPrefix($0.path) }) {
            let isList = exchange.path == type.path && method == .get
            guard isList || exchange.path == type.path || exchange.isOfOne else { continue }
            if answer.status == 204 {
              try await dojo.delete(type, 1)
            } else {
              // The largest answers were not kept.
              guard exchange.response?.body != nil else { continue }
              try await decode(type, request, answer, isList: isList, dojo, exchange)
              counts.withLock { if isList { $0.lists += 1 } else { $0.objects += 1 } }
            }
          }
        }
      }
    }
    let found = counts.withLock { $0 }
    #expect(found.objects > 60)
    #expect(found.lists > 30)
    #expect(found.uploads > 60)
    #expect(found.refusals > 100)
  }

  private func decode<Item: Resource>(
    _ type: Item.Type, _ request: Request, _ answer: StandInAnswer, isList: Bool,
    _ dojo: DefectDojo, _ exchange: Exchange
  ) async throws {
    let body = exchange.response?.body
    if isList {
      let page = try await dojo.send(Call<Page<Item>>.page(Query(), offset: 0, limit: 100))
      #expect(page.count == body?["count"]?.int, "\(exchange.name)")
      #expect(page.items.map(\.id) == body?["results"]?.list?.compactMap { $0["id"]?.int })
      #expect(try page.values() == body?["results"]?.list)
    } else {
      let item = try await dojo.send(Call<Item>(request, expected: answer.status))
      #expect(item.id == body?["id"]?.int, "\(exchange.name)")
    }
  }

  /// A message is plain: no Python, no advertisement, no markup, one line.
  private func check(_ error: DeliveryError, of exchange: Exchange, _ answer: StandInAnswer) {
    let text = error.description
    if (300..<400).contains(answer.status) {
      #expect(error.reason == .redirected, "\(exchange.name)")
    } else {
      #expect(error.reason == .status(answer.status), "\(exchange.name): \(text)")
    }
    for noise in ["ErrorDetail", "hello@", "Pro ", "<", "\n", "['", "{'"] {
      #expect(!text.contains(noise), "\(exchange.name): \(text)")
    }
    #expect(!text.hasSuffix("gives no reason"), "\(exchange.name): \(text)")
  }

  @Test(recorded) func nothingIsRefusedThatTheServerTakes() throws {
    var count = 0
    for exchange in Exchange.all {
      guard let asked = exchange.request, let status = exchange.response?.status,
        (200..<300).contains(status)
      else { continue }
      if let upload = ScanUpload(rawValue: String(exchange.path.dropFirst(7).dropLast())) {
        try checkUpload(upload, asked, exchange)
        count += 1
        continue
      }
      guard case .object(let values) = asked.json,
        let type = resources.first(where: { exchange.path.hasPrefix($0.path) })
      else { continue }
      if exchange.path == type.path, asked.method == "POST" {
        check(exchange) { try create(type, values) }
        count += 1
      } else if exchange.isOfOne, asked.method == "PATCH" {
        check(exchange) { try update(type, values) }
        count += 1
      }
    }
    #expect(count > 100)
  }

  private func create<Item: Resource>(
    _ type: Item.Type, _ values: [String: JSONValue]
  ) throws -> Request {
    try Call<Item>.create(values).request
  }

  private func update<Item: Resource>(
    _ type: Item.Type, _ values: [String: JSONValue]
  ) throws -> Request {
    try Call<Item>.update(1, values).request
  }

  /// Refused may be only what the server says yes to and then ignores, or takes by another name.
  private func check(_ exchange: Exchange, _ request: () throws -> Request) {
    do {
      let request = try request()
      guard case .json(let body) = request.body else {
        Issue.record("\(exchange.name): no JSON")
        return
      }
      #expect(try JSONDecoder().decode(JSONValue.self, from: body) == exchange.request?.json)
      #expect(request.method.rawValue == exchange.request?.method)
      if request.method == .post { #expect(request.path == exchange.path) }
    } catch {
      let text = "\(error)"
      let isKnown =
        text.contains("expected one of") || Exchange.laxlyTaken.contains(exchange.name)
      #expect(isKnown, "\(exchange.name): \(error)")
    }
  }

  private func checkUpload(
    _ upload: ScanUpload, _ asked: Exchange.Asked, _ exchange: Exchange
  ) throws {
    var values: [String: JSONValue] = [:]
    for pair in asked.form ?? [] {
      guard let field = upload.parameters.first(where: { $0.name == pair[0] }), !pair[1].isEmpty
      else { continue }
      if case .list(let values1) = values[pair[0]], let text = pair.last {
        values[pair[0]] = .list(values1 + [.text(text)])
      } else {
        values[pair[0]] = try field.value(pair[1].replacingOccurrences(of: "True", with: "true"))
      }
    }
    let name = asked.files?.first?.last?.split(separator: "/").last.map(String.init) ?? ""
    let call = try upload.call(values, report: UploadFile(name: name, data: Data()))
    #expect(call.request.path == exchange.path)
    guard case .form(let form) = call.request.body else { throw CancellationError() }
    #expect(form.file?.name == name)
    for (name, value) in values {
      #expect(form.fields.filter { $0.name == name }.map(\.value) == value.formTexts)
    }
  }
}

extension Exchange {
  /// Whether it is about one object, and not about a part of it.
  fileprivate var isOfOne: Bool {
    let folders = path.split(separator: "/")
    return folders.count == 4 && Int(folders[3]) != nil
  }

  /// What the server takes though it says otherwise, or means something else by it.
  fileprivate static let laxlyTaken: Set = [
    "finding-create-active-string-true", "finding-create-line-string",
  ]
}
