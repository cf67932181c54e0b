/// Finds the rules that may apply to a finding without trying all of them.
///
/// A rule that names ids, paths, packages and the like is looked up by these; only the others are
/// tried on every finding.
struct RuleIndex: Sendable {
  /// The numbers of the rules that have to be tried on every finding, ascending.
  private var general: [Int] = []
  private var byKey: [RuleKey: [Int]] = [:]
  /// The ways that lead to a rule.
  private var kinds: [RuleKeyKind] = []

  init(_ conditions: [Condition]) {
    var kinds = Set<RuleKeyKind>()
    for (number, condition) in conditions.enumerated() {
      guard let required = RequiredKeys(condition) else {
        general.append(number)
        continue
      }
      kinds.formUnion(required.kinds)
      for key in required.keys { byKey[key, default: []].append(number) }
    }
    self.kinds = kinds.sorted()
  }

  /// The numbers of all rules that may apply to a finding, the last one first.
  func candidates(for subject: Subject) -> [Int] {
    var found: [Int] = []
    for kind in kinds {
      kind.eachKey(of: subject) { key in
        if let numbers = byKey[key] { found += numbers }
      }
    }
    if found.isEmpty { return general.reversed() }
    found += general
    found.sort(by: >)
    var last = -1
    return found.filter { number in
      defer { last = number }
      return number != last
    }
  }
}
