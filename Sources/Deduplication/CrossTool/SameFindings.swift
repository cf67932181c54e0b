import FindingModel

/// Finds out which findings say the same of the same, word for word, as when a report is read twice.
struct SameFindings: Sendable {
  /// By what they say: the number of the first one.
  private var firsts: [Key: Int32] = [:]
  /// By the number of the first one: the numbers of the others.
  private var copies: [Int: [Int]] = [:]

  /// Two hashes by other seeds, so that chance does not make findings equal.
  private struct Key: Hashable {
    let first: Int
    let second: Int
  }

  /// Takes a finding; says whether there was one like it.
  mutating func add(_ finding: Finding, _ number: Int) -> Bool {
    var finding = finding
    // Where it stood in its report, when that was made, and what was decided about it, is no part of
    // what it says.
    finding.records = []
    finding.date = nil
    finding.verdict = nil
    finding.merged = nil
    let key = Key(first: hash(finding, seed: 0), second: hash(finding, seed: 1))
    guard let first = firsts[key] else {
      firsts[key] = Int32(number)
      return false
    }
    copies[Int(first), default: []].append(number)
    return true
  }

  private func hash(_ finding: Finding, seed: Int) -> Int {
    var hasher = Hasher()
    hasher.combine(seed)
    hasher.combine(finding)
    return hasher.finalize()
  }

  /// The groups of findings with copies, those of other groups among them.
  func joined(with groups: [CrossToolGroup]) -> [CrossToolGroup] {
    if copies.isEmpty { return groups }
    var left = copies
    let grown = groups.map { group in
      let others = group.members.flatMap { left.removeValue(forKey: $0) ?? [] }
      return CrossToolGroup(
        members: (group.members + others).sorted(), reason: group.reason,
        confidence: group.confidence)
    }
    let own = left.map { first, others in
      CrossToolGroup(
        members: [first] + others, reason: "the same finding", confidence: .certain)
    }
    return grown + own
  }
}
