import FindingModel

/// What DefectDojo marks as duplicates when a report is imported and deduplication is on, as
/// `dojo/finding/deduplication.py` of 3.2.0 does.
///
/// Findings are told in the order in which the server numbers them: what it has already, then those
/// of the report. Each is compared with the ones before it that are no duplicates themselves.
package struct ServerDuplicates: Sendable {
  private var findings = ChunkedList<FindingTrace>()
  private var byHash = ChainedIndex<HashDigest>()
  private var byID = ChainedIndex<TextDigest>()
  /// By the number of a finding: the number of its test type.
  private var testTypes = ChunkedList<Int32>()
  private var testTypeNumbers: [String: Int32] = [:]

  package init() {}

  /// How many findings there are.
  package var count: Int { findings.count }

  /// Adds a finding that the server has, as it is there.
  package mutating func addKnown(_ trace: FindingTrace, testType: String) {
    remember(trace, number(of: testType))
  }

  private mutating func number(of testType: String) -> Int32 {
    if let number = testTypeNumbers[testType] { return number }
    let number = Int32(testTypeNumbers.count)
    testTypeNumbers[testType] = number
    return number
  }

  /// Adds a finding of the report; gives the number of the finding that it becomes a duplicate of,
  /// from 0 in the order in which findings were added.
  package mutating func add(
    _ trace: FindingTrace, testType: String, _ algorithm: DeduplicationAlgorithm
  ) -> Int? {
    let testType = number(of: testType)
    var trace = trace
    trace.status = trace.status.stored
    let original = self.original(of: trace, testType, algorithm)
    if original != nil {
      trace.status.insert(.duplicate)
      trace.status.remove([.active, .verified])
    }
    remember(trace, testType)
    return original
  }

  package subscript(_ number: Int) -> FindingTrace { findings[number] }

  private mutating func remember(_ trace: FindingTrace, _ testType: Int32) {
    testTypes.append(testType)
    let number = findings.count
    findings.append(trace)
    byHash.add(number, for: trace.hash)
    if let id = trace.uniqueID { byID.add(number, for: id) }
  }

  /// The first finding that a new one can be a duplicate of.
  private func original(
    of new: FindingTrace, _ testType: Int32, _ algorithm: DeduplicationAlgorithm
  ) -> Int? {
    switch algorithm {
    case .hashCode:
      return first(byHashOf: new) { haveLikeEndpoints(findings[$0], new) }
    case .legacy:
      return first(byHashOf: new) { areAlike(findings[$0], new) }
    case .uniqueIDFromTool:
      return first(byIDOf: new, testType) { _ in true }
    case .uniqueIDFromToolOrHashCode:
      let numbers = [
        first(byHashOf: new) { haveLikeEndpoints(findings[$0], new) },
        first(byIDOf: new, testType) { haveLikeEndpoints(findings[$0], new) },
      ]
      return numbers.compactMap(\.self).min()
    }
  }

  private func first(byHashOf new: FindingTrace, _ condition: (Int) -> Bool) -> Int? {
    byHash.first(for: new.hash) { canBeOriginal($0, of: new) && condition($0) }
  }

  private func first(
    byIDOf new: FindingTrace, _ testType: Int32, _ condition: (Int) -> Bool
  ) -> Int? {
    new.uniqueID.flatMap { id in
      byID.first(for: id) { number in
        testTypes[number] == testType && canBeOriginal(number, of: new) && condition(number)
      }
    }
  }

  /// `set_duplicate` refuses a duplicate, and one that would have to be opened again.
  private func canBeOriginal(_ number: Int, of new: FindingTrace) -> Bool {
    let status = findings[number].status
    if status.contains(.duplicate) { return false }
    let isClosed =
      status.contains(.mitigated)
      && status.isDisjoint(with: [.active, .falsePositive, .outOfScope])
    return !isClosed || new.status.contains(.mitigated)
  }

  /// `are_locations_duplicates`.
  private func haveLikeEndpoints(_ old: FindingTrace, _ new: FindingTrace) -> Bool {
    if old.endpoints.isEmpty, new.endpoints.isEmpty { return true }
    return new.endpoints.contains { endpoint in
      old.endpoints.contains { $0.hostAndPath == endpoint.hostAndPath }
    }
  }

  /// What the legacy algorithm asks for beside an equal hash.
  private func areAlike(_ old: FindingTrace, _ new: FindingTrace) -> Bool {
    guard old.title == new.title || (old.cwe == new.cwe && new.cwe != 0) else { return false }
    if !old.endpoints.isEmpty, !new.endpoints.isEmpty {
      return old.endpoints.allSatisfy { endpoint in
        new.endpoints.contains { $0.whole == endpoint.whole }
      }
    }
    guard new.isStatic, new.filePath != .none else { return false }
    return old.line == new.line && old.filePath == new.filePath
  }
}
