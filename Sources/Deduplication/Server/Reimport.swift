import FindingModel

/// What DefectDojo does when a report is reimported into a test, as
/// `dojo/importers/default_reimporter.py` of 3.2.0 does.
package struct Reimport: Sendable {
  /// What the call may say.
  package struct Options: Sendable, Hashable {
    package var closesOldFindings = true
    package var reactivates = true
    /// Only findings of this service are closed; nothing stands for those without one.
    package var service: String?

    package init() {}
  }

  /// What becomes of one finding.
  package enum Result: Sendable, Hashable {
    case created
    /// The finding with this number stays as it is.
    case untouched(Int)
    case reactivated(Int)
    /// The finding with this number is closed, as the report says that it is mitigated.
    case closed(Int)
    /// What was decided about the finding with this number, by a person or in the report, stands.
    case left(Int)
  }

  private let algorithm: DeduplicationAlgorithm
  private let options: Options
  private let service: ShortDigest
  private var findings = ChunkedList<FindingTrace>()
  private var known = 0
  private var byHash = ChainedIndex<HashDigest>()
  private var byID = ChainedIndex<TextDigest>()
  private var byTitle = ChainedIndex<LegacyKey>()
  /// By number: what became of the finding last; nothing where the report does not have it.
  private var fates = ChunkedList<Fate?>()

  /// What became of a finding that the report has.
  private enum Fate: Sendable {
    case created, untouched, reactivated, closed, left

    /// Whether the finding is not closed as gone.
    var stays: Bool { self != .closed && self != .left }
  }

  /// What the legacy algorithm matches by.
  private struct LegacyKey: Hashable {
    let title: TextDigest
    let severity: Severity
  }

  package init(_ algorithm: DeduplicationAlgorithm, _ options: Options = Options()) {
    self.algorithm = algorithm
    self.options = options
    service = ShortDigest(nonEmpty: options.service)
  }

  /// Adds a finding of the test, in the order of their ids; all of them before the report's.
  package mutating func addKnown(_ trace: FindingTrace) {
    remember(trace, nil)
    known = findings.count
  }

  /// The number of the finding of the test that a finding would meet, if it were in the report.
  package func knownFinding(like trace: FindingTrace) -> Int? {
    match(trace).flatMap { $0 < known ? $0 : nil }
  }

  /// Adds a finding of the report.
  package mutating func add(_ trace: FindingTrace) -> Result {
    guard let number = match(trace) else {
      remember(trace, .created)
      return .created
    }
    let result = meet(number, trace)
    switch result {
    case .reactivated: fates[number] = .reactivated
    case .untouched: fates[number] = fates[number] ?? .untouched
    case .closed: fates[number] = .closed
    case .left: fates[number] = fates[number] ?? .left
    case .created: break
    }
    return result
  }

  /// What the server counts of a reimport.
  package struct Counts: Sendable, Hashable {
    package var created = 0
    package var untouched = 0
    package var reactivated = 0
    package var closed = 0

    package init(created: Int = 0, untouched: Int = 0, reactivated: Int = 0, closed: Int = 0) {
      self.created = created
      self.untouched = untouched
      self.reactivated = reactivated
      self.closed = closed
    }
  }

  /// The numbers that the server would give as the result.
  package var counts: Counts {
    var counts = Counts(created: findings.count - known, closed: gone.count)
    for number in 0..<fates.count {
      switch fates[number] {
      case .untouched: counts.untouched += 1
      case .reactivated: counts.reactivated += 1
      case .closed: counts.closed += 1
      case .created, .left, nil: break
      }
    }
    return counts
  }

  /// The numbers of the findings that are active again.
  package var reactivated: [Int] {
    (0..<known).filter { if case .reactivated = fates[$0] { true } else { false } }
  }

  /// How many findings stay as they are, since they are closed or decided about.
  package var left: Int {
    (0..<known).count { number in
      if case .left = fates[number] { findings[number].status.contains(.mitigated) } else { false }
    }
  }

  /// The numbers of the findings that are closed at the end, as the report does not have them.
  package var gone: [Int] {
    guard options.closesOldFindings else { return [] }
    return (0..<known).filter { number in
      fates[number]?.stays != true && findings[number].service == service
        && !findings[number].status.contains(.mitigated)
    }
  }

  package subscript(_ number: Int) -> FindingTrace { findings[number] }

  private mutating func remember(_ trace: FindingTrace, _ fate: Fate?) {
    let number = findings.count
    var trace = trace
    trace.status = trace.status.stored
    findings.append(trace)
    fates.append(fate)
    switch algorithm {
    case .hashCode: byHash.add(number, for: trace.hash)
    case .uniqueIDFromTool: if let id = trace.uniqueID { byID.add(number, for: id) }
    case .uniqueIDFromToolOrHashCode:
      byHash.add(number, for: trace.hash)
      if let id = trace.uniqueID { byID.add(number, for: id) }
    case .legacy:
      byTitle.add(number, for: LegacyKey(title: trace.title, severity: trace.severity))
    }
  }

  /// The first finding that DefectDojo takes for the same.
  private func match(_ trace: FindingTrace) -> Int? {
    switch algorithm {
    case .hashCode: byHash.first(for: trace.hash)
    case .uniqueIDFromTool: trace.uniqueID.flatMap { byID.first(for: $0) }
    case .uniqueIDFromToolOrHashCode:
      [byHash.first(for: trace.hash), trace.uniqueID.flatMap { byID.first(for: $0) }]
        .compactMap(\.self).min()
    case .legacy:
      byTitle.first(for: LegacyKey(title: trace.title, severity: trace.severity))
    }
  }

  private mutating func meet(_ number: Int, _ new: FindingTrace) -> Result {
    let old = findings[number].status
    let decided = old.intersection(.decisions)
    if !decided.isEmpty {
      let isSame = decided == new.status.intersection(.decisions)
      let isAccepted = old.contains(.riskAccepted) && !old.contains(.active)
      return isSame || isAccepted ? .untouched(number) : .left(number)
    }
    if old.contains(.mitigated) {
      if new.status.contains(.mitigated) { return .untouched(number) }
      guard options.reactivates else { return .left(number) }
      findings[number].status.remove(.mitigated)
      if !old.contains(.duplicate) { findings[number].status.insert(.active) }
      return .reactivated(number)
    }
    if new.status.contains(.mitigated) {
      findings[number].status.insert(.mitigated)
      findings[number].status.remove(.active)
      return .closed(number)
    }
    let decisions = new.status.intersection(.decisions)
    if decisions.isEmpty { return .untouched(number) }
    // Taken over from the report, and not counted among those that stay.
    findings[number].status.formUnion(decisions)
    findings[number].status.remove(.active)
    return .left(number)
  }
}
