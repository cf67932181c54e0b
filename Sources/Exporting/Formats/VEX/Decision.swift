import FindingModel

/// What a finding's vulnerability is to the product, as VEX tells it
/// (<https://www.cisa.gov/sites/default/files/2023-04/minimum-requirements-for-vex-508c.pdf>).
struct Decision: Sendable, Hashable {
  enum Status: String, Sendable {
    case falsePositive, notAffected, fixed, accepted, underInvestigation
  }

  var status: Status
  var reason: String?
}

extension Finding {
  /// What a policy or the report itself decided. Nothing where a finding was only left out of the
  /// output by a flag, as by `--min-severity`: that says nothing about it.
  var decision: Decision? {
    if let verdict = self.verdict, verdict.outcome == .dropped {
      guard let rule = verdict.rule, !rule.origin.hasPrefix("--") else { return nil }
      return Decision(status: .notAffected, reason: rule.reason ?? rule.id)
    }
    return Decision(status: status, reason: self.dismissal)
  }

  private var status: Decision.Status {
    if self.falsePositive { return .falsePositive }
    if self.outOfScope { return .notAffected }
    if self.riskAccepted { return .accepted }
    if self.isMitigated { return .fixed }
    if !self.active, self.verdict?.outcome == .marked { return .notAffected }
    return .underInvestigation
  }
}

/// What was decided on each vulnerability of each product: of several findings, what the last one
/// says that is decided.
struct Decisions: Sendable {
  struct Key: Sendable, Hashable {
    var vulnerability: String
    var product: String
  }

  private(set) var all: [Key: Decision] = [:]
  /// The other names of the vulnerabilities.
  private(set) var aliases: [String: [String]] = [:]
  private var notes = Remarks()

  mutating func add(_ finding: Finding) {
    guard let decision = finding.decision else { return }
    guard let id = finding.vulnerabilityIDs.first(where: { !$0.isEmpty }) else {
      return notes.add(
        "# findings without a vulnerability, of which VEX says nothing", at: finding.title)
    }
    guard let product = finding.productID else {
      return notes.add(
        "# vulnerabilities without a component, of which VEX says nothing", at: finding.title)
    }
    join(decision, at: Key(vulnerability: id, product: product))
    let others = finding.vulnerabilityIDs.filter { $0 != id && !$0.isEmpty }
    join(others, of: id)
  }

  mutating func join(_ other: Decisions) {
    for (key, decision) in other.all { join(decision, at: key) }
    for (id, others) in other.aliases { join(others, of: id) }
    notes.join(other.notes)
  }

  /// Nothing decided once takes back what is decided elsewhere.
  private mutating func join(_ decision: Decision, at key: Key) {
    if decision.status == .underInvestigation, all[key] != nil { return }
    all[key] = decision
  }

  private mutating func join(_ others: [String], of id: String) {
    var known = aliases[id] ?? []
    for other in others where !known.contains(other) { known.append(other) }
    aliases[id] = known
  }

  /// One for each vulnerability and decision, with the products that it is about.
  var statements: [(vulnerability: String, decision: Decision, products: [String])] {
    let groups = Dictionary(grouping: all) { Group(id: $0.key.vulnerability, decision: $0.value) }
    return groups.map { ($0.id, $0.decision, $1.map(\.key.product).sorted()) }
      .sorted {
        ($0.vulnerability, $0.decision.status.rawValue, $0.decision.reason ?? "")
          < ($1.vulnerability, $1.decision.status.rawValue, $1.decision.reason ?? "")
      }
  }

  private struct Group: Hashable {
    let id: String
    let decision: Decision
  }

  /// The same for the same statements.
  var contentName: String {
    var content = ContentName()
    for statement in statements {
      for text in [statement.vulnerability, statement.decision.status.rawValue] {
        content.add(text)
      }
      content.add(statement.decision.reason)
      for product in statement.products { content.add(product) }
    }
    return content.digits
  }

  var remarks: [String] { notes.lines }
}
