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
  private let merge: (_ first: inout Finding, _ other: Finding) -> Void

  /// - Parameter merge: Adds to the finding of the first record what a further one tells.
  public init(_ merge: @escaping (_ first: inout Finding, _ other: Finding) -> Void) {
    self.merge = merge
  }

  /// Adds what was read from a record, if anything was, or merges it into the finding of the same
  /// key.
  public mutating func add(
    _ read: (key: String, finding: Finding)?, at place: @autoclosure () -> RecordPosition
  ) {
    guard let read else { return }
    var finding = read.finding
    finding.records = [place()]
    let digest = SeenKeys.Digest(read.key)
    if let place = places[digest] {
      merge(&findings[place], finding)
      findings[place].records += finding.records
    } else {
      places[digest] = findings.count
      findings.append(finding)
    }
  }
}

extension Findings {
  /// Hands on what records were merged into.
  public mutating func add(_ merged: MergedFindings) {
    for var finding in merged.findings { add(&finding) }
  }
}
