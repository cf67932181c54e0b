import FindingModel

/// Writes rules as the `rules` section of a `winnow.yaml`.
package struct PolicyWriter {
  private var lines: [String] = []

  /// The text of a policy file that holds the rules, in their order.
  package static func text(_ rules: [Rule]) -> String {
    var writer = PolicyWriter()
    writer.lines.append(rules.isEmpty ? "rules: []" : "rules:")
    for rule in rules { writer.write(rule) }
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write(_ rule: Rule) {
    lines.append("  - id: \(quoted(rule.id))")
    let verb = rule.effect == .keep ? "keep" : "drop"
    write(rule.condition, as: verb, indent: "    ")
    if case .mark(let mark) = rule.effect { lines.append("    as: \(mark.rawValue)") }
    lines.append("    reason: \(quoted(rule.reason ?? "none given in \(rule.origin)"))")
    if let owner = rule.owner { lines.append("    owner: \(quoted(owner))") }
    if let expires = rule.expires { lines.append("    expires: \(expires)") }
  }

  /// Writes a condition under a key, in the short form where it has one.
  private mutating func write(_ condition: Condition, as key: String, indent: String) {
    guard let members = condition.members else {
      lines.append("\(indent)\(key): {all: []}")
      return
    }
    lines.append("\(indent)\(key):")
    writeMembers(members, indent: indent + "  ")
  }

  private mutating func writeMembers(_ members: [Condition], indent: String) {
    for member in members { writeMember(member, indent: indent) }
  }

  private mutating func writeMember(_ condition: Condition, indent: String) {
    switch condition {
    case .test(let field, let matcher):
      lines.append("\(indent)\(field.rawValue): \(matcher.text(of: field))")
    case .not(let inner):
      write(inner, as: "not", indent: indent)
    case .all(let conditions):
      writeList(conditions, as: "all", indent: indent)
    case .any(let conditions):
      writeList(conditions, as: "any", indent: indent)
    }
  }

  private mutating func writeList(_ conditions: [Condition], as key: String, indent: String) {
    if conditions.isEmpty {
      lines.append("\(indent)\(key): []")
      return
    }
    lines.append("\(indent)\(key):")
    for condition in conditions {
      let start = lines.count
      writeMembers(condition.members ?? [condition], indent: indent + "    ")
      lines[start] = "\(indent)  - \(lines[start].dropFirst(indent.count + 4))"
    }
  }
}

extension Condition {
  /// The conditions that stand beside each other in one mapping; nothing where there are none.
  fileprivate var members: [Condition]? {
    guard case .all(let conditions) = self else { return [self] }
    if conditions.isEmpty { return nil }
    let keys = conditions.map(\.key)
    return Set(keys).count == keys.count ? conditions : [self]
  }

  private var key: String {
    switch self {
    case .all: "all"
    case .any: "any"
    case .not: "not"
    case .test(let field, _): field.rawValue
    }
  }
}

extension Matcher {
  /// What stands behind the field's name.
  fileprivate func text(of field: Field) -> String {
    switch self {
    case .texts(let patterns) where [.paths, .packages, .versions].contains(field.kind):
      "{matches: \(list(patterns.map { quoted($0.text(plain: .whole)) }))}"
    case .texts(let patterns):
      list(patterns.map { quoted($0.text(plain: field.kind == .prose ? .part : .whole)) })
    case .paths(let patterns): list(patterns.texts.map(quoted))
    case .packages(let patterns): list(patterns.map { quoted($0.text) })
    case .versions(let range): quoted(range.text)
    case .number(let range): range.text
    case .flag(let flag): "\(flag)"
    case .severities(let severities): list(severities.sorted(by: >).map(\.rawValue))
    case .weaknesses(let weaknesses): list(weaknesses.sorted().map(String.init))
    case .statuses(let statuses): list(statuses.map(\.rawValue).sorted())
    }
  }

  private func list(_ items: [String]) -> String {
    items.count == 1 ? items[0] : "[\(items.joined(separator: ", "))]"
  }
}

extension NumberRange {
  fileprivate var text: String {
    let bounds = [
      ("at_least", atLeast), ("above", above), ("at_most", atMost), ("below", below),
    ]
    let members = bounds.compactMap { name, bound in bound.map { "\(name): \(shortest($0))" } }
    return "{\(members.joined(separator: ", "))}"
  }

  private func shortest(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}

/// A text as a double-quoted YAML scalar, which is also one in JSON; control signs are escaped.
private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
