import FindingModel
import Triage

/// The day on which tests are run.
let testDay = [Day(year: 2026, month: 6, day: 15)].compactMap(\.self)[0]

/// A policy and what it decides.
struct Deciding {
  let policy: CompiledPolicy
  private(set) var tally: Tally

  init(_ yaml: String, today: Day = testDay, explains: Bool = false) throws(PolicyError) {
    let policy = try Policy(yaml: yaml, file: "winnow.yaml")
    self.policy = CompiledPolicy(policy, today: today, explains: explains)
    tally = Tally(gates: policy.gates)
  }

  /// Decides about a finding and gives it as it is then.
  mutating func decide(_ finding: Finding) -> Finding {
    var finding = finding
    _ = policy.decide(&finding, tally: &tally)
    return finding
  }
}
