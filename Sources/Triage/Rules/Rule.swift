package import FindingModel

/// One decision of a policy: which findings it is about, what becomes of them, and why.
package struct Rule: Sendable, Hashable {
  /// The name of the rule; unique in its file.
  package var id: String
  package var effect: Effect
  package var condition: Condition
  /// Why, in the words of who decided.
  package var reason: String?
  /// Who decided.
  package var owner: String?
  /// The last day, in UTC, on which the rule holds.
  package var expires: Day?
  /// Where the rule stands.
  package var origin: Origin
  /// When it was stated, where a later statement takes an earlier one back, as in VEX.
  package var statementTime: Moment?
  /// Whether a rule that matches nothing is odd: not so for flags, nor for statements about many
  /// products.
  package var isMeantForTheseFindings = true

  package init(
    id: String, _ effect: Effect, when condition: Condition, reason: String? = nil,
    owner: String? = nil, expires: Day? = nil, origin: Origin, statementTime: Moment? = nil
  ) {
    self.id = id
    self.effect = effect
    self.condition = condition
    self.reason = reason
    self.owner = owner
    self.expires = expires
    self.origin = origin
    self.statementTime = statementTime
  }

  /// Whether the rule no longer holds on a day.
  package func isExpired(on day: Day) -> Bool {
    if let expires { day > expires } else { false }
  }
}

/// What becomes of a finding.
package enum Effect: Sendable, Hashable {
  case keep
  case drop
  /// The finding is kept, and said to be of no concern.
  case mark(Mark)
}

/// Where a rule stands: a file with line and column from 1, or an option of the command line.
package struct Origin: Sendable, Hashable, CustomStringConvertible {
  /// The name of a file, or an option such as `--min-severity`.
  package let file: String
  package let line: Int?
  package let column: Int?

  package init(_ file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  package var description: String {
    [file, line.map(String.init), line == nil ? nil : column.map(String.init)]
      .compactMap(\.self).joined(separator: ":")
  }
}
