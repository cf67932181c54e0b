package import Delivering
import Foundation

/// A DefectDojo in memory: imports create tests, reimports create, reactivate and close findings,
/// lists know only their own filters, and nothing is unique but the names of products and their
/// types.
package actor StandInDojo {
  package typealias Row = [String: JSONValue]

  var rows: [String: [Row]] = [:]
  private var lastID: [String: Int] = [:]
  /// As DefectDojo 2 has them, instead of locations.
  package let hasEndpoints: Bool
  package internal(set) var uploads = 0
  /// How often tests are asked for before the newest is complete.
  private var incompleteLooks = 0

  /// Whether it marks findings as duplicates of others of their product.
  package let deduplicates: Bool
  /// What it hashes a finding to.
  private let hash: @Sendable (Row) -> String

  package init(
    hasEndpoints: Bool = false, deduplicates: Bool = false,
    hash: @escaping @Sendable (Row) -> String = { "hash of \($0["title"]?.text?.trimmed ?? "")" }
  ) {
    self.hasEndpoints = hasEndpoints
    self.deduplicates = deduplicates
    self.hash = hash
    rows["test_types"] = [
      ["id": 1, "name": "Trivy Scan"], ["id": 2, "name": "Semgrep JSON Report"],
      ["id": 3, "name": "Generic Findings Import"],
    ]
    rows["users"] = [["id": 1, "username": "bot", "email": "bot@example.com", "is_active": true]]
    rows["system_settings"] = [["id": 1, "enable_deduplication": .bool(deduplicates)]]
    lastID = rows.mapValues(\.count)
  }

  /// What it has of a kind, in the order of ids.
  package func all(_ folder: String) -> [Row] { rows[folder] ?? [] }

  /// Has the next upload look as if it were at work, for so many looks at tests.
  package func stayIncomplete(for looks: Int) { incompleteLooks = looks }

  package func answer(_ request: StandInRequest) -> StandInAnswer {
    if request.path == "/api/v2/oa3/schema/" {
      return StandInAnswer(200, ["info": ["title": "DefectDojo API v2", "version": "3.2.0"]])
    }
    guard request.header("authorization") == "Token 0123abcd-secret" else {
      return StandInAnswer(403, ["detail": "Invalid token."])
    }
    let folders = request.path.split(separator: "/").map(String.init)
    guard request.path.hasSuffix("/"), folders.count >= 3, folders[..<2] == ["api", "v2"] else {
      return StandInAnswer(301, headers: [NamedText("Location", request.path + "/")])
    }
    switch (request.method, folders[2], folders.count) {
    case ("POST", "import-scan", 3): return upload(request, into: nil)
    case ("POST", "reimport-scan", 3): return reimport(request)
    case ("GET", "user_profile", 3):
      return StandInAnswer(200, ["user": .object(all("users")[0])])
    case ("GET", "celery", _):
      return StandInAnswer(403, ["detail": "You do not have permission to perform this action."])
    case ("GET", let folder, 3): return list(folder, request.query)
    case ("POST", let folder, 3): return create(folder, request.json)
    case (_, let folder, 4):
      guard let id = Int(folders[3]) else { return StandInAnswer(404, ["detail": "Not found."]) }
      return one(request.method, folder, id, request.json)
    default: return StandInAnswer(404, body: Data("<html><title>DefectDojo</title></html>".utf8))
    }
  }

  private static let filters: [String: Set<String>] = [
    "products": ["name", "prod_type", "id"], "product_types": ["name", "id"],
    "engagements": ["name", "product", "id"], "test_types": ["name"],
    "tests": ["engagement", "test_type", "scan_type", "title", "id"],
    "findings": [
      "test", "test__engagement", "test__engagement__product", "title", "severity", "active",
      "duplicate", "id",
    ],
    "test_imports": ["test"], "endpoints": ["product", "host"], "url": ["host"],
    "location_findings": [], "location_products": [], "location": [], "users": [],
    "system_settings": [],
  ]

  private func list(_ folder: String, _ query: [String: String]) -> StandInAnswer {
    guard let known = StandInDojo.filters[folder], !(folder == "location" && hasEndpoints) else {
      return StandInAnswer(404, body: Data("<html><title>DefectDojo</title></html>".utf8))
    }
    var rows = all(folder)
    if folder == "tests", uploads > 1, incompleteLooks > 0, let last = rows.indices.last {
      incompleteLooks -= 1
      rows[last]["percent_complete"] = 50
    }
    let found = rows.filter { row in
      query.allSatisfy { name, wanted in
        guard known.contains(name), let value = row[name] ?? place(of: row, name) else {
          return true
        }
        let isPart =
          (folder, name) == ("products", "name") || (folder, name) == ("findings", "title")
        let text = value.formTexts?.first ?? ""
        return isPart
          ? text.lowercased().contains(wanted.lowercased())
          : wanted.split(separator: ",").contains { $0 == text }
      }
    }
    let offset = query["offset"].flatMap { Int($0) } ?? 0
    let limit = query["limit"].flatMap { Int($0) } ?? 25
    let page = found.dropFirst(offset).prefix(limit)
    return StandInAnswer(
      200,
      [
        "count": .int(found.count), "results": .list(page.map { .object($0) }),
        "next": "http://other.example.com/api/v2/\(folder)/?offset=25", "previous": nil,
      ])
  }

  /// The engagement or product of a finding.
  func place(of finding: Row, _ name: String) -> JSONValue? {
    let test = all("tests").first { $0["id"] == finding["test"] }
    if name == "test__engagement" { return test?["engagement"] }
    return all("engagements").first { $0["id"] == test?["engagement"] }?["product"]
  }

  private static let required: [String: [String]] = [
    "products": ["name", "description", "prod_type"], "product_types": ["name"],
    "engagements": ["product", "target_start", "target_end"],
    "tests": ["engagement", "test_type", "target_start", "target_end"],
    "findings": [
      "test", "title", "severity", "description", "active", "verified", "numerical_severity",
      "found_by",
    ],
    "url": ["host"], "location_findings": ["location", "finding"],
    "location_products": ["location", "product"], "endpoints": ["host"],
    "users": ["username", "email"], "test_types": ["name"],
  ]

  private func create(_ folder: String, _ json: JSONValue?) -> StandInAnswer {
    guard case .object(var row) = json, let required = StandInDojo.required[folder] else {
      return StandInAnswer(405, ["detail": "Method \"POST\" not allowed."])
    }
    if let missing = required.first(where: { row[$0] == nil }) {
      return StandInAnswer(
        400,
        [
          .init(missing): ["This field is required."],
          "message": "{'\(missing)': [ErrorDetail(string='This field is required.')]}",
        ])
    }
    if folder == "endpoints", !hasEndpoints {
      return StandInAnswer(
        403,
        ["detail": "Writes to this endpoint are deprecated when V3_FEATURE_LOCATIONS is enabled"])
    }
    let isUnique = ["products", "product_types"].contains(folder)
    if isUnique, all(folder).contains(where: { $0["name"] == row["name"] }) {
      return StandInAnswer(400, ["name": ["product with this name already exists."]])
    }
    if folder == "url", all(folder).contains(where: { same($0, row) }) {
      return StandInAnswer(
        400,
        [
          "message":
            "{'identity_hash': ['Locations - URL with this Identity hash already exists.']}"
        ])
    }
    if folder == "findings" { row = stored(row) }
    if folder == "tests" {
      row["test_type_name"] =
        all("test_types").first { $0["id"] == row["test_type"] }?["name"] ?? .null
    }
    if folder == "url" {
      row["string"] = .text("\(row["host"]?.text ?? "")/\(row["path"]?.text ?? "")")
    }
    let added = add(row, to: folder)
    if folder == "location_findings", let finding = row["finding"]?.int, let id = added["id"] {
      let old = all("findings").first { $0["id"] == .int(finding) }?["endpoints"]?.list
      set("findings", finding, "endpoints", .list((old ?? []) + [id]))
    }
    return StandInAnswer(201, .object(added))
  }

  private func same(_ left: Row, _ right: Row) -> Bool {
    ["protocol", "host", "port", "path", "query"].allSatisfy { left[$0] == right[$0] }
  }

  /// A finding with what the server sets by itself.
  func stored(_ row: Row) -> Row {
    let defaults: Row = [
      "duplicate": false, "false_p": false, "out_of_scope": false, "risk_accepted": false,
      "is_mitigated": false, "date": "2026-11-22", "endpoints": [],
    ]
    var row = row.merging(defaults) { given, _ in given }
    // A report of generic findings has texts, a finding that is posted has objects.
    row["vulnerability_ids"] = .list(
      (row["vulnerability_ids"]?.list ?? []).map { $0.text == nil ? $0 : ["vulnerability_id": $0] })
    row["hash_code"] = .text(hash(row))
    row["title"] = .text((row["title"]?.text ?? "").trimmed.capitalized)
    return row
  }

  private func one(
    _ method: String, _ folder: String, _ id: Int, _ json: JSONValue?
  ) -> StandInAnswer {
    guard let place = all(folder).firstIndex(where: { $0["id"] == .int(id) }) else {
      return StandInAnswer(404, ["detail": "No object matches the given query."])
    }
    switch (method, json) {
    case ("GET", _): break
    case ("PATCH", .object(let changes)): rows[folder]?[place].merge(changes) { _, new in new }
    case ("DELETE", _):
      rows[folder]?.remove(at: place)
      return StandInAnswer(204)
    default: return StandInAnswer(405, ["detail": "Method not allowed."])
    }
    return StandInAnswer(200, .object(all(folder)[place]))
  }

  @discardableResult
  func add(_ row: Row, to folder: String) -> Row {
    lastID[folder, default: 0] += 1
    var row = row
    row["id"] = .int(lastID[folder] ?? 0)
    rows[folder, default: []].append(row)
    return row
  }
}
