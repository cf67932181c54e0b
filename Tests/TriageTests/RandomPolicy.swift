import FindingModel
import TestSupport
import Triage

/// Makes policies and findings that often meet each other.
struct RandomPolicy {
  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  private mutating func one<Element>(of elements: [Element]) -> Element {
    elements[dice.below(elements.count)]
  }

  private mutating func chance(_ one: Int) -> Bool { dice.below(one) == 0 }

  private static let ids = ["CVE-2024-0001", "CVE-2024-0002", "GHSA-aaaa", "java.cbc", "B101"]
  private static let components = ["lodash", "openssl", "log4j-core"]
  private static let paths = ["src/a.c", "src/gen/b.py", "/app/tests/c.md", "docs/read me.md"]
  private static let words = ["sql", "[x]", "a*b", "\"quoted\": \\", "/slashed/", "línea\n2"]
  private static let versions = ["1.0", "1.2.3", "2.0.0-rc1"]

  mutating func policy() -> Policy {
    var policy = Policy()
    for number in 0..<dice.below(12) {
      var rule = Rule(
        id: "r\(number)", one(of: [.keep, .drop, .drop] + Mark.allCases.map(Effect.mark)),
        when: condition(depth: 3), reason: one(of: RandomPolicy.words),
        origin: Origin("winnow.yaml", line: number + 1, column: 1))
      if chance(4) { rule.expires = Day(year: 2026, month: 6, day: 13 + dice.below(4)) }
      if chance(4) { rule.owner = one(of: RandomPolicy.words) }
      policy.rules.append(rule)
    }
    if chance(2) { policy.gates = [Gate(failOn: severity(), origin: Origin("--fail-on"))] }
    return policy
  }

  private mutating func severity() -> Severity { one(of: Severity.allCases) }

  private mutating func condition(depth: Int) -> Condition {
    if depth > 0, chance(3) {
      let inner = (0..<dice.below(4)).map { _ in condition(depth: depth - 1) }
      switch dice.below(3) {
      case 0: return .all(inner)
      case 1: return .any(inner)
      default: return .not(condition(depth: depth - 1))
      }
    }
    let field = one(of: Field.allCases)
    return matcher(field).map { .test(field, $0) } ?? .test(.severity, .severities([severity()]))
  }

  private mutating func matcher(_ field: Field) -> Matcher? {
    switch field.kind {
    case .names, .prose: return .texts((0...dice.below(2)).map { _ in pattern() })
    case .paths:
      let globs = ["src/**", "*.md", "gen/", "/app", "!*.py", "**/c.*"]
      return (try? PathPatterns([one(of: globs), one(of: globs)])).map(Matcher.paths)
    case .packages:
      let patterns = ["pkg:npm/lodash", "pkg:npm/*@<1.2", "pkg:deb/debian/openssl@1.0"]
      return (try? PackagePattern(one(of: patterns))).map { .packages([$0]) }
    case .versions:
      return (try? VersionRange(one(of: [">=1.0 <2", "1.2.3", "*"]))).map(Matcher.versions)
    case .number:
      let bound = Double(dice.below(20)) / 2
      return .number(chance(2) ? NumberRange(atLeast: bound) : NumberRange(below: bound))
    case .flag: return .flag(chance(2))
    case .severities: return .severities([severity(), severity()])
    case .weaknesses: return .weaknesses([one(of: [79, 89, 327]), 22])
    case .statuses: return .statuses([one(of: Status.allCases)])
    }
  }

  private mutating func pattern() -> TextPattern {
    let text = one(of: RandomPolicy.ids + RandomPolicy.components + RandomPolicy.words)
    switch dice.below(4) {
    case 0: return .contains(text.lowercased())
    case 1:
      return (try? Glob(one(of: ["*a*", "*log4j*", "lo?ash", "*2024-000?"]))).map(TextPattern.glob)
        ?? .exact("a")
    case 2:
      return (try? TextRegex("[0-9]{4}", ignoresCase: chance(2))).map(TextPattern.regex)
        ?? .exact("a")
    default: return .exact(text.lowercased())
    }
  }

  mutating func finding() -> Finding {
    var finding = Finding(one(of: RandomPolicy.words + RandomPolicy.ids), severity: severity())
    finding.description = one(of: RandomPolicy.words)
    if chance(2) {
      finding.vulnerabilityIDs = [one(of: RandomPolicy.ids), one(of: RandomPolicy.ids)]
    }
    if chance(2) { finding.vulnIDFromTool = one(of: RandomPolicy.ids) }
    if chance(2) { finding.filePath = one(of: RandomPolicy.paths) }
    if chance(2) { finding.cwe = one(of: [79, 89]) }
    if chance(2) { finding.cvssV3Score = Double(dice.below(100)) / 10 }
    if chance(2) { finding.line = 1 + dice.below(10) }
    if chance(2) { finding.fixAvailable = chance(2) }
    if chance(2) { finding.scanType = "Trivy Scan" }
    if chance(3) { finding.falsePositive = true }
    if chance(3) { finding.tags = [one(of: RandomPolicy.words)] }
    if chance(3) { finding.facts = [Fact(one(of: Fact.Kind.allCases), one(of: RandomPolicy.ids))] }
    if chance(2) {
      finding.componentName = one(of: RandomPolicy.components)
      finding.componentVersion = one(of: RandomPolicy.versions)
      let purl = "pkg:npm/\(finding.componentName ?? "a")@\(finding.componentVersion ?? "1")"
      finding.locations = [.dependency(DependencyLocation(purl: purl))]
    }
    return finding
  }
}
