import FindingModel
import Foundation

/// Carries out steps so that what is lost on the way is neither lost nor done twice.
struct SyncRun {
  let dejacode: DejaCode
  let target: SyncTarget
  let options: SyncOptions
  let today: Day
  private let objects: ContentObjects
  /// How many comments each request had when the run began.
  private let comments: [String: Int]

  private static let attempts = 4

  init(_ dejacode: DejaCode, _ target: SyncTarget, _ options: SyncOptions, today: Day) {
    self.dejacode = dejacode
    self.target = target
    self.options = options
    self.today = today
    objects = ContentObjects(dejacode, target, options)
    comments = Dictionary(target.requests.map { ($0.uuid, $0.comments.count) }) { $1 }
  }

  func carryOut(_ step: SyncStep) async throws -> SyncStep {
    for action in step.actions {
      switch action {
      case .create(let draft):
        if let other = try await create(draft) { return other }
      case .update(let values): try await update(step.uuid, values)
      case .comment(let text): try await comment(step.uuid, text)
      }
    }
    return step
  }

  /// What an action sends; before a request with a package is made, the package is asked for.
  func requests(of action: SyncStep.Action, in step: SyncStep) throws -> [Request] {
    switch action {
    case .create(let draft): [try Call.create(values(for: draft, about: nil)).request]
    case .update(let values): [try Call.update(step.uuid, values).request]
    case .comment(let text): [try Call.comment(step.uuid, text).request]
    }
  }

  /// Makes a request.
  ///
  /// - Returns: What was done instead where somebody else made it meanwhile.
  private func create(_ draft: RequestDraft) async throws -> SyncStep? {
    let values = values(for: draft, about: try await objects.reference(for: draft))
    var attempt = 1
    while true {
      do {
        if try await dejacode.createUnlessThere(values) != nil { return nil }
        break
      } catch let error as DeliveryError where error.mayHaveHappened && error.reason != .unreadable
      {
        guard attempt < SyncRun.attempts else { throw error }
        attempt += 1
        try await pause(attempt)
      }
    }
    guard let request = try await dejacode.find(DejaCodeRequest.self, draft.uuid) else {
      throw DeliveryError(
        .unfit,
        "there is such a request that the user cannot see: it is private, or its product is not"
          + " active or not granted")
    }
    if attempt > 1, request.comments.isEmpty, request.lastModifiedBy == nil { return nil }
    let step = SyncPlan.step(draft, request, options)
    return try await carryOut(step)
  }

  private func update(_ uuid: String, _ values: [String: JSONValue]) async throws {
    try await send(try Call.update(uuid, values)) {
      let found = try await dejacode.value(DejaCodeRequest.self, uuid)
      return values.allSatisfy { found[$0.key] == $0.value }
    }
  }

  private func comment(_ uuid: String, _ text: String) async throws {
    let known = comments[uuid] ?? 0
    try await send(try Call.comment(uuid, text)) {
      try await dejacode.get(DejaCodeRequest.self, uuid).comments.dropFirst(known)
        .contains { $0.text == text.trimmed }
    }
  }

  /// Sends something until the server says, or shows, that it has it.
  private func send<Answer>(
    _ call: Call<Answer>, _ isDone: () async throws -> Bool
  ) async throws {
    var attempt = 1
    while true {
      do {
        _ = try await dejacode.send(call)
        return
      } catch let error as DeliveryError where error.mayHaveHappened {
        if try await isDone() { return }
        guard attempt < SyncRun.attempts else { throw error }
        attempt += 1
        try await pause(attempt)
      }
    }
  }

  private func pause(_ attempt: Int) async throws {
    try await dejacode.transport.pause(before: attempt)
  }

  // MARK: - What is made

  private func values(
    for draft: RequestDraft, about object: ContentObjects.Reference?
  ) -> [String: JSONValue] {
    var values: [String: JSONValue] = [
      "uuid": .text(draft.uuid), "title": .text(draft.title),
      "request_template": .text(target.template.apiURL),
      "notes": .text(
        (object?.remark.map { $0 + "\n\n" } ?? "")
          + RequestText(draft: draft, scope: options.scope).notes),
      "is_private": .bool(options.isPrivate),
    ]
    values["serialized_data"] = options.form.answers(
      for: draft, to: target.template, today: today)
    values["priority"] = options.priorities[draft.severity].map { .text($0) }
    values["assignee"] = options.assignee.map { .text($0) }
    if !options.ccEmails.isEmpty { values["cc_emails"] = .list(options.ccEmails.map { .text($0) }) }
    values["product_context"] = target.product.map { .text($0.apiURL) }
    values["content_object"] = object?.url.map { .text($0) }
    return values
  }
}
