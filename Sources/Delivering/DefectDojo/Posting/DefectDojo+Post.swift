/// What becomes of findings that are posted.
public struct PostResult: Sendable {
  /// Those that were posted, in the order of the report.
  public internal(set) var created: [ServerFinding] = []
  /// Those that were there already.
  public internal(set) var known: [ServerFinding] = []
  /// Those that the server does not take, and why.
  public internal(set) var refused: [(title: String, error: DeliveryError)] = []
  /// Why it did not go on to the others; what was posted stays.
  public internal(set) var stop: (any Error)?
}

extension DefectDojo {
  /// Posts those findings that a test does not have yet, one after the other: more at the same time
  /// are no faster. A repeated or interrupted run posts nothing twice.
  ///
  /// - Parameters:
  ///   - findings: What the test is to have.
  ///   - test: The test.
  ///   - progress: Is told how many of the findings are dealt with.
  /// - Returns: What became of them.
  /// - Throws: ``DeliveryError`` where the server cannot be asked what is there.
  public func post(
    _ findings: [FindingPost], into test: Test,
    progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> PostResult {
    let engagement = try await get(Engagement.self, test.engagement)
    var run = PostRun(
      dojo: self, test: test, places: try await PlaceKeeper(self, product: engagement.product),
      there: KnownFindings(try await list(ServerFinding.self, ["test": .int(test.id)])))
    do {
      for (index, finding) in findings.enumerated() {
        try Task.checkCancellation()
        try await run.deliver(finding)
        progress(index + 1, findings.count)
      }
    } catch {
      run.result.stop = error
    }
    return run.result
  }

  /// Which findings a test does not have yet; nothing is sent but questions.
  public func missing(_ findings: [FindingPost], in test: Test) async throws -> [FindingPost] {
    var there = KnownFindings(try await list(ServerFinding.self, ["test": .int(test.id)]))
    return findings.filter { there.take($0.key) == nil }
  }
}

/// The findings of a test that no posted finding has been found to be yet.
struct KnownFindings {
  private var findings: [PostKey: [ServerFinding]]
  private(set) var newest: Int

  init(_ findings: [ServerFinding]) {
    self.findings = Dictionary(grouping: findings.reversed(), by: \.key)
    newest = findings.map(\.id).max() ?? 0
  }

  /// The oldest of its kind, which then counts as met.
  mutating func take(_ key: PostKey) -> ServerFinding? { findings[key]?.popLast() }

  mutating func note(_ id: Int) { newest = max(newest, id) }
}

private struct PostRun {
  let dojo: DefectDojo
  let test: Test
  var places: PlaceKeeper
  var there: KnownFindings
  var result = PostResult()

  private static let attempts = 4

  init(dojo: DefectDojo, test: Test, places: PlaceKeeper, there: KnownFindings) {
    self.dojo = dojo
    self.test = test
    self.places = places
    self.there = there
  }

  mutating func deliver(_ finding: FindingPost) async throws {
    if let known = there.take(finding.key) {
      result.known.append(known)
      try await attach(finding.places, to: known)
      return
    }
    do {
      let created = try await create(finding)
      there.note(created.id)
      result.created.append(created)
      try await attach(finding.places, to: created)
    } catch let error as DeliveryError where error.isRefusal {
      result.refused.append((finding.values["title"]?.text ?? "", error))
    }
  }

  /// Sends it until the server says, or shows, that it has it.
  private func create(_ finding: FindingPost) async throws -> ServerFinding {
    let call = try finding.call(into: test.id)
    var attempt = 1
    while true {
      do {
        return try await dojo.send(call)
      } catch let error as DeliveryError where error.mayHaveHappened {
        if let found = try await newFinding(finding.key) { return found }
        guard error.reason != .status(500), attempt < PostRun.attempts else { throw error }
        attempt += 1
      }
    }
  }

  /// The finding that an unanswered request made.
  private func newFinding(_ key: PostKey) async throws -> ServerFinding? {
    try await dojo.list(ServerFinding.self, ["test": .int(test.id)])
      .first { $0.id > there.newest && $0.key == key }
  }

  /// Attaching is asked about, then done again, until the answer comes.
  private mutating func attach(_ places: [NetworkPlace], to finding: ServerFinding) async throws {
    var finding = finding
    var attempt = 1
    while true {
      do {
        return try await self.places.attach(places, to: finding)
      } catch let error as DeliveryError where error.mayHaveHappened && attempt < PostRun.attempts {
        attempt += 1
        finding = try await dojo.get(ServerFinding.self, finding.id)
        self.places = try await PlaceKeeper(dojo, product: self.places.product)
      }
    }
  }
}

extension DeliveryError {
  /// Whether it is this object that the server, or the client on its behalf, does not take.
  fileprivate var isRefusal: Bool { reason == .unfit || reason == .status(400) }
}
