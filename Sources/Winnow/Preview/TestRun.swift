import Deduplication
import FindingModel

/// Follows what a server would do with the findings of one test, as they are read.
struct TestRun {
  private let test: Baseline.Test
  private let name: String
  private let algorithm: DeduplicationAlgorithm
  private let options: PreviewOptions
  private var reimport: Reimport
  private var closing: ImportClosing
  private var created: [Created] = []
  /// Known findings that only dropped findings would meet.
  private var droppedMatches = Set<Int>()

  /// A created finding; whole only where it may be one that moved.
  private struct Created {
    let item: Preview.Item
    let finding: Finding?
  }

  /// How many created findings are compared with closed ones.
  private static let mostCompared = 100_000

  init(
    _ name: String, _ test: Baseline.Test, algorithm: DeduplicationAlgorithm,
    options: PreviewOptions
  ) {
    self.name = name
    self.test = test
    self.algorithm = algorithm
    self.options = options
    var reimportOptions = Reimport.Options()
    reimportOptions.closesOldFindings = options.closes
    reimportOptions.reactivates = options.reactivates
    reimportOptions.service = options.service
    reimport = Reimport(algorithm, reimportOptions)
    closing = ImportClosing(algorithm, service: options.service)
    for trace in test.findings { reimport.addKnown(trace) }
  }

  /// Takes a finding of the report that is sent; says whether it is new to the server.
  mutating func add(
    _ finding: Finding, _ trace: FindingTrace, isDuplicateOfKnown: Bool
  ) -> Bool {
    switch options.way {
    case .import:
      closing.add(trace)
      if isDuplicateOfKnown { return false }
    case .reimport:
      guard case .created = reimport.add(trace) else { return false }
    }
    note(finding)
    return true
  }

  /// Takes a finding that the policy keeps from being sent.
  mutating func addDropped(_ trace: FindingTrace) {
    if let number = reimport.knownFinding(like: trace) { droppedMatches.insert(number) }
  }

  private mutating func note(_ finding: Finding) {
    let isCompared = finding.line != nil && created.count < TestRun.mostCompared
    created.append(Created(item: Preview.Item(finding), finding: isCompared ? finding : nil))
  }

  /// What the server would do once the whole report is there.
  /// The closed findings are read again from the baseline, to be named; doubts say why the report
  /// may lack findings that are not fixed.
  func forecast(from baseline: Baseline, doubts: [String]) throws -> TestForecast {
    let gone = self.gone
    let active = test.findings.count { $0.status.contains(.active) }
    var result = TestForecast(
      testType: name, known: test.findings.count, active: active,
      closeGuard: CloseGuard(most: options.mostClosed ?? max(20, active / 10)))
    result.created = created.map(\.item)
    let reactivated = options.way == .reimport ? reimport.reactivated : []
    let named = try baseline.findings(of: name, numbered: Set(gone + reactivated))
    result.closed = gone.compactMap { named[$0].map(Preview.Item.init) }
    result.reactivated = reactivated.compactMap { named[$0].map(Preview.Item.init) }
    if options.way == .reimport {
      result.untouched = reimport.counts.untouched
      result.left = reimport.left
    }
    result.moved = moved(gone.compactMap { named[$0] })
    result.closeGuard.doubts = gone.isEmpty ? [] : doubts
    let droppedAndGone = gone.filter(droppedMatches.contains)
    result.closeGuard.dropped = droppedAndGone.compactMap { named[$0]?.title }
    result.closeGuard.count = doubts.isEmpty ? droppedAndGone.count : gone.count
    return result
  }

  private var gone: [Int] {
    switch options.way {
    case .reimport: reimport.gone
    case .import:
      options.closes ? test.findings.indices.filter { closing.closes(test.findings[$0]) } : []
    }
  }

  private func moved(_ closed: [Finding]) -> [TestForecast.Moved] {
    let new = created.compactMap(\.finding)
    return MovedFindings.pairs(closed: closed, created: new).map { pair in
      TestForecast.Moved(
        closed: Preview.Item(closed[pair.closed]), created: Preview.Item(new[pair.created]),
        reason: pair.reason)
    }
  }
}
