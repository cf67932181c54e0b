package import FindingModel

/// When a rule applies to a finding.
package indirect enum Condition: Sendable, Hashable {
  /// Where all of them hold; with none, always.
  case all([Condition])
  /// Where one of them holds; with none, never.
  case any([Condition])
  case not(Condition)
  case test(Field, Matcher)

  package static let always = Condition.all([])

  /// What is looked at.
  var fields: Set<Field> {
    switch self {
    case .all(let conditions), .any(let conditions):
      conditions.reduce(into: []) { $0.formUnion($1.fields) }
    case .not(let condition): condition.fields
    case .test(let field, _): [field]
    }
  }
}

/// What the values of a field are compared with.
package enum Matcher: Sendable, Hashable {
  /// One of the patterns matches one of the field's texts.
  case texts([TextPattern])
  case paths(PathPatterns)
  case packages([PackagePattern])
  case versions(VersionRange)
  case number(NumberRange)
  case flag(Bool)
  case severities(Set<Severity>)
  case weaknesses(Set<Int>)
  case statuses(Set<Status>)
}

/// What a report says of a finding beside its severity.
package enum Status: String, Sendable, Hashable, CaseIterable {
  case active
  case inactive
  case verified
  case falsePositive = "false_positive"
  case outOfScope = "out_of_scope"
  case riskAccepted = "risk_accepted"
  case mitigated
  /// The report itself suppresses it, as SARIF can.
  case suppressed
}

/// Numbers between two bounds, of which each may be missing, excluded or included.
package struct NumberRange: Sendable, Hashable {
  package var atLeast: Double?
  package var above: Double?
  package var atMost: Double?
  package var below: Double?

  package init(
    atLeast: Double? = nil, above: Double? = nil, atMost: Double? = nil, below: Double? = nil
  ) {
    self.atLeast = atLeast
    self.above = above
    self.atMost = atMost
    self.below = below
  }

  package func contains(_ number: Double) -> Bool {
    if let atLeast, number < atLeast { return false }
    if let above, number <= above { return false }
    if let atMost, number > atMost { return false }
    if let below, number >= below { return false }
    return true
  }
}

extension Condition {
  /// A field whose text is one of several, whatever the letter case.
  package static func names(_ field: Field, _ names: [String]) -> Condition {
    .test(field, .texts(names.map { .exact($0.lowercased()) }))
  }

  /// One condition of several that must all hold.
  package static func every(_ conditions: [Condition]) -> Condition {
    conditions.count == 1 ? conditions[0] : .all(conditions)
  }
}
