import FindingModel
import TestSupport
import Testing
import Triage

/// Policies and findings by chance: what holds for all of them.
@Suite struct RandomPolicyTests {
  /// Looking rules up gives what trying all of them one by one gives, and no finding gets lost.
  @Test(arguments: 0..<300)
  func decidesAsAllRulesInOrder(_ seed: Int) throws {
    var dice = RandomPolicy(seed: UInt64(seed))
    let policy = dice.policy()
    let compiled = CompiledPolicy(policy, today: testDay)
    var tally = Tally(gates: policy.gates)
    let wanted = compiled.wantedFacts
    var counts: [Verdict.Outcome: Int] = [:]
    var decided: [Int: Int] = [:]
    for _ in 0..<40 {
      let finding = dice.finding()
      var result = finding
      _ = compiled.decide(&result, tally: &tally)
      let subject = Subject(finding, today: testDay)
      let expected = policy.rules.lastIndex {
        !$0.isExpired(on: testDay) && $0.condition.holds(for: subject)
      }
      let rule = expected.map { policy.rules[$0] }
      #expect(result.verdict?.rule?.id == rule?.id)
      var told = finding
      told.facts = finding.facts.filter { wanted.contains($0.kind) }
      var other = Tally(gates: policy.gates)
      _ = compiled.decide(&told, tally: &other)
      #expect(told.verdict == result.verdict, "facts that were not asked for count")
      let outcome = try #require(result.verdict?.outcome)
      counts[outcome, default: 0] += 1
      if let expected { decided[expected, default: 0] += 1 }
    }
    #expect(tally.read == 40)
    #expect(tally.kept + tally.marked + tally.dropped == tally.read)
    #expect(tally.kept == counts[.kept, default: 0])
    #expect(tally.marked == counts[.marked, default: 0])
    #expect(tally.dropped == counts[.dropped, default: 0])
    #expect(tally.decided == decided)
  }

  /// Tallies of parts add up to that of the whole.
  @Test(arguments: 0..<20)
  func talliesAddUp(_ seed: Int) {
    var dice = RandomPolicy(seed: UInt64(seed) &+ 1_000)
    let policy = dice.policy()
    let compiled = CompiledPolicy(policy, today: testDay)
    var whole = Tally(gates: policy.gates)
    var sum = Tally(gates: policy.gates)
    for _ in 0..<4 {
      var part = Tally(gates: policy.gates)
      for _ in 0..<10 {
        let finding = dice.finding()
        var (one, other) = (finding, finding)
        _ = compiled.decide(&one, tally: &part)
        _ = compiled.decide(&other, tally: &whole)
      }
      sum.add(part)
    }
    #expect(sum.read == whole.read && sum.kept == whole.kept && sum.dropped == whole.dropped)
    #expect(sum.decided == whole.decided)
    #expect(sum.severities == whole.severities)
    #expect(sum.gates.counts.map(\.count) == whole.gates.counts.map(\.count))
    #expect(compiled.warnings(after: sum) == compiled.warnings(after: whole))
  }

  /// What is written as YAML is read as the same rules.
  @Test(arguments: 0..<300)
  func writtenRulesAreReadAgain(_ seed: Int) throws {
    var dice = RandomPolicy(seed: UInt64(seed) &+ 2_000)
    let rules = dice.policy().rules
    let text = PolicyWriter.text(rules)
    let again = try Policy(yaml: text, file: "winnow.yaml").rules
    #expect(again.map(\.id) == rules.map(\.id))
    #expect(again.map(\.effect) == rules.map(\.effect))
    #expect(again.map(\.reason) == rules.map(\.reason))
    #expect(again.map(\.owner) == rules.map(\.owner))
    #expect(again.map(\.expires) == rules.map(\.expires))
    for _ in 0..<20 {
      let subject = Subject(dice.finding(), today: testDay)
      #expect(
        again.map { $0.condition.holds(for: subject) }
          == rules.map { $0.condition.holds(for: subject) })
    }
  }
}
