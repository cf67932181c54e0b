import FindingModel

/// The rules that settings and flags stand for.
package enum FlagRules {
  /// The rules in their order. `only` are conditions as `field=value`: findings that do not meet
  /// them are dropped, and those on the same field are alternatives. Throws where one of them cannot
  /// be understood.
  package static func rules(
    _ settings: PolicySettings, only: [String]
  ) throws(PolicyError) -> [Rule] {
    var rules: [Rule] = []
    if let least = settings.minimumSeverity {
      let below = Set(Severity.allCases.filter { $0 < least })
      rules.append(
        rule("min-severity", .test(.severity, .severities(below)), "less than \(least.rawValue)"))
    }
    if let severities = settings.severities {
      let others = Set(Severity.allCases).subtracting(severities)
      let names = severities.sorted(by: >).map(\.rawValue).joined(separator: ", ")
      rules.append(rule("severity", .test(.severity, .severities(others)), "not \(names)"))
    }
    if settings.ignoresUnfixed == true {
      rules.append(
        rule("ignore-unfixed", .test(.fixAvailable, .flag(false)), "there is no fix yet"))
    }
    var wanted: [(field: Field, conditions: [Condition])] = []
    for text in only {
      let (field, condition) = try self.condition(text)
      if let index = wanted.firstIndex(where: { $0.field == field }) {
        wanted[index].conditions.append(condition)
      } else {
        wanted.append((field, [condition]))
      }
    }
    for (field, conditions) in wanted {
      rules.append(
        rule("only", .not(.any(conditions)), "another \(field.rawValue) than asked for"))
    }
    return rules
  }

  private static func rule(_ name: String, _ condition: Condition, _ reason: String) -> Rule {
    var rule = Rule(
      id: name, .drop, when: condition, reason: reason, origin: Origin("--\(name)"))
    rule.isMeantForTheseFindings = false
    return rule
  }

  /// Reads `field=value`, `field!=value`, and for numbers `field>=value` and its kin.
  private static func condition(
    _ text: String
  ) throws(PolicyError) -> (field: Field, condition: Condition) {
    let origin = Origin("--only")
    let name = text.prefix { !"=<>!".contains($0) }
    let sign = text.dropFirst(name.count).prefix { "=<>!".contains($0) }
    let value = String(text.dropFirst(name.count + sign.count))
    guard let field = Field(rawValue: String(name)) else {
      throw PolicyError(
        "expected field=value with one of \(Field.allCases.map(\.rawValue).joined(separator: ", "))"
          + ", found `\(text)`", at: origin)
    }
    guard !value.isEmpty else {
      throw PolicyError("expected \(name)=value, found `\(text)`", at: origin)
    }
    do throws(PatternError) {
      switch (field.kind, sign) {
      case (_, "="): return (field, .test(field, try Matcher(field, words(value, field.kind))))
      case (_, "!="):
        return (field, .not(.test(field, try Matcher(field, words(value, field.kind)))))
      case (.number, ">="): return (field, bound(field, NumberRange(atLeast: try number(value))))
      case (.number, ">"): return (field, bound(field, NumberRange(above: try number(value))))
      case (.number, "<="): return (field, bound(field, NumberRange(atMost: try number(value))))
      case (.number, "<"): return (field, bound(field, NumberRange(below: try number(value))))
      default:
        throw PatternError("expected \(name)=value or \(name)!=value, found `\(text)`")
      }
    } catch {
      throw PolicyError(error.description, at: origin)
    }
  }

  /// Where a value is one of a few words, several may stand with commas between them.
  private static func words(_ value: String, _ kind: Field.Kind) -> [String] {
    switch kind {
    case .severities, .statuses, .weaknesses: value.split(separator: ",").map(String.init)
    default: [value]
    }
  }

  private static func bound(_ field: Field, _ range: NumberRange) -> Condition {
    .test(field, .number(range))
  }

  private static func number(_ text: String) throws(PatternError) -> Double {
    guard let number = Double(text), number.isFinite else {
      throw PatternError("expected a number, found `\(text)`")
    }
    return number
  }
}
