package import Delivering
import Foundation

/// A DejaCode in memory: requests have the UUID that they are made with, and no other may; lists know
/// only their own filters and have 100 items at most; what a user may not see is there all the same.
package actor StandInDejaCode {
  package typealias Row = [String: JSONValue]

  package static let token = "0123abcd-secret"
  package static let template = "4129182a-5ee9-4910-a0e0-4dcaba506fca"
  package static let product = "732a364c-0d6d-481d-aea9-485931cd1ce8"
  package static let lodash = "f0cea0e1-5c46-4221-883b-e1827a0b1b97"
  package static let log4j = "f00833f4-6843-4972-bdcd-76583fe3ed6a"

  /// In the order that they were made in.
  package internal(set) var requests: [Row] = []
  /// UUIDs that the user cannot see the requests of.
  private var hidden: Set<String> = []
  var objects: [String: [Row]] = [:]
  private var clock = 0
  /// How many requests are taken until one is turned away; nil where none is.
  private let burst: Int?
  private var taken = 0
  /// How many requests were turned away for coming too fast.
  package private(set) var throttled = 0
  var user = "findings-bot"
  var mayCreate = true
  /// What the next so many POSTs of requests are answered with, and undone.
  private var troubles: [StandInAnswer] = []

  package init(burst: Int? = nil) {
    self.burst = burst
    objects = StandInDejaCode.objects
  }

  package func act(as user: String) { self.user = user }
  package func hide(_ uuid: String) { hidden.insert(uuid) }
  package func forbidCreating() { mayCreate = false }
  package func trouble(_ answers: [StandInAnswer]) { troubles = answers }
  /// Makes requests without being asked over the network.
  package func make(_ titles: [String]) {
    for title in titles {
      _ = create(["title": .text(title), "request_template": "Package vulnerability finding"])
    }
  }
  package func change(_ folder: String, _ change: (inout Row) -> Void) {
    for index in (objects[folder] ?? []).indices { change(&objects[folder, default: []][index]) }
  }
  package func request(_ uuid: String) -> Row? { requests.first { $0["uuid"] == .text(uuid) } }

  /// As a person does it on the site.
  package func edit(_ uuid: String, by user: String, _ changes: Row) {
    guard let place = requests.firstIndex(where: { $0["uuid"] == .text(uuid) }) else { return }
    requests[place].merge(changes) { _, new in new }
    requests[place]["last_modified_by"] = .text(user)
    requests[place]["last_modified_date"] = .text(now())
  }

  func now() -> String {
    clock += 1
    let fraction = clock.isMultiple(of: 5) ? "" : "." + String(100_000 + clock)
    return "2026-11-22T\(two(clock / 3600)):\(two(clock / 60 % 60)):\(two(clock % 60))\(fraction)Z"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  package static func detail(_ status: Int, _ text: String, headers: [NamedText] = [])
    -> StandInAnswer
  {
    StandInAnswer(status, ["detail": .text(text)], headers: headers)
  }

  package static func page(_ status: Int, _ title: String) -> StandInAnswer {
    StandInAnswer(
      status, headers: [NamedText("Content-Type", "text/html")],
      body: Data("\n<!DOCTYPE html>\n<html><title>\(title)</title></html>".utf8))
  }

  package func answer(_ request: StandInRequest) -> StandInAnswer {
    guard request.header("authorization") == "Token \(StandInDejaCode.token)" else {
      return StandInDejaCode.detail(403, "Invalid token.")
    }
    guard request.path.hasSuffix("/") else {
      return StandInAnswer(
        301, headers: [NamedText("Location", request.path + "/")], body: Data())
    }
    if isTooFast() {
      throttled += 1
      return StandInDejaCode.detail(
        429, "Request was throttled. Expected available in 1 second.",
        headers: [NamedText("Retry-After", "1")])
    }
    let folders = request.path.split(separator: "/").map(String.init)
    guard folders.count >= 3, folders[..<2] == ["api", "v2"] else {
      return StandInDejaCode.page(404, "Page not found")
    }
    switch (request.method, folders[2], folders.count) {
    case ("OPTIONS", "requests", 3):
      let actions: JSONValue = mayCreate ? ["POST": [:]] : [:]
      return StandInAnswer(200, ["name": "Request List", "actions": actions])
    case ("POST", "requests", 3):
      guard mayCreate else {
        return StandInDejaCode.detail(403, "You do not have permission to perform this action.")
      }
      guard case .object(let json) = request.json else {
        return StandInAnswer(400, ["non_field_errors": ["Invalid data. Expected a dictionary."]])
      }
      return troubles.isEmpty ? create(json) : troubles.removeFirst()
    case ("GET", let folder, 3): return list(folder, request.query)
    case ("GET", let folder, 4): return one(folder, folders[3])
    case ("PATCH", "requests", 4), ("PUT", "requests", 4): return update(request, folders[3])
    case ("POST", "requests", 5) where folders[4] == "add_comment":
      return comment(request, folders[3])
    case (_, "vulnerabilities", 3):
      return StandInDejaCode.detail(405, "Method \"POST\" not allowed.")
    default: return StandInDejaCode.page(404, "Page not found")
    }
  }

  private func isTooFast() -> Bool {
    guard let burst else { return false }
    taken = taken < burst ? taken + 1 : 0
    return taken == 0
  }

  func visible(_ uuid: String) -> Int? {
    requests.firstIndex { $0["uuid"] == .text(uuid) && !hidden.contains(uuid) }
  }

  static let missing = detail(404, "No Request matches the given query.")

  private func one(_ folder: String, _ uuid: String) -> StandInAnswer {
    if folder == "requests" {
      guard let place = visible(uuid) else { return StandInDejaCode.missing }
      return StandInAnswer(200, .object(requests[place]))
    }
    guard let row = objects[folder]?.first(where: { $0["uuid"] == .text(uuid) }) else {
      return StandInDejaCode.detail(404, "Not found.")
    }
    return StandInAnswer(200, .object(row))
  }

  private func list(_ folder: String, _ query: [String: String]) -> StandInAnswer {
    let rows: [Row]
    if folder == "requests" {
      rows = requests.filter { !hidden.contains($0["uuid"]?.text ?? "") && passes($0, query) }
    } else if let all = objects[folder] {
      rows = all.filter { passesAsObject($0, folder, query) }
    } else {
      return StandInDejaCode.page(404, "Page not found")
    }
    var ordered = rows
    if folder == "requests", query["ordering"] != "created_date" { ordered.reverse() }
    let asked = query["page_size"].flatMap { Int($0) } ?? 10
    let size = asked < 1 ? 10 : min(asked, 100)
    let number = query["page"].map { Int($0) ?? 0 } ?? 1
    guard number >= 1, number == 1 || (number - 1) * size < ordered.count else {
      return StandInDejaCode.detail(404, "Invalid page.")
    }
    return StandInAnswer(
      200,
      [
        "count": .int(ordered.count), "previous": nil,
        "next": "http://other.example.com/api/v2/\(folder)/?page=\(number + 1)",
        "results": .list(
          ordered.dropFirst((number - 1) * size).prefix(size).map { .object($0) }),
      ])
  }

  private func passes(_ row: Row, _ query: [String: String]) -> Bool {
    let names = [
      "request_template": "request_template_name", "status": "status", "requester": "requester",
      "assignee": "assignee", "priority": "priority", "content_type": "content_type",
    ]
    guard names.allSatisfy({ query[$0.key] == nil || row[$0.value]?.text == query[$0.key] })
    else { return false }
    let text = ((row["title"]?.text ?? "") + "\(String(describing: row["serialized_data"]))")
      .lowercased()
    return (query["search"] ?? "").lowercased().split(separator: " ").allSatisfy {
      text.contains($0)
    }
  }

  private func passesAsObject(_ row: Row, _ folder: String, _ query: [String: String]) -> Bool {
    switch folder {
    case "packages":
      guard let purl = query["purl"] else { return true }
      let stored = row["package_url"]?.text ?? ""
      return stored == purl || stored.hasPrefix(purl + "@")
    case "products":
      return ["name", "version"].allSatisfy { query[$0] == nil || row[$0]?.text == query[$0] }
    case "product_packages":
      let package = query["package"].map { (row["package"]?.text ?? "").contains($0) } ?? true
      return package && (query["product"].map { $0 == "webshop:2.1" } ?? true)
    default:
      guard let search = query["search"]?.lowercased() else { return true }
      return "\(row)".lowercased().contains(search)
    }
  }
}
