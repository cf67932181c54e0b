extension Condition {
  /// A field that has texts, every one of which begins as one of the regular expressions says.
  ///
  /// For decisions about single URLs or names, where a finding has several: it may go only where
  /// all of them may.
  static func every(
    _ field: Field, beginsAs expressions: [String]
  ) throws(PatternError) -> Condition {
    for expression in expressions { try requireOwnExpression(expression) }
    let choice = expressions.joined(separator: "|")
    return .all([
      .test(field, .texts([.regex(try TextRegex("\\A(?:\(choice))"))])),
      .not(.test(field, .texts([.regex(try TextRegex("\\A(?!\(choice))"))]))),
    ])
  }

  /// An expression must be one by itself, so that what it is put between cannot change it, and
  /// must not count groups, since those of others stand before it.
  private static func requireOwnExpression(_ expression: String) throws(PatternError) {
    _ = try TextRegex(expression)
    var isEscaped = false
    for scalar in expression.unicodeScalars {
      if isEscaped, "1"..."9" ~= scalar {
        throw PatternError(
          "expected a regular expression without references to groups, found `\(expression)`")
      }
      isEscaped = scalar == "\\" && !isEscaped
    }
  }
}

extension TextRegex {
  /// A whole text that is like an expression.
  init(whole expression: String, ignoresCase: Bool) throws(PatternError) {
    // By itself first, so that a bracket too many does not become part of what is around it.
    _ = try TextRegex(expression, ignoresCase: ignoresCase)
    try self.init("\\A(?:\(expression))\\z", ignoresCase: ignoresCase)
  }
}
