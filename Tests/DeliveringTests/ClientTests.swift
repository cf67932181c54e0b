import Foundation
import StandInServers
import Testing

@testable import Delivering

/// Runs a client of a DefectDojo in memory.
func withDojo<Value: Sendable>(
  _ server: StandInDojo = StandInDojo(),
  _ change: (inout TransportOptions) -> Void = { _ in },
  _ body: (DefectDojo, StandIn) async throws -> Value
) async throws -> Value {
  try await StandIn.run(act: { await server.answer($0) }) { standIn in
    try await withTransport(to: standIn.address, change) { transport in
      try await body(DefectDojo(transport), standIn)
    }
  }
}

@Suite(.timeLimit(.minutes(20))) struct ClientTests {
  @Test func makesReadsChangesAndRemoves() async throws {
    try await withDojo { dojo, _ in
      let type = try await dojo.create(ProductType.self, ["name": "Web"])
      let product = try await dojo.create(
        Product.self,
        [
          "name": "Shop", "description": "Sells", "prod_type": .int(type.id), "tags": ["a"],
          "business_criticality": "very high",
        ])
      #expect(product.name == "Shop")
      #expect(product.prodType == type.id)
      #expect(product.businessCriticality == "very high")
      let changed = try await dojo.update(Product.self, product.id, ["lifecycle": "production"])
      #expect(changed.lifecycle == "production")
      let found = try await dojo.get(Product.self, product.id)
      #expect(found.description == "Sells")
      try await dojo.delete(Product.self, product.id)
      let error = await failure { try await dojo.get(Product.self, product.id) }
      #expect(error?.reason == .status(404))
      #expect(error?.description.hasSuffix("404: No object matches the given query.") == true)
    }
  }

  @Test func walksAllPagesWithoutFollowingTheServersLinks() async throws {
    try await withDojo { dojo, standIn in
      var dojo = dojo
      dojo.pageSize = 10
      for number in 1...37 {
        _ = try await dojo.create(ProductType.self, ["name": "Type \(number)"])
      }
      let types = try await dojo.list(ProductType.self)
      #expect(types.map(\.name) == (1...37).map { "Type \($0)" })
      let targets = standIn.requests.filter { $0.method == "GET" }.map(\.target)
      #expect(
        targets == [0, 10, 20, 30].map { "/api/v2/product_types/?limit=10&offset=\($0)" })
      var count = 0
      try await dojo.eachPage(of: Query<ProductType>(), most: 15) { count += $0.items.count }
      #expect(count == 20)
    }
  }

  @Test func namesAreComparedHereToo() async throws {
    try await withDojo { dojo, standIn in
      for name in ["Shop", "shop", "Workshop", "Bank"] {
        _ = try await dojo.create(
          Product.self, ["name": .text(name), "description": "d", "prod_type": 1])
      }
      func names(_ filters: [String: JSONValue]) async throws -> [String] {
        try await dojo.list(Product.self, filters).map(\.name)
      }
      #expect(try await names(["name": "Shop"]) == ["Shop"])
      #expect(try await names(["name__contains": "shop"]) == ["Shop", "shop", "Workshop"])
      #expect(try await names(["prod_type": [2]]) == [])
      #expect(
        standIn.requests.last?.target == "/api/v2/products/?prod_type=2&limit=250&offset=0")
    }
  }

  @Test func filtersThatTheServerIgnoresAreAppliedHere() async throws {
    try await withDojo { dojo, _ in
      for (name, kind) in [("Q1", "Interactive"), ("Q2", "CI/CD")] {
        _ = try await dojo.create(
          Engagement.self,
          [
            "name": .text(name), "product": 1, "target_start": "2026-01-01",
            "target_end": "2026-02-01", "engagement_type": .text(kind),
          ])
      }
      func names(_ filters: [String: JSONValue]) async throws -> [String?] {
        try await dojo.list(Engagement.self, filters).map(\.name)
      }
      #expect(try await names(["engagement_type": "CI/CD"]) == ["Q2"])
      #expect(try await names(["name__contains": "q"]) == ["Q1", "Q2"])
      #expect(try await names(["name__contains": "1", "product": 1]) == ["Q1"])
    }
  }

  @Test(
    arguments: [
      (["nmae": "x"], "products: expected one of `name`"),
      (
        ["prod_type": "web"], "products: prod_type: expected a list of whole numbers, found \"web\""
      ),
      (["external_audience": 1], "products: external_audience: expected true or false, found 1"),
    ] as [([String: JSONValue], String)])
  func filtersAreCheckedBeforeTheyAreSent(
    _ filters: [String: JSONValue], _ message: String
  ) async throws {
    let error = #expect(throws: DeliveryError.self) { try Query<Product>(filters) }
    #expect(error?.reason == .unfit)
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test(
    arguments: [
      (["name": "Shop"], "products: description: missing"),
      (
        ["name": "Shop", "description": "d", "prod_type": 1, "lifecycle": "Retirement"],
        "products: lifecycle: expected one of `construction`, `production`, `retirement`, found"
          + " `Retirement`"
      ),
      (
        ["name": .text(String(repeating: "a", count: 256)), "description": "d", "prod_type": 1],
        "products: name: expected no more than 255 characters, found 256"
      ),
      (
        ["name": "  ", "description": "d", "prod_type": 1],
        "products: name: expected a text, found none"
      ),
      (
        ["name": nil, "description": "d", "prod_type": 1],
        "products: name: expected a text, found null"
      ),
      (
        ["name": "a", "description": "d\u{0}", "prod_type": 1],
        "products: description: expected a text without NUL"
      ),
    ] as [([String: JSONValue], String)])
  func fieldsAreCheckedBeforeTheyAreSent(_ values: [String: JSONValue], _ message: String) {
    #expect(throws: DeliveryError(.unfit, message)) { try Call<Product>.create(values) }
  }

  @Test func aTokenIsGivenForAPassword() async throws {
    let act: StandIn.Act = { request in
      request.json == ["username": "bot", "password": "pass"]
        ? StandInAnswer(200, ["token": "abcdef"])
        : StandInAnswer(
          400, ["non_field_errors": ["Unable to log in with provided credentials."]])
    }
    try await StandIn.run(act: act) { standIn in
      try await withTransport(to: standIn.address, token: nil) { transport in
        let dojo = DefectDojo(transport)
        let token = try await dojo.token(username: "bot", password: "pass")
        #expect(token.text == "abcdef")
        let error = await failure { try await dojo.token(username: "bot", password: "no") }
        #expect(
          error?.description.hasSuffix("400: Unable to log in with provided credentials.") == true)
        #expect(standIn.requests.allSatisfy { $0.header("authorization") == nil })
      }
    }
  }

  @Test func knowsWhoseTokenItIs() async throws {
    let user = try await withDojo { dojo, _ in try await dojo.user() }
    #expect(user.username == "bot")
  }

  @Test func aWebPageIsNoAnswer() async throws {
    let page = StandInAnswer(200, body: Data("<html><title>Welcome</title></html>".utf8))
    try await StandIn.run(act: { _ in page }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        let error = await failure { try await DefectDojo(transport).user() }
        #expect(error?.reason == .unreadable)
        #expect(
          error?.description.hasSuffix("found a web page; is this DefectDojo's address?") == true)
      }
    }
  }

  /// 200 to a POST is what a list answers.
  @Test func onlyCreatedIsCreated() async throws {
    let list = StandInAnswer(200, ["count": 0, "results": []])
    try await StandIn.run(act: { _ in list }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        let error = await failure {
          try await DefectDojo(transport).create(ProductType.self, ["name": "a"])
        }
        #expect(error?.reason == .status(200))
        #expect(error?.mayHaveHappened == true)
      }
    }
  }

  @Test func anAnswerThatLacksSomethingSaysWhat() async throws {
    try await StandIn.run(act: { _ in StandInAnswer(200, ["id": 1]) }) { standIn in
      try await withTransport(to: standIn.address) { transport in
        let error = await failure { try await DefectDojo(transport).get(Product.self, 1) }
        #expect(error?.reason == .unreadable)
        #expect(error?.description.hasSuffix("found none with `name`") == true)
      }
    }
  }
}
