extension Condition {
  /// A fact that a scanner tells under a name, as `language:java`.
  static func property(_ name: String, _ value: String) -> Condition {
    .names(.property, ["\(name):\(value)"])
  }

  /// Whether a field has any value at all.
  static func isKnown(_ field: Field) throws(PatternError) -> Condition {
    .test(field, try Matcher(field, ["*"]))
  }

  /// One version and no other.
  static func version(_ version: String) throws(PatternError) -> Condition {
    guard !version.utf8.contains(where: { "*|, ".utf8.contains($0) }) else {
      throw PatternError("expected a version, found `\(version)`")
    }
    return .test(.version, .versions(try VersionRange("=\(version)")))
  }

  /// One line of a file.
  static func line(_ number: Int) -> Condition {
    .test(.line, .number(NumberRange(atLeast: Double(number), atMost: Double(number))))
  }

  /// One condition of several of which one must hold.
  static func oneOf(_ conditions: [Condition]) -> Condition {
    conditions.count == 1 ? conditions[0] : .any(conditions)
  }
}
