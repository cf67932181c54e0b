import FindingModel

extension Condition {
  /// Whether a finding is one of those that the condition is about.
  package func holds(for subject: Subject) -> Bool {
    switch self {
    case .all(let conditions): conditions.allSatisfy { $0.holds(for: subject) }
    case .any(let conditions): conditions.contains { $0.holds(for: subject) }
    case .not(let condition): !condition.holds(for: subject)
    case .test(let field, let matcher): matcher.matches(field, of: subject)
    }
  }
}

extension Matcher {
  func matches(_ field: Field, of subject: Subject) -> Bool {
    switch self {
    case .texts(let patterns):
      let texts = subject.texts(of: field)
      return texts.contains { text in patterns.contains { $0.matches(text) } }
    case .paths(let patterns):
      return subject.paths(of: field).contains(where: patterns.matches)
    case .packages(let patterns):
      let packages = subject.packages(of: field)
      return packages.contains { package in patterns.contains { $0.matches(package) } }
    case .versions(let range):
      guard let version = subject.finding.componentVersion, !version.isEmpty else { return false }
      return range.contains(version, ecosystem: subject.ecosystem)
    case .number(let range):
      return subject.number(of: field).map(range.contains) ?? false
    case .flag(let flag):
      return subject.flag(of: field) == flag
    case .severities(let severities):
      return severities.contains(subject.finding.severity)
    case .weaknesses(let weaknesses):
      return !weaknesses.isDisjoint(with: subject.weaknesses)
    case .statuses(let statuses):
      return !statuses.isDisjoint(with: subject.statuses)
    }
  }
}
