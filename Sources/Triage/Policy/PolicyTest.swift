package import FindingModel

/// One test that a user wrote for a policy.
package struct PolicyTest: Sendable {
  /// What is decided about.
  package enum Target: Sendable {
    case finding(Finding)
    /// All findings of a report that have a text in them: a hash, an identifier, part of a title.
    case report(path: String, containing: String)
  }

  package let name: String
  package let origin: Origin
  package let subject: Target
  /// The day that counts as today, unless that of the run does.
  package let today: Day?
  package let expectation: Expectation

  /// What is to become of a finding.
  package struct Expectation: Sendable {
    /// `kept`, `dropped`, `marked` or a mark.
    package let decision: String
    package let rule: String?
    package let severity: Severity?

    /// What is other than expected; nothing where all is as expected.
    package func failure(for finding: Finding) -> String? {
      let verdict = finding.verdict ?? .kept
      let found = finding.decisions(verdict)
      if !found.contains(decision) {
        let rule = verdict.rule.map { " by `\($0.id)` (\($0.origin))" } ?? ""
        return "expected \(decision), found \(found.joined(separator: ", "))\(rule)"
      }
      if let rule, rule != verdict.rule?.id {
        return "expected the rule `\(rule)`, found \(verdict.rule.map { "`\($0.id)`" } ?? "none")"
      }
      if let severity, severity != finding.severity {
        return "expected \(severity.rawValue), found \(finding.severity.rawValue)"
      }
      return nil
    }
  }

  /// All tests of a test file.
  package static func all(yaml: String, file: String) throws(PolicyError) -> [PolicyTest] {
    let root = try YAMLNode(yaml: yaml, file: file)
    _ = try root.requiredMembers()
    try root.check(["tests"])
    guard let tests = root["tests"].list else { throw root["tests"].unexpected("a list of tests") }
    return try tests.map { node throws(PolicyError) in try PolicyTest(node) }
  }

  private init(_ node: YAMLNode) throws(PolicyError) {
    _ = try node.requiredMembers()
    try node.check(["name", "finding", "report", "containing", "expect", "rule", "severity", "now"])
    name = try node["name"].requiredText()
    origin = node.origin
    if node["report"].exists {
      subject = .report(
        path: try node["report"].requiredText(),
        containing: try node["containing"].optionalText() ?? "")
    } else {
      subject = .finding(try Finding(node["finding"]))
    }
    today = try node["now"].day()
    let words = ["kept", "dropped", "marked"] + Mark.allCases.map(\.rawValue)
    guard let decision = node["expect"].text, words.contains(decision) else {
      throw node["expect"].unexpected("one of \(words.joined(separator: ", "))")
    }
    expectation = Expectation(
      decision: decision, rule: try node["rule"].optionalText(),
      severity: node["severity"].isSet ? try node["severity"].severity() : nil)
  }
}

extension Finding {
  /// The words that say what a policy decided about this finding.
  fileprivate func decisions(_ verdict: Verdict) -> [String] {
    guard verdict.outcome == .marked else { return [verdict.outcome.rawValue] }
    var words = ["marked"]
    if self.falsePositive { words.append(Mark.falsePositive.rawValue) }
    if self.riskAccepted { words.append(Mark.riskAccepted.rawValue) }
    if self.outOfScope { words.append(Mark.outOfScope.rawValue) }
    if words.count == 1 { words.append(Mark.inactive.rawValue) }
    return words
  }
}
