import Foundation
import StandInServers
import Testing

@testable import Delivering

/// A row for each endpoint, field, filter, parameter and status code that users know from
/// DefectDojo's documentation of its API v2.
@Suite struct ReferenceTests {
  // MARK: Endpoints

  struct Endpoint: Sendable, CustomTestStringConvertible {
    let line: String
    let act: @Sendable (DefectDojo) async throws -> Void

    init(_ line: String, _ act: @escaping @Sendable (DefectDojo) async throws -> Void) {
      self.line = line
      self.act = act
    }

    var testDescription: String { line }
  }

  private static let product: [String: JSONValue] = [
    "name": "Other", "description": "Sells", "prod_type": 1,
  ]
  private static let day: JSONValue = "2026-11-22"
  private static let report = UploadFile(name: "report.json", data: Data(#"{"findings":[]}"#.utf8))

  private static let endpoints: [Endpoint] = [
    Endpoint("POST api-token-auth/") { _ = try? await $0.token(username: "a", password: "b") },
    Endpoint("GET products/") { _ = try await $0.list(Product.self) },
    Endpoint("POST products/") { _ = try await $0.create(Product.self, product) },
    Endpoint("GET products/1/") { _ = try await $0.get(Product.self, 1) },
    Endpoint("PATCH products/1/") {
      _ = try await $0.update(Product.self, 1, ["description": "Updated"])
    },
    Endpoint("DELETE products/1/") { try await $0.delete(Product.self, 1) },
    Endpoint("GET product_types/") { _ = try await $0.list(ProductType.self) },
    Endpoint("POST product_types/") { _ = try await $0.create(ProductType.self, ["name": "Apps"]) },
    Endpoint("GET engagements/") { _ = try await $0.list(Engagement.self) },
    Endpoint("POST engagements/") {
      _ = try await $0.create(
        Engagement.self, ["product": 1, "target_start": day, "target_end": day])
    },
    Endpoint("GET tests/") { _ = try await $0.list(Test.self) },
    Endpoint("POST tests/") {
      _ = try await $0.create(
        Test.self, ["engagement": 1, "test_type": 1, "target_start": day, "target_end": day])
    },
    Endpoint("GET findings/") { _ = try await $0.list(ServerFinding.self) },
    Endpoint("GET findings/1/") { _ = try await $0.get(ServerFinding.self, 1) },
    Endpoint("PATCH findings/1/") {
      _ = try await $0.update(
        ServerFinding.self, 1, ["active": false, "verified": true, "false_p": false])
    },
    Endpoint("POST findings/") { _ = try await $0.create(ServerFinding.self, finding("B")) },
    Endpoint("POST import-scan/") {
      try await $0.send(
        ScanUpload.import.call(
          ["scan_type": "Generic Findings Import", "engagement": 1], report: report))
    },
    Endpoint("POST reimport-scan/") {
      try await $0.send(
        ScanUpload.reimport.call(
          ["scan_type": "Generic Findings Import", "test": 1], report: report))
    },
    Endpoint("GET endpoints/") { _ = try await $0.list(Delivering.Endpoint.self) },
    Endpoint("POST endpoints/") {
      _ = try await $0.create(
        Delivering.Endpoint.self,
        [
          "host": "api.example.com", "protocol": "https", "port": 443, "path": "/api/v1",
          "product": 1,
        ])
    },
    Endpoint("GET test_types/") { _ = try await $0.list(TestType.self) },
    Endpoint("GET users/") { _ = try await $0.list(User.self) },
  ]

  @Test(arguments: endpoints) func hasAMethod(_ endpoint: Endpoint) async throws {
    let server = try await ReferenceTests.filled()
    try await withDojo(server) { dojo, standIn in
      try await endpoint.act(dojo)
      let request = try #require(standIn.requests.first)
      #expect(
        "\(request.method) \(request.path)" == endpoint.line.replacing(" ", with: " /api/v2/"))
      #expect(request.header("authorization") == "Token 0123abcd-secret")
      if request.method == "POST" || request.method == "PATCH" {
        let isUpload = endpoint.line.contains("scan")
        let type = request.header("content-type") ?? ""
        #expect(type.hasPrefix(isUpload ? "multipart/form-data" : "application/json"))
      }
    }
  }

  // MARK: Filters

  /// A filter with a value, and which of two objects it leaves: the server knows not all of them.
  struct ListFilter: Sendable {
    let folder: String
    let name: String
    let value: JSONValue
    let ids: [Int]

    init(_ folder: String, _ name: String, _ value: JSONValue, leaves ids: [Int]) {
      self.folder = folder
      self.name = name
      self.value = value
      self.ids = ids
    }
  }

  private static let filters: [ListFilter] = [
    ListFilter("products", "name", "Shop", leaves: [1]),
    ListFilter("products", "name__contains", "shop", leaves: [1, 2]),
    ListFilter("products", "prod_type", [2], leaves: [2]),
    ListFilter("engagements", "product", 2, leaves: [2]),
    ListFilter("engagements", "engagement_type", "CI/CD", leaves: [2]),
    ListFilter("engagements", "status", "In Progress", leaves: [1]),
    ListFilter("engagements", "name__contains", "nightly", leaves: [2]),
    ListFilter("tests", "engagement", 2, leaves: [2]),
    ListFilter("tests", "test_type", 2, leaves: [2]),
    ListFilter("tests", "title__contains", "image", leaves: [1]),
    ListFilter("findings", "test", 2, leaves: [2]),
    ListFilter("findings", "test__engagement", [2], leaves: [2]),
    ListFilter("findings", "test__engagement__product", [1], leaves: [1]),
    ListFilter("findings", "severity", ["Low"], leaves: [2]),
    ListFilter("findings", "active", true, leaves: [1]),
    ListFilter("findings", "verified", true, leaves: [2]),
    ListFilter("findings", "duplicate", true, leaves: []),
    ListFilter("findings", "false_p", true, leaves: [2]),
    ListFilter("findings", "cwe", [89], leaves: [1]),
    ListFilter("findings", "title__contains", "injection", leaves: [1]),
    ListFilter("endpoints", "product", 2, leaves: [2]),
    ListFilter("endpoints", "host", "www.example.com", leaves: [1]),
    ListFilter("endpoints", "protocol", "http", leaves: [2]),
    ListFilter("users", "username__contains", "BO", leaves: [1]),
    ListFilter("users", "email__contains", "ann@", leaves: [2]),
    ListFilter("users", "is_active", true, leaves: [1]),
  ]

  @Test func leavesWhatIsMeant() async throws {
    try await withDojo(try await ReferenceTests.filled()) { dojo, _ in
      for filter in ReferenceTests.filters {
        let type = try #require(resources.first { $0.folder == filter.folder })
        let left = try await ids(type, filter, dojo)
        #expect(left == filter.ids, "\(filter.folder)?\(filter.name)")
      }
    }
  }

  private func ids<Item: Resource>(
    _ type: Item.Type, _ filter: ListFilter, _ dojo: DefectDojo
  ) async throws -> [Int] {
    try await dojo.list(type, [filter.name: filter.value]).map(\.id)
  }

  private static func finding(_ title: String, _ more: [String: JSONValue] = [:]) -> [String:
    JSONValue]
  {
    [
      "title": .text(title), "severity": "High", "description": "d", "test": 1, "active": true,
      "verified": false, "numerical_severity": "S1", "found_by": [], "cwe": 89,
    ].merging(more) { $1 }
  }

  /// A server of DefectDojo 2 with two objects of each kind.
  private static func filled() async throws -> StandInDojo {
    let server = StandInDojo(hasEndpoints: true)
    try await withDojo(server) { dojo, _ in
      for (number, name) in ["Shop", "Workshop"].enumerated() {
        let id = JSONValue.int(number + 1)
        _ = try await dojo.create(ProductType.self, ["name": .text("\(name)s")])
        _ = try await dojo.create(
          Product.self, ["name": .text(name), "description": "d", "prod_type": id])
        _ = try await dojo.create(
          Engagement.self,
          [
            "name": number == 0 ? "Review" : "Nightly build", "product": id, "target_start": day,
            "target_end": day, "engagement_type": number == 0 ? "Interactive" : "CI/CD",
            "status": number == 0 ? "In Progress" : "Completed",
          ])
        _ = try await dojo.create(
          Test.self,
          [
            "engagement": id, "test_type": id, "target_start": day, "target_end": day,
            "title": number == 0 ? "Container image" : "Sources",
          ])
        _ = try await dojo.create(
          Delivering.Endpoint.self,
          [
            "host": number == 0 ? "www.example.com" : "api.example.com", "product": id,
            "protocol": number == 0 ? "https" : "http",
          ])
      }
      _ = try await dojo.create(ServerFinding.self, finding("SQL injection"))
      _ = try await dojo.create(
        ServerFinding.self,
        finding(
          "Old cipher",
          [
            "test": 2, "severity": "Low", "active": false, "verified": true, "false_p": true,
            "cwe": 327,
          ]))
      _ = try await dojo.create(
        User.self, ["username": "ann", "email": "ann@example.com", "is_active": false])
    }
    return server
  }

  // MARK: Fields and parameters

  private static let fields: [(folder: String, required: [String], optional: [String])] = [
    (
      "products", ["name", "prod_type"],
      [
        "description", "tags", "business_criticality", "platform", "lifecycle", "origin",
        "external_audience", "internet_accessible",
      ]
    ),
    ("product_types", ["name"], ["description"]),
    (
      "engagements", ["product", "target_start", "target_end"],
      [
        "name", "engagement_type", "status", "description", "lead", "build_id", "commit_hash",
        "branch_tag", "source_code_management_uri", "deduplication_on_engagement",
      ]
    ),
    ("tests", ["engagement", "test_type", "target_start", "target_end"], []),
    ("findings", ["title", "severity", "test"], ["cwe", "mitigation"]),
    ("endpoints", [], ["host", "protocol", "port", "path", "product"]),
  ]

  @Test(arguments: fields)
  func hasTheFields(_ folder: String, _ required: [String], _ optional: [String]) throws {
    let type = try #require(resources.first { $0.folder == folder })
    let known = Set(type.fields.map(\.name))
    let asked = Set(type.fields.filter(\.isRequired).map(\.name))
    #expect(Set(required).isSubset(of: asked))
    #expect(Set(optional).isSubset(of: known))
  }

  private static let choices: [(folder: String, field: String, values: [String])] = [
    (
      "products", "business_criticality",
      ["very high", "high", "medium", "low", "very low", "none"]
    ),
    ("products", "platform", ["web service", "desktop", "iot", "mobile", "web"]),
    ("products", "lifecycle", ["construction", "production", "retirement"]),
    (
      "products", "origin",
      [
        "third party library", "purchased", "contractor", "internal", "open source", "outsourced",
      ]
    ),
    ("engagements", "engagement_type", ["Interactive", "CI/CD"]),
    ("engagements", "status", ["Not Started", "In Progress", "Completed", "Cancelled"]),
    ("findings", "severity", ["Critical", "High", "Medium", "Low", "Info"]),
  ]

  @Test(arguments: choices)
  func takesTheChoices(_ folder: String, _ name: String, _ values: [String]) throws {
    let type = try #require(resources.first { $0.folder == folder })
    let field = try #require(type.fields.first { $0.name == name })
    guard case .choice(let known) = field.kind else {
      Issue.record("\(name): \(field.kind)")
      return
    }
    #expect(Set(values).isSubset(of: known))
  }

  private static let parameters: [String: JSONValue] = [
    "scan_type": "Trivy Scan", "product_type_name": "Web", "product_name": "Shop",
    "engagement_name": "CI", "test_title": "Image", "minimum_severity": "Info", "active": true,
    "verified": false, "scan_date": "2026-11-22", "auto_create_context": true,
    "close_old_findings": true, "push_to_jira": false, "tags": ["a", "b"],
  ]

  @Test(arguments: [
    (ScanUpload.import, ["engagement": 1] as [String: JSONValue]),
    (ScanUpload.reimport, ["test": 1, "do_not_reactivate": true]),
  ])
  func saysAllParameters(_ upload: ScanUpload, _ own: [String: JSONValue]) async throws {
    try await withDojo(try await ReferenceTests.filled()) { dojo, standIn in
      let values = ReferenceTests.parameters.merging(own) { $1 }
      try await dojo.send(upload.call(values, report: ReferenceTests.report))
      let request = try #require(standIn.requests.last)
      for (name, value) in values { #expect(request.form[name] == value.formTexts, "\(name)") }
      #expect(request.file?.name == "file")
    }
  }

  // MARK: Status codes

  private static let statuses: [(status: Int, body: JSONValue, message: String)] = [
    (
      400, ["field_name": ["Error message for this field"]],
      "field_name: Error message for this field"
    ),
    (401, ["detail": "Invalid token."], "Invalid token."),
    (403, ["detail": "Error message"], "Error message"),
    (404, ["detail": "Not found."], "Not found."),
    (500, ["message": "Internal server error", "pro": ["Buy"]], "Internal server error"),
  ]

  @Test(arguments: statuses)
  func saysWhatTheServerSays(_ status: Int, _ body: JSONValue, _ message: String) async throws {
    try await withDojo { dojo, standIn in
      standIn.meet([.instead(StandInAnswer(status, body))])
      let error = await failure { try await dojo.get(Product.self, 1) }
      #expect(error?.reason == .status(status))
      #expect(
        error?.description
          == "GET \(standIn.address)/api/v2/products/1/: \(status): \(message)")
    }
  }
}
