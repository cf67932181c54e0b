import Deduplication
import FindingModel

/// Follows what a server would do with the findings of one test, as they are read.
struct TestRun {
  private let name: String
  private let algorithm: DeduplicationAlgorithm
  private let options: PreviewOptions
  private var reimport: Reimport
  private var closing: ImportClosing
  /// Whether there is a report of the test.
  var isReported = false
  private var known = 0
  private var active = 0
  private var created: [Created] = []
  /// Known findings that findings would meet which the server does not get, and why it does not.
  private var unsentMatches: [Int: Unsent] = [:]
  private var ignored = 0

  /// A created finding; whole only where it may be one that moved.
  private struct Created {
    let item: Preview.Item
    let finding: Finding?
  }

  /// How many created findings are compared with how many closed ones.
  private static let mostCompared = 100_000

  init(_ name: String, algorithm: DeduplicationAlgorithm, options: PreviewOptions) {
    self.name = name
    self.algorithm = algorithm
    self.options = options
    var reimportOptions = Reimport.Options()
    reimportOptions.closesOldFindings = options.closes
    reimportOptions.reactivates = options.reactivates
    reimportOptions.service = options.service
    reimport = Reimport(algorithm, reimportOptions)
    closing = ImportClosing(algorithm, service: options.service)
  }

  /// Takes a finding that the server has; all of them before those of the report.
  mutating func addKnown(_ trace: FindingTrace) {
    known += 1
    if trace.status.contains(.active) { active += 1 }
    reimport.addKnown(trace)
  }

  /// Whether the server has a finding.
  func knows(_ trace: FindingTrace) -> Bool { reimport.knownFinding(like: trace) != nil }

  /// Why the server does not take a finding of the report.
  enum Unsent: CaseIterable {
    /// The policy drops it.
    case dropped
    /// Another finding stands for it.
    case merged
    /// It is less severe than the server is told to look at.
    case belowMinimum
  }

  /// What a finding is to the server.
  enum Newness {
    case known, new
    /// New to the test, and a duplicate of what the product has.
    case duplicate
  }

  /// Takes a finding of the report that is sent.
  mutating func add(
    _ finding: Finding, _ trace: FindingTrace, isDuplicateOfKnown: Bool
  ) -> Newness {
    isReported = true
    switch options.way {
    case .import: closing.add(trace)
    case .reimport: guard case .created = reimport.add(trace) else { return .known }
    }
    if isDuplicateOfKnown { return .duplicate }
    note(finding)
    return .new
  }

  /// Takes a finding of the report that the server does not get, or does not look at.
  mutating func addUnsent(_ trace: FindingTrace, _ reason: Unsent) {
    isReported = true
    if reason == .belowMinimum { ignored += 1 }
    if let number = reimport.knownFinding(like: trace) { unsentMatches[number] = reason }
  }

  private mutating func note(_ finding: Finding) {
    let isCompared = finding.line != nil && created.count < TestRun.mostCompared
    created.append(Created(item: Preview.Item(finding), finding: isCompared ? finding : nil))
  }

  /// What the server would do once the whole report is there.
  /// The closed findings are read again from the baseline, to be named; doubts say why the report
  /// may lack findings that are not fixed.
  func forecast(
    from baseline: Baseline, doubts: [String], renames: Renames
  ) throws -> TestForecast {
    let gone = Set(self.gone)
    let reactivated = options.way == .reimport ? reimport.reactivated : []
    var result = TestForecast(
      testType: name, known: known, active: active,
      closeGuard: CloseGuard(most: options.mostClosed ?? max(20, active / 10)))
    result.created = created.map(\.item)
    if options.way == .reimport {
      result.untouched = reimport.counts.untouched
      result.left = reimport.left
    }
    result.ignored = ignored
    let named = Named()
    try baseline.eachFinding(of: name, numbered: gone.union(reactivated)) { number, finding in
      named.add(finding, isClosed: gone.contains(number), unsentMatches[number])
    }
    result.closed = named.closed
    result.reactivated = named.reactivated
    result.moved = moved(named.compared, renames)
    result.closeGuard.doubts = gone.isEmpty ? [] : doubts
    result.closeGuard.dropped = named.unsent[.dropped] ?? []
    result.closeGuard.merged = named.unsent[.merged] ?? []
    result.closeGuard.belowMinimum = named.unsent[.belowMinimum] ?? []
    let unsent = gone.count { unsentMatches[$0] != nil }
    result.closeGuard.count = doubts.isEmpty ? unsent : gone.count
    return result
  }

  /// What people are told of the findings that the server has.
  private final class Named {
    private(set) var closed: [Preview.Item] = []
    private(set) var reactivated: [Preview.Item] = []
    /// Whole, as they may have moved.
    private(set) var compared: [Finding] = []
    /// The titles of those that are closed only since findings like them are not sent.
    private(set) var unsent: [Unsent: [String]] = [:]

    func add(_ finding: Finding, isClosed: Bool, _ reason: Unsent?) {
      guard isClosed else {
        reactivated.append(Preview.Item(finding))
        return
      }
      closed.append(Preview.Item(finding))
      if let reason { unsent[reason, default: []].append(finding.title) }
      if finding.line != nil, compared.count < TestRun.mostCompared { compared.append(finding) }
    }
  }

  private var gone: [Int] {
    switch options.way {
    case .reimport: reimport.gone
    case .import:
      options.closes ? (0..<known).filter { closing.closes(reimport[$0]) } : []
    }
  }

  private func moved(_ closed: [Finding], _ renames: Renames) -> [TestForecast.Moved] {
    let new = created.compactMap(\.finding)
    return MovedFindings(renames).pairs(closed: closed, created: new).map { pair in
      TestForecast.Moved(
        closed: Preview.Item(closed[pair.closed]), created: Preview.Item(new[pair.created]),
        reason: pair.reason)
    }
  }
}
