package import Delivering
import Foundation

extension StandInDojo {
  private func find(_ folder: String, _ values: Row) -> Int? {
    all(folder).last { row in values.allSatisfy { row[$0.key] == $0.value } }?["id"]?.int
  }

  private func refuse(_ text: String) -> StandInAnswer { StandInAnswer(400, [.text(text)]) }

  private func context(_ form: [String: [String]]) -> Result<Int, StandInRefusal> {
    func text(_ name: String) -> String? { form[name]?.first }
    if let id = text("engagement").flatMap({ Int($0) }) {
      return find("engagements", ["id": .int(id)]).map { .success($0) }
        ?? .failure(.init("Engagement \"\(id)\" does not exist"))
    }
    guard let productName = text("product_name") else {
      return .failure(.init("product_name parameter missing"))
    }
    let creates = text("auto_create_context") == "true"
    var product = find("products", ["name": .text(productName)])
    if product == nil, creates, let typeName = text("product_type_name") {
      let type =
        find("product_types", ["name": .text(typeName)])
        ?? add(["name": .text(typeName)], to: "product_types")["id"]?.int ?? 0
      product =
        add(
          ["name": .text(productName), "description": "", "prod_type": .int(type)],
          to: "products")["id"]?.int
    }
    guard let product else { return .failure(.init("Product \"\(productName)\" does not exist")) }
    let name = text("engagement_name") ?? ""
    var engagement = find("engagements", ["name": .text(name), "product": .int(product)])
    if engagement == nil, creates {
      engagement =
        add(
          [
            "name": .text(name), "product": .int(product), "target_start": "2026-11-22",
            "target_end": "2027-11-22",
          ], to: "engagements")["id"]?.int
    }
    return engagement.map { .success($0) }
      ?? .failure(.init("Engagement \"\(name)\" does not exist in Product \"\(productName)\""))
  }

  func reimport(_ request: StandInRequest) -> StandInAnswer {
    let form = request.form
    if let id = form["test"]?.first.flatMap({ Int($0) }) {
      guard find("tests", ["id": .int(id)]) != nil else {
        return refuse("Test \"\(id)\" does not exist")
      }
      return upload(request, into: id)
    }
    var test: Int?
    if case .success(let engagement) = context(
      form.merging(["auto_create_context": ["false"]]) { $1 })
    {
      var wanted: Row = ["engagement": .int(engagement)]
      wanted["scan_type"] = form["scan_type"]?.first.map { .text($0) }
      if let title = form["test_title"]?.first { wanted["title"] = .text(title) }
      test = find("tests", wanted)
    }
    if test == nil, form["auto_create_context"] != ["true"] {
      return refuse("Test with scan_type does not exist")
    }
    return upload(request, into: test)
  }

  func upload(_ request: StandInRequest, into known: Int?) -> StandInAnswer {
    uploads += 1
    let form = request.form
    let scanType = form["scan_type"]?.first ?? ""
    guard let type = find("test_types", ["name": .text(scanType)]) else {
      return StandInAnswer(400, ["scan_type": ["\"\(scanType)\" is not a valid choice."]])
    }
    var test = known
    if test == nil {
      switch context(form) {
      case .failure(let refusal): return refuse(refusal.text)
      case .success(let engagement):
        test =
          add(
            [
              "engagement": .int(engagement), "test_type": .int(type),
              "scan_type": .text(scanType), "test_type_name": .text(scanType),
              "title": form["test_title"]?.first.map { .text($0) } ?? nil,
              "target_start": "2026-11-22T00:00:00Z", "target_end": "2026-11-22T00:00:00Z",
              "percent_complete": 50,
            ], to: "tests")["id"]?.int
      }
    }
    guard let test else { return StandInAnswer(500) }
    let report = request.file.flatMap {
      try? JSONDecoder().decode(JSONValue.self, from: $0.content)
    }
    guard let findings = report?["findings"]?.list else {
      return StandInAnswer(400, ["message": "['Report is not what it should be']", "pro": ["Buy"]])
    }
    if let tool = report?["type"]?.text { name(test, after: tool, scanType) }
    let delta = take(
      findings, test, closes: form["close_old_findings"] != ["false"] && known != nil,
      reactivates: form["do_not_reactivate"] != ["true"])
    set("tests", test, "percent_complete", 100)
    add(
      [
        "test": .int(test), "type": known == nil ? "import" : "reimport",
        "created": "2026-11-22T00:00:00Z",
        "test_import_finding_action_set": .list(
          delta.map { ["finding": .int($0.0), "action": .text($0.1)] }),
      ], to: "test_imports")
    return StandInAnswer(201, uploadAnswer(test, known == nil ? nil : delta))
  }

  /// Gives a test the type that a report says it is of, as SARIF and generic findings can.
  private func name(_ test: Int, after tool: String, _ scanType: String) {
    let name = JSONValue.text("\(tool) Scan (\(scanType))")
    let type =
      find("test_types", ["name": name]) ?? add(["name": name], to: "test_types")["id"]?.int
    set("tests", test, "test_type_name", name)
    set("tests", test, "test_type", .int(type ?? 0))
  }

  /// Marks a new finding as a duplicate where the product has one with its hash.
  private func deduplicate(_ row: inout Row) {
    let product = place(of: row, "product")
    let original = all("findings").first { old in
      old["hash_code"] == row["hash_code"] && old["duplicate"] == false
        && old["is_mitigated"] == false && place(of: old, "product") == product
    }
    guard deduplicates, let original else { return }
    row["duplicate"] = true
    row["active"] = false
    row["duplicate_finding"] = original["id"]
  }

  /// Changes a member of an object.
  package func set(_ folder: String, _ id: Int, _ name: String, _ value: JSONValue) {
    guard let place = all(folder).firstIndex(where: { $0["id"] == .int(id) }) else { return }
    rows[folder]?[place][name] = value
  }

  /// What happens to each finding of a test.
  private func take(
    _ findings: [JSONValue], _ test: Int, closes: Bool, reactivates: Bool
  ) -> [(Int, String)] {
    var known: [String: (id: Int, isMitigated: Bool)] = [:]
    for row in all("findings") where row["test"] == .int(test) {
      guard let hash = row["hash_code"]?.text, let id = row["id"]?.int else { continue }
      known[hash] = (id, row["is_mitigated"] == true)
    }
    var delta: [(Int, String)] = []
    var met = Set<String>()
    for finding in findings {
      guard case .object(var row) = finding else { continue }
      row["test"] = .int(test)
      row["active"] = true
      row["verified"] = false
      row["description"] = row["description"] ?? "none"
      row = stored(row)
      let hash = row["hash_code"]?.text ?? ""
      guard met.insert(hash).inserted else { continue }
      if let old = known[hash] {
        guard old.isMitigated else {
          delta.append((old.id, "U"))
          continue
        }
        guard reactivates else { continue }
        set("findings", old.id, "is_mitigated", false)
        set("findings", old.id, "active", true)
        delta.append((old.id, "R"))
      } else {
        deduplicate(&row)
        delta.append((add(row, to: "findings")["id"]?.int ?? 0, "N"))
      }
    }
    for (hash, old) in known where closes && !met.contains(hash) && !old.isMitigated {
      set("findings", old.id, "is_mitigated", true)
      set("findings", old.id, "active", false)
      delta.append((old.id, "C"))
    }
    return delta
  }

  private func uploadAnswer(_ test: Int, _ delta: [(Int, String)]?) -> JSONValue {
    func counts(_ rows: [Row]) -> JSONValue {
      func counts(_ severity: String?) -> JSONValue {
        let rows = rows.filter { severity == nil || $0["severity"]?.text == severity }
        func count(_ name: String) -> JSONValue { .int(rows.count { $0[name] == true }) }
        return [
          "active": count("active"), "verified": count("verified"),
          "duplicate": count("duplicate"), "false_p": count("false_p"),
          "out_of_scope": count("out_of_scope"), "is_mitigated": count("is_mitigated"),
          "risk_accepted": count("risk_accepted"), "total": .int(rows.count),
        ]
      }
      return [
        "info": counts("Info"), "low": counts("Low"), "medium": counts("Medium"),
        "high": counts("High"), "critical": counts("Critical"), "total": counts(nil),
      ]
    }
    let all = all("findings").filter { $0["test"] == .int(test) }
    var statistics: Row = ["after": counts(all)]
    if let delta {
      func part(_ action: String) -> JSONValue {
        counts(all.filter { row in delta.contains { .int($0.0) == row["id"] && $0.1 == action } })
      }
      statistics["before"] = counts([])
      statistics["delta"] = [
        "created": part("N"), "closed": part("C"), "reactivated": part("R"),
        "untouched": part("U"),
      ]
    }
    let row = self.all("tests").first { $0["id"] == .int(test) } ?? [:]
    return [
      "test": .int(test), "test_id": .int(test), "engagement_id": row["engagement"] ?? nil,
      "product_id": nil, "product_type_id": nil, "deduplication_complete": true,
      "statistics": .object(statistics), "active": false,
    ]
  }
}

/// Why an upload has no place to go.
struct StandInRefusal: Error {
  let text: String
  init(_ text: String) { self.text = text }
}
