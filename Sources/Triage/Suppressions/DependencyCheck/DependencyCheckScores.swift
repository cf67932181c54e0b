/// The scores below which vulnerabilities are suppressed.
///
/// `cvssBelow` suppresses what has any score below it; the others only what has no score that is
/// not below that of its version, and none of them counts beside `cvssBelow`. So does
/// `SuppressionRule.suppressedBasedOnScore`.
struct DependencyCheckScores {
  /// The greatest of each element.
  private var limits: [String: Double] = [:]

  /// Whether the element is one of these.
  mutating func add(_ name: String, _ text: String) throws(PatternError) -> Bool {
    guard name == "cvssBelow" || DependencyCheckScores.versions.contains(where: { $0.name == name })
    else { return false }
    guard let limit = Double(text), (0...10).contains(limit) else {
      throw PatternError("expected a score from 0 to 10, found `\(text)`")
    }
    limits[name] = max(limits[name] ?? 0, limit)
    return true
  }

  var condition: Condition? {
    if let limit = limits["cvssBelow"] {
      return .any(
        DependencyCheckScores.versions.map { .test($0.field, .number(NumberRange(below: limit))) })
    }
    let conditions = DependencyCheckScores.versions.compactMap { version in
      limits[version.name].map { limit in
        Condition.not(.test(version.field, .number(NumberRange(atLeast: limit))))
      }
    }
    return conditions.isEmpty ? nil : .every(conditions)
  }

  private static let versions: [(name: String, field: Field)] = [
    ("cvssV2Below", .cvssV2), ("cvssV3Below", .cvssV3), ("cvssV4Below", .cvssV4),
  ]
}
