public import Delivering
import FindingModel
import ScannerKit

/// Keeps requests of DejaCode up to date with the findings of reports.
public struct RequestSync: Sendable {
  private let dejacode: DejaCode
  private let settings: ReadingSettings

  public init(_ settings: ReadingSettings, to dejacode: DejaCode) {
    var settings = settings
    settings.wantedFacts = [.purl]
    self.settings = settings
    self.dejacode = dejacode
  }

  /// Does all that can be done before anything is sent.
  ///
  /// - Parameters:
  ///   - paths: Reports.
  ///   - options: How findings become requests; without a scope it is the reports' scan types.
  /// - Returns: What would be done.
  /// - Throws: Where the options do not fit the server, or it cannot be asked.
  public func prepare(_ paths: [String], _ options: SyncOptions) async throws -> PreparedSync {
    let target = try await dejacode.target(of: options)
    var options = options
    var drafts = RequestDrafts(options)
    var outcomes: [ReportOutcome] = []
    for path in paths {
      outcomes += try ReportRun(settings).read(path) { finding, _ in drafts.add(finding) }
    }
    if options.scope == SyncOptions.unnamed {
      options.scope = Set(outcomes.map(\.scanType)).sorted().joined(separator: " ")
    }
    let plan = SyncPlan(
      drafts, existing: target.requests, productURL: target.product?.apiURL,
      options: options)
    return PreparedSync(options: options, target: target, plan: plan, outcomes: outcomes)
  }

  /// What would be sent, of what can be said before packages are asked for.
  ///
  /// - Parameter prepared: What ``prepare(_:_:)`` gave.
  /// - Returns: The requests.
  /// - Throws: ``LeakError`` where one would hold a secret that was replaced elsewhere.
  public func requests(of prepared: PreparedSync) throws -> [Request] {
    let requests = try dejacode.requests(
      of: prepared.plan, on: prepared.target, prepared.options, today: try today)
    for case .json(let body) in requests.map(\.body) {
      try LeakError.check(body, of: prepared.outcomes)
    }
    return requests
  }

  /// Does it.
  ///
  /// - Parameters:
  ///   - prepared: What ``prepare(_:_:)`` gave.
  ///   - progress: Is told how many requests are dealt with.
  /// - Returns: What was done.
  /// - Throws: ``LeakError`` before anything is sent.
  public func carryOut(
    _ prepared: PreparedSync,
    progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> (requests: [DeliveredRequest], stop: DeliveryError?) {
    _ = try requests(of: prepared)
    let result = try await dejacode.carryOut(
      prepared.plan, on: prepared.target, prepared.options, today: try today, progress: progress)
    return (
      result.steps.map { DeliveredRequest($0, server: dejacode.transport.server) }, result.stop
    )
  }

  private var today: Day {
    get throws(ConfigurationError) {
      guard let day = settings.now.day else {
        throw ConfigurationError("expected a day from year 1 to 9999, found \(settings.now)")
      }
      return day
    }
  }
}

/// A synchronization before anything is sent.
public struct PreparedSync: Sendable {
  public let options: SyncOptions
  public let target: SyncTarget
  public let plan: SyncPlan
  public let outcomes: [ReportOutcome]

  /// Why nothing is to be sent; nil where nothing is in the way.
  public var refusal: String? {
    if options.closesGone, let outcome = outcomes.first(where: \.isIncomplete) {
      return "\(outcome.report): was not read to its end, so that nobody knows what is gone"
    }
    return plan.refusal
  }
}

extension ReportOutcome {
  fileprivate var isIncomplete: Bool { failure != nil || notes.unreadCount > 0 }
}

/// What became of a request of DejaCode.
public struct DeliveredRequest: Sendable, Codable, Equatable {
  public let uuid: String
  public let title: String
  public let outcome: SyncStep.Kind
  /// Why it was left, or could not be sent.
  public let reason: String?
  /// The page of the request.
  public let link: String

  public init(_ step: SyncStep, server: ServerAddress) {
    uuid = step.uuid
    title = step.title
    outcome = step.kind
    reason = step.reason
    link = "\(server)requests/\(step.uuid)/"
  }
}

/// A VEX document of a server, in a file of its own that is gone with this.
public final class ServerVEX: Sendable {
  public let path: String
  private let folder: TemporaryFolder

  /// - Parameters:
  ///   - dejacode: The server.
  ///   - product: The product whose analyses are taken over.
  ///   - version: Its version.
  /// - Throws: What asking the server throws, or where there is no room.
  public init(_ dejacode: DejaCode, product: String, version: String?) async throws {
    let document = try await dejacode.vexDocument(product: product, version: version)
    folder = try TemporaryFolder()
    path = folder.path + "/vex.json"
    let file = try OutputFile(path)
    try file.write(document)
    try file.finish()
  }
}
