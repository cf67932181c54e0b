import FindingModel

/// What is to be done with one request.
public struct SyncStep: Sendable {
  public enum Kind: String, Sendable, Codable {
    case created, changed, reopened, closed, unchanged, left
    /// It was to be done, and could not be.
    case failed
  }

  /// Something to send, in its order.
  enum Action: Sendable, Hashable {
    case create(RequestDraft)
    case update([String: JSONValue])
    case comment(String)
  }

  public let uuid: String
  public let title: String
  public let kind: Kind
  /// Why it is left as it is; nil where that needs no words.
  public let reason: String?
  let actions: [Action]

  init(
    _ kind: Kind, _ uuid: String, _ title: String, _ actions: [Action] = [], reason: String? = nil
  ) {
    self.uuid = uuid
    self.title = title
    self.kind = kind
    self.reason = reason
    self.actions = actions
  }
}

/// What makes a server's requests agree with findings; computed from both, without asking anybody.
public struct SyncPlan: Sendable {
  /// The most severe first, then those whose findings are gone.
  public let steps: [SyncStep]
  /// Why nothing is to be sent; nil where nothing is in the way.
  public let refusal: String?

  /// - Parameters:
  ///   - drafts: What the findings want.
  ///   - existing: All requests of the template.
  ///   - productURL: The address of the product; nil where there is none.
  ///   - options: How.
  public init(
    _ drafts: RequestDrafts, existing: [DejaCodeRequest], productURL: String?,
    options: SyncOptions
  ) {
    let wanted = drafts.drafts
    let found = Dictionary(existing.map { ($0.uuid.lowercased(), $0) }) { first, _ in first }
    var steps: [SyncStep] = []
    var created = 0
    for draft in wanted {
      if let request = found[draft.uuid] {
        steps.append(SyncPlan.step(draft, request, options))
      } else if created < options.limit {
        created += 1
        steps.append(SyncStep(.created, draft.uuid, draft.title, [.create(draft)]))
      } else {
        steps.append(SyncStep(.left, draft.uuid, draft.title, reason: "beyond the limit"))
      }
    }
    guard options.closesGone else {
      self.steps = steps
      refusal = nil
      return
    }
    let present = drafts.filtered.union(wanted.map(\.uuid))
    let own = existing.filter { request in
      RequestHistory(request).latest[options.scope] != nil
        && Reference(request.productContext) == Reference(productURL)
    }
    let gone = own.filter { !present.contains($0.uuid.lowercased()) }
    let closings = gone.compactMap { SyncPlan.closing($0, options) }
    self.steps = steps + closings
    let closed = closings.count { $0.kind == .closed }
    refusal = SyncPlan.refusal(
      closed: closed, of: own.count { $0.status == .open }, options)
  }

  /// What becomes of a request whose finding is there.
  static func step(
    _ draft: RequestDraft, _ request: DejaCodeRequest, _ options: SyncOptions
  ) -> SyncStep {
    let history = RequestHistory(request)
    let text = RequestText(draft: draft, scope: options.scope)
    func step(_ kind: SyncStep.Kind, _ actions: [SyncStep.Action] = []) -> SyncStep {
      SyncStep(kind, request.uuid, request.title, actions)
    }
    if request.status == .closed {
      guard history.isClosedByTool || options.reopens else {
        return SyncStep(
          .left, request.uuid, request.title,
          reason: "closed by \(request.lastModifiedBy ?? request.requester)")
      }
      let changes = ["status": "open"].merging(
        priority(draft, request, history, options)
      ) { first, _ in first }
      return step(.reopened, [.update(changes), .comment(text.back)])
    }
    if case .state(draft.digest, _) = history.latest[options.scope] { return step(.unchanged) }
    let changes = priority(draft, request, history, options)
    return step(
      .changed,
      (changes.isEmpty ? [] : [.update(changes)]) + [.comment(text.change(since: history))])
  }

  /// The label that goes with a severity that has risen, unless somebody else chose the present one.
  private static func priority(
    _ draft: RequestDraft, _ request: DejaCodeRequest, _ history: RequestHistory,
    _ options: SyncOptions
  ) -> [String: JSONValue] {
    let known = history.latest.values.compactMap { kind in
      if case .state(_, let severity) = kind { severity } else { nil }
    }.max()
    guard let known, draft.severity > known, let label = options.priorities[draft.severity],
      label != request.priority, request.priority == options.priorities[known]
    else { return [:] }
    return ["priority": .text(label)]
  }

  /// What becomes of a request whose finding is gone; nothing where that is known.
  private static func closing(_ request: DejaCodeRequest, _ options: SyncOptions) -> SyncStep? {
    let history = RequestHistory(request)
    let others = history.livingScopes.subtracting([options.scope])
    guard request.status == .open else { return nil }
    let close = SyncStep.Action.update(["status": "closed"])
    if history.latest[options.scope] != .gone {
      let comment = SyncStep.Action.comment(
        RequestText.gone(request, scope: options.scope, others: others))
      return others.isEmpty
        ? SyncStep(.closed, request.uuid, request.title, [comment, close])
        : SyncStep(.changed, request.uuid, request.title, [comment])
    }
    // An earlier run said so, and was interrupted before it closed it.
    guard others.isEmpty, history.endsWithClosing else { return nil }
    if history.isReopenedByPerson {
      return SyncStep(
        .left, request.uuid, request.title,
        reason: "opened again by \(request.lastModifiedBy ?? "somebody")")
    }
    return SyncStep(.closed, request.uuid, request.title, [close])
  }

  private static func refusal(closed: Int, of open: Int, _ options: SyncOptions) -> String? {
    let most = options.mostClosed ?? max(10, open / 2)
    guard closed > most else { return nil }
    return "\(closed) of \(open) open requests would be closed, and no more than \(most) may be"
  }
}

/// An address without its host, which differs by the way that a server is reached.
private struct Reference: Equatable {
  private let path: String?

  init(_ url: String?) {
    path = url.map { url in
      url.split(separator: "/").suffix(2).joined(separator: "/").lowercased()
    }
  }
}
