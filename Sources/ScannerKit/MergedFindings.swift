public import FindingModel

/// Findings that a report tells of in several records each, kept until all records were read.
///
///     var merged = MergedFindings { first, other in first.occurrences = … }
///     findings.each(list, into: &merged) { (key: …, finding: …) }
///     findings.add(merged)
///
/// They stand in the order of their first records, and know the places of all of them.
public struct MergedFindings {
  private var places: [SeenKeys.Digest: Int] = [:]
  private(set) var findings: [Finding] = []
  /// What was told of all records of a finding, where anything was.
  private var facts: [Int: FactSet] = [:]
  private let merge: (_ first: inout Finding, _ other: Finding) -> Void
  private let finish: (inout Finding) -> Void

  /// - Parameters:
  ///   - merge: Adds to the finding of the first record what a further one tells.
  ///   - finish: Makes a finding complete before it is handed on, so that texts which many share
  ///     need not be held in each.
  public init(
    _ merge: @escaping (_ first: inout Finding, _ other: Finding) -> Void,
    finish: @escaping (inout Finding) -> Void = { _ in }
  ) {
    self.merge = merge
    self.finish = finish
  }

  /// Adds what was read from a record, if anything was, or merges it into the finding of the same
  /// key.
  public mutating func add(
    _ read: (key: String, finding: Finding)?, at place: @autoclosure () -> RecordPosition,
    telling facts: @autoclosure () -> [Fact]? = nil
  ) {
    guard let read else { return }
    var finding = read.finding
    finding.records = [place()]
    let digest = SeenKeys.Digest(read.key)
    if let place = places[digest] {
      merge(&findings[place], finding)
      findings[place].records += finding.records
      keep(facts(), ofFinding: place)
    } else {
      places[digest] = findings.count
      keep(facts(), ofFinding: findings.count)
      findings.append(finding)
    }
  }

  private mutating func keep(_ told: [Fact]?, ofFinding place: Int) {
    if let told { facts[place, default: FactSet()].add(told) }
  }

  /// Gives the findings to `body` where they stand, and lets go of each.
  fileprivate mutating func takeEach(_ body: (inout Finding) -> Void) {
    places = [:]
    let gone = Finding("", severity: .info)
    for place in findings.indices {
      if let told = facts.removeValue(forKey: place) { told.add(to: &findings[place]) }
      findings[place].settleIdentifiers()
      finish(&findings[place])
      body(&findings[place])
      findings[place] = gone
    }
  }
}

extension Findings {
  /// Hands on what records were merged into.
  public mutating func add(_ merged: consuming MergedFindings) {
    merged.takeEach { add(&$0) }
  }
}

extension Finding {
  /// Keeps each identifier once, of those that records of one finding told. Done at the end: to look
  /// for each among all before it would take the square of their number.
  mutating func settleIdentifiers() {
    guard self.records.count > 1 else { return }
    self.vulnerabilityIDs = self.vulnerabilityIDs.distinct
    self.cwes = self.cwes.distinct
  }
}
