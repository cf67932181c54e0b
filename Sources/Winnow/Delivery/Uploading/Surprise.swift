import Delivering
import FindingModel

/// A finding that a server did something else with than was foretold.
public struct Surprise: Sendable, Codable, Equatable {
  /// `created`, `reactivated` or `closed`.
  public let action: String
  /// Whether the server did it; else it was only foretold.
  public let isDone: Bool
  public let title: String
  public let severity: String
  public let place: String?
  /// On the server, where it is known there.
  public let id: Int?
  /// Its page.
  public let link: String?

  /// As one line.
  public var line: String {
    "\(severity)  \(title)\(place.map { "  \($0)" } ?? "")\(link.map { "  \($0)" } ?? "")"
  }

  /// Compares what was foretold of a test with what the server notes down that it did.
  ///
  /// - Parameters:
  ///   - forecast: What was foretold.
  ///   - result: What the server did.
  ///   - dojo: Is asked for the findings.
  /// - Returns: Those that differ; none where the server does not tell of single findings.
  /// - Throws: `DeliveryError`
  static func all(
    _ forecast: TestForecast?, _ result: UploadResult, _ dojo: DefectDojo
  ) async throws -> [Surprise] {
    guard let forecast, let history = result.history else { return [] }
    let actions = Dictionary(
      history.testImportFindingActionSet.map { ($0.finding, $0.action) }
    ) { $1 }
    var done: [TestImport.Action.Kind: [ServerFinding]] = [:]
    try await dojo.eachPage(of: Query<ServerFinding>(["test": .int(result.test.id)])) { page in
      for finding in page.items {
        if let action = actions[finding.id] { done[action, default: []].append(finding) }
      }
    }
    let foretold: [(String, TestImport.Action.Kind, [Preview.Item])] = [
      ("created", .created, forecast.created + forecast.duplicates),
      ("reactivated", .reactivated, forecast.reactivated), ("closed", .closed, forecast.closed),
    ]
    return foretold.flatMap { name, kind, items in
      compare(name, items, done[kind] ?? [], dojo.transport.server)
    }
  }

  /// By hash first, then by what people see.
  private static func compare(
    _ action: String, _ items: [Preview.Item], _ done: [ServerFinding], _ server: ServerAddress
  ) -> [Surprise] {
    var items = items
    var done = done
    Pairing.remove(&items, &done) {
      $0.hashCode
    } by: {
      $0.hashCode
    }
    Pairing.remove(&items, &done) {
      "\($0.severity) \($0.title.lowercased())"
    } by: {
      "\($0.severity) \($0.title.lowercased())"
    }
    return done.map { Surprise(action, $0, server) } + items.map { Surprise(action, $0) }
  }

  private init(_ action: String, _ finding: ServerFinding, _ server: ServerAddress) {
    self.action = action
    isDone = true
    title = finding.title
    severity = finding.severity
    place = Finding(finding, scanType: "", testType: nil)?.shortPlace
    id = finding.id
    link = server.page(ofFinding: finding.id)
  }

  private init(_ action: String, _ item: Preview.Item) {
    self.action = action
    isDone = false
    title = item.title
    severity = item.severity
    place = item.place
    id = nil
    link = nil
  }
}

private enum Pairing {
  /// Takes elements with equal keys out of both lists, one for one.
  static func remove<Left, Right>(
    _ left: inout [Left], _ right: inout [Right], _ leftKey: (Left) -> String?,
    by rightKey: (Right) -> String?
  ) {
    var counts: [String: Int] = [:]
    for key in right.compactMap(rightKey) { counts[key, default: 0] += 1 }
    var met: [String: Int] = [:]
    left.removeAll { element in
      guard let key = leftKey(element), let count = counts[key], count > 0 else { return false }
      counts[key] = count - 1
      met[key, default: 0] += 1
      return true
    }
    right.removeAll { element in
      guard let key = rightKey(element), let count = met[key], count > 0 else { return false }
      met[key] = count - 1
      return true
    }
  }
}
