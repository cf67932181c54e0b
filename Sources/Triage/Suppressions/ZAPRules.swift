import FindingModel

/// What the lines of a ZAP configuration come to.
struct ZAPRules {
  /// The last level of each rule.
  private var levels: [String: (level: String, reason: String?, line: Int)] = [:]
  /// The expressions for URLs of each rule, and of `*` for all.
  private var scopes: [String: (expressions: [String], line: Int)] = [:]

  mutating func add(_ line: ZAPLine) throws(PatternError) {
    guard line.fields.count > 1 else {
      throw PatternError(
        "expected a rule, a level and a name with tabs between, found `\(line.text)`")
    }
    let (key, level) = (line.fields[0], line.fields[1])
    let rest = line.fields.dropFirst(2)
    guard ZAPLine.levels.contains(level) else {
      let known = ZAPLine.levels.joined(separator: ", ")
      throw PatternError("expected one of \(known), found `\(level)`")
    }
    if level == "OUTOFSCOPE" {
      try addScope(key, rest.joined(separator: "\t"), line.number)
    } else if isRule(key) {
      let reason = rest.last.flatMap { $0.isEmpty ? nil : $0 }
      levels[key] = (level, reason, line.number)
    } else {
      throw PatternError("expected the number of a rule, found `\(key)`")
    }
  }

  private mutating func addScope(
    _ key: String, _ expression: String, _ line: Int
  ) throws(PatternError) {
    guard !expression.isEmpty else {
      throw PatternError("expected a regular expression for URLs, found nothing")
    }
    _ = try Condition.every(.url, beginsAs: [expression])
    for rule in key.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      guard rule == "*" || isRule(rule) else {
        throw PatternError("expected the numbers of rules or *, found `\(key)`")
      }
      scopes[rule, default: ([], line)].expressions.append(expression)
    }
  }

  /// As 10020, or 10020-1 for a part of it.
  private func isRule(_ text: String) -> Bool {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
  }

  /// Gives the rules in the order of the file, and a remark for those whose expressions do not fit
  /// together, as where two have a group of the same name.
  func addRules(of file: SuppressionFile, to reading: inout SuppressionReading) {
    let parts = parts
    var rules = levels.filter { $0.value.level == "IGNORE" }.map { key, value in
      Rule(
        id: key, .drop, when: .all([zap, condition(forRule: key, parts[key])]),
        reason: value.reason, origin: file.origin(line: value.line, column: 1))
    }
    for (key, scope) in scopes {
      do throws(PatternError) {
        rules.append(
          Rule(
            id: "\(key) OUTOFSCOPE", .drop, when: try condition(forScope: key, scope.expressions),
            origin: file.origin(line: scope.line, column: 1)))
      } catch {
        reading.remark(error, line: scope.line)
      }
    }
    rules.sort { ($0.origin.line ?? 0, $0.id) < ($1.origin.line ?? 0, $1.id) }
    for rule in rules { reading.add(rule) }
  }

  private var zap: Condition { .names(.scanType, ["ZAP Scan"]) }

  /// Parts of a rule that have a level of their own go by that.
  private func condition(forRule key: String, _ parts: [String]?) -> Condition {
    let rule = Condition.names(.id, [key])
    guard let parts else { return rule }
    return .all([rule, .not(.names(.id, parts.sorted()))])
  }

  /// The parts that have a level, by the rules they are of.
  private var parts: [String: [String]] {
    Dictionary(grouping: levels.keys.filter { $0.contains("-") }) { key in
      String(key.prefix { $0 != "-" })
    }
  }

  /// What is out of scope for all is so for each, unless there is so much of both that putting
  /// them together would take too long.
  private func condition(
    forScope key: String, _ own: [String]
  ) throws(PatternError) -> Condition {
    let common = key == "*" ? [] : scopes["*"]?.expressions ?? []
    let isFeasible = common.count * scopes.count <= 100_000
    let urls = try Condition.every(.url, beginsAs: isFeasible ? common + own : own)
    return .all(key == "*" ? [zap, urls] : [zap, .names(.id, [key]), urls])
  }
}
