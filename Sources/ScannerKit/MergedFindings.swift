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

  /// - Parameter merge: Adds to the finding of the first record what a further one tells.
  public init(_ merge: @escaping (_ first: inout Finding, _ other: Finding) -> Void) {
    self.merge = merge
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

  /// Calls `body` with the findings one after the other.
  func forEach(_ body: (inout Finding) -> Void) {
    for (place, var finding) in findings.enumerated() {
      if let told = facts[place] { finding.facts += told.facts }
      body(&finding)
    }
  }
}

extension Findings {
  /// Hands on what records were merged into.
  public mutating func add(_ merged: MergedFindings) {
    merged.forEach { add(&$0) }
  }
}
