import Deduplication
import FindingModel
import Triage

/// Identifies the findings of one report as the server would, and lets the policy decide on them.
///
/// One value, so that a finding costs one check for exclusive access.
struct FindingDecisions {
  /// What the policy decided so far.
  private(set) var tally: Tally
  /// Dropped findings, where they are asked for; see ``ReportOutcome/suppressed``.
  private(set) var suppressed: [String] = []

  private let identity: Identity
  private let scanType: String
  private let service: String?
  private let policy: CompiledPolicy?
  private let listsSuppressed: Bool
  private var recipe: HashRecipe
  private var buffer = HashBuffer()
  /// What the last finding's report calls its test type, and the server's name for that.
  private var testType: (given: String?, name: String?)

  init(_ settings: ReadingSettings, scanType: String) {
    identity = settings.identity
    self.scanType = scanType
    service = settings.service
    policy = settings.policy?.compiled
    listsSuppressed = settings.policy?.showsSuppressed ?? false
    recipe = identity.recipe(scanType: scanType)
    tally = Tally(gates: policy?.policy.gates ?? [])
  }

  mutating func take(_ finding: inout Finding) {
    if finding.testType != testType.given { learn(testType: finding.testType) }
    finding.testType = testType.name
    if let service { finding.service = service }
    finding.hashCode = recipe.hashCode(of: finding, buffer: &buffer)
    if let policy, policy.decide(&finding, tally: &tally) == .textsChanged {
      // The server never sees the secrets, so its hash is that of the texts without them.
      finding.hashCode = recipe.hashCode(of: finding, buffer: &buffer)
    }
    if listsSuppressed, suppressed.count < ReportOutcome.suppressedLimit,
      let line = finding.suppression
    {
      suppressed.append(line)
    }
  }

  private mutating func learn(testType given: String?) {
    let name = TestType.name(of: given, scanType: scanType)
    testType = (given, name == scanType ? nil : name)
    recipe = identity.recipe(scanType: scanType, testType: testType.name)
  }
}

extension Finding {
  /// What was dropped and why; nothing where the finding was not dropped.
  fileprivate var suppression: String? {
    guard let verdict = self.verdict, verdict.outcome == .dropped, let rule = verdict.rule else {
      return nil
    }
    let reason = rule.reason.map { ": \($0)" } ?? ""
    return "\(self.severity.rawValue) `\(self.title)` by `\(rule.id)` (\(rule.origin))\(reason)"
  }
}
