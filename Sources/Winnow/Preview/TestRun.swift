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

  /// Why the server does not take a finding of the report.
  enum Unsent {
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
    result.ignored = ignored
    result.moved = moved(gone.compactMap { named[$0] }, renames)
    result.closeGuard.doubts = gone.isEmpty ? [] : doubts
    let unsent = gone.filter { unsentMatches[$0] != nil }
    func titles(_ reason: Unsent) -> [String] {
      unsent.filter { unsentMatches[$0] == reason }.compactMap { named[$0]?.title }
    }
    result.closeGuard.dropped = titles(.dropped)
    result.closeGuard.merged = titles(.merged)
    result.closeGuard.belowMinimum = titles(.belowMinimum)
    result.closeGuard.count = doubts.isEmpty ? unsent.count : gone.count
    return result
  }

  private var gone: [Int] {
    switch options.way {
    case .reimport: reimport.gone
    case .import:
      options.closes ? test.findings.indices.filter { closing.closes(test.findings[$0]) } : []
    }
  }

  private func moved(_ closed: [Finding], _ renames: Renames) -> [TestForecast.Moved] {
    let new = created.compactMap(\.finding)
    let compared = Array(closed.prefix(TestRun.mostCompared))
    return MovedFindings(renames).pairs(closed: compared, created: new).map { pair in
      TestForecast.Moved(
        closed: Preview.Item(closed[pair.closed]), created: Preview.Item(new[pair.created]),
        reason: pair.reason)
    }
  }
}
