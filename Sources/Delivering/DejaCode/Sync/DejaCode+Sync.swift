public import FindingModel
import Foundation

/// What a server has that findings are synchronized with.
public struct SyncTarget: Sendable {
  public let template: RequestTemplate
  /// Nil where findings are of no product.
  public let product: DejaCodeProduct?
  /// All requests of the template that the user may see.
  public let requests: [DejaCodeRequest]
}

/// What became of a run.
public struct SyncResult: Sendable {
  /// A step for each request, with what it was done in the end.
  public internal(set) var steps: [SyncStep] = []
  /// What kept the run from going on; the steps before it were done.
  public internal(set) var stop: DeliveryError?
}

extension DejaCode {
  /// Asks for what a synchronization needs, and looks whether the options fit it.
  ///
  /// - Parameter options: How findings become requests.
  /// - Returns: What is there.
  /// - Throws: Where the template or the product is not there, the form does not fit, the user may
  ///   make no requests, or what ``send(_:)`` throws.
  public func target(of options: SyncOptions) async throws -> SyncTarget {
    guard try await mayCreate() else {
      throw DeliveryError(.unfit, "the user may not make requests: it lacks the right add_request")
    }
    guard let template = try await template(named: options.template) else {
      let names = try await list(RequestTemplate.self).map { "`\($0.name)`" }.sorted()
      throw DeliveryError(
        .unfit,
        "expected a template that there is, found `\(options.template)`; there are "
          + (names.isEmpty ? "none" : names.joined(separator: ", ")))
    }
    guard template.isActive else {
      throw DeliveryError(.unfit, "the template `\(template.name)` is not active")
    }
    try options.form.check(against: template)
    let product = try await product(of: options)
    return SyncTarget(
      template: template, product: product,
      requests: try await list(
        DejaCodeRequest.self, ["request_template": .text(template.name)]))
  }

  /// A request without its product would be seen by everybody, so that there is none without.
  private func product(of options: SyncOptions) async throws -> DejaCodeProduct? {
    guard let name = options.product else { return nil }
    let products = try await list(
      DejaCodeProduct.self,
      ["name": .text(name), "version": .text(options.productVersion ?? "")])
    guard let product = products.first else {
      throw DeliveryError(
        .unfit,
        "expected a product that there is and that the user was granted, found"
          + " `\(options.target)`")
    }
    return product
  }

  /// Does what a plan says, one request after the other. Each request is made under a UUID of its
  /// own, so that a run that was interrupted can be run again.
  ///
  /// - Parameters:
  ///   - plan: What is to be done.
  ///   - target: What the plan was made with.
  ///   - options: How.
  ///   - today: The day of findings that tell none.
  ///   - progress: Is told how many of the steps that send something are done.
  /// - Returns: What was done, also where the run was cancelled.
  /// - Throws: Nothing of the server's.
  public func carryOut(
    _ plan: SyncPlan, on target: SyncTarget, _ options: SyncOptions, today: Day,
    progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> SyncResult {
    let run = SyncRun(self, target, options, today: today)
    var result = SyncResult()
    let count = plan.steps.count { !$0.actions.isEmpty }
    var done = 0
    for step in plan.steps {
      if step.actions.isEmpty {
        result.steps.append(step)
        continue
      }
      do {
        try Task.checkCancellation()
        result.steps.append(try await run.carryOut(step))
      } catch is CancellationError {
        result.stop = DeliveryError(.interrupted, "interrupted", mayHaveHappened: true)
        return result
      } catch let error as DeliveryError {
        result.steps.append(
          SyncStep(.failed, step.uuid, step.title, reason: error.description))
        guard error.isOfOneRequest else {
          result.stop = error
          return result
        }
      }
      done += 1
      progress(done, count)
    }
    return result
  }

  /// What would be sent, as the first thing of each step.
  public func requests(
    of plan: SyncPlan, on target: SyncTarget, _ options: SyncOptions, today: Day
  ) throws -> [Request] {
    let run = SyncRun(self, target, options, today: today)
    return try plan.steps.flatMap { step in
      try step.actions.flatMap { try run.requests(of: $0, in: step) }
    }
  }
}

extension DeliveryError {
  /// Whether other requests may fare better.
  fileprivate var isOfOneRequest: Bool {
    switch reason {
    case .unfit: true
    case .status(let status): status == 400 || status == 404 || status == 500
    default: false
    }
  }
}
