/// Which findings DefectDojo closes when a report is imported with `close_old_findings`: those of
/// the same test type and service that the new test does not have.
package struct ImportClosing: Sendable {
  private let algorithm: DeduplicationAlgorithm
  private let service: ShortDigest
  private var hashes = Set<HashDigest>()
  private var ids = Set<TextDigest>()

  /// The service of the import; nothing and "" stand for those without one.
  package init(_ algorithm: DeduplicationAlgorithm, service: String?) {
    self.algorithm = algorithm
    self.service = ShortDigest(nonEmpty: service)
  }

  /// Adds a finding of the report.
  package mutating func add(_ trace: FindingTrace) {
    guard !trace.status.stored.contains(.mitigated) else { return }
    hashes.insert(trace.hash)
    if let id = trace.uniqueID { ids.insert(id) }
  }

  /// Whether a finding that the server has is closed.
  package func closes(_ known: FindingTrace) -> Bool {
    let isOpen =
      known.status.contains(.active)
      || known.status.contains(.riskAccepted) && !known.status.contains(.mitigated)
    guard isOpen, known.service == service else { return false }
    let hasHash = hashes.contains(known.hash)
    let hasID = known.uniqueID.map(ids.contains) ?? false
    switch algorithm {
    case .hashCode, .legacy: return !hasHash
    case .uniqueIDFromTool: return !hasID
    case .uniqueIDFromToolOrHashCode: return !hasHash && !hasID
    }
  }
}
