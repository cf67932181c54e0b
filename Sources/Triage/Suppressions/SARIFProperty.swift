import Foundation

/// A property of a SARIF result that filters of sarif-tools look at, as findings have it.
enum SARIFProperty: String, CaseIterable {
  case author
  case authorMail = "author-mail"
  case committer
  case committerMail = "committer-mail"
  case level
  case location
  case rule
  case suppression

  /// - Parameter path: A shortcut of sarif-tools, or the JSONPath that it stands for.
  init?(_ path: String) {
    let path = path.hasPrefix("$.") ? String(path.dropFirst(2)) : path
    guard let property = SARIFProperty(rawValue: path) ?? SARIFProperty.paths[path] else {
      return nil
    }
    self = property
  }

  private static let paths: [String: SARIFProperty] = [
    "properties.blame.author": .author,
    "properties.blame.author-mail": .authorMail,
    "properties.blame.committer": .committer,
    "properties.blame.committer-mail": .committerMail,
    "locations[*].physicalLocation.artifactLocation.uri": .location,
    "locations[0].physicalLocation.artifactLocation.uri": .location,
    "ruleId": .rule,
    "suppressions[*].kind": .suppression,
    "suppressions[0].kind": .suppression,
  ]

  static let names = allCases.map(\.rawValue).joined(separator: ", ")

  /// What results of which the property fits a value have in common.
  ///
  /// A value is a part of the property, or a regular expression between slashes that is found in
  /// it; in paths `*`, `**` and `?` have their meaning. Letter case never counts. An empty value
  /// asks whether a result has the property.
  func fits(_ value: String) throws(PatternError) -> Condition {
    if value.isEmpty { return try isKnown }
    if value.utf8.count > 2, value.hasPrefix("/"), value.hasSuffix("/") {
      return try search(String(value.dropFirst().dropLast()))
    }
    if self == .location { return try search(SARIFProperty.expression(ofPath: value)) }
    guard let field else { return try search(TextRegex.escaped(value)) }
    return .test(field, .texts([.contains(value.lowercased())]))
  }

  var isKnown: Condition {
    get throws(PatternError) {
      if let field { return try .isKnown(field) }
      let isTold = Condition.test(
        .property, .texts([.regex(try TextRegex("\\A\(rawValue):"))]))
      // Other reports than SARIF say only that they suppress a finding.
      return self == .suppression
        ? .any([isTold, .test(.status, .statuses([.suppressed]))]) : isTold
    }
  }

  /// The field that holds the property; the others are facts under its name.
  private var field: Field? {
    switch self {
    case .level: .severityWord
    case .location: .path
    case .rule: .rule
    case .author, .authorMail, .committer, .committerMail, .suppression: nil
    }
  }

  private func search(_ expression: String) throws(PatternError) -> Condition {
    if let field {
      return .test(field, .texts([.regex(try TextRegex(expression, ignoresCase: true))]))
    }
    _ = try TextRegex(expression)
    let prefix = "\\A\(rawValue):"
    guard expression.hasPrefix("^") else {
      try SARIFProperty.requireNoStart(expression)
      return .test(
        .property,
        .texts([.regex(try TextRegex("\(prefix).*(?:\(expression))", ignoresCase: true))]))
    }
    let rest = String(expression.dropFirst())
    try SARIFProperty.requireNoStart(rest)
    guard !rest.contains("|") else {
      throw PatternError("expected `^` without alternatives behind it, found `\(expression)`")
    }
    return .test(
      .property, .texts([.regex(try TextRegex("\(prefix)(?:\(rest))", ignoresCase: true))]))
  }

  /// Facts have their name before the value, so that the start of the value is none of the text.
  private static func requireNoStart(_ expression: String) throws(PatternError) {
    let rest = expression.replacingOccurrences(of: "\\^", with: "")
      .replacingOccurrences(of: "[^", with: "")
    if rest.contains("^") || rest.contains("\\A") {
      throw PatternError("expected `^` at the start only, found `\(expression)`")
    }
  }

  /// As sarif-tools makes a regular expression of a path with wildcards: all other signs keep the
  /// meaning that they have in one.
  private static func expression(ofPath path: String) -> String {
    path.replacingOccurrences(of: "**", with: "\u{0}").replacingOccurrences(of: "*", with: "[^/]*")
      .replacingOccurrences(of: "?", with: ".").replacingOccurrences(of: "\u{0}", with: ".*")
  }
}
