import FindingModel

extension Condition {
  /// Reads a mapping of fields, `all`, `any` and `not`; all of its members must hold.
  package init(_ node: YAMLNode) throws(PolicyError) {
    let members = try node.requiredMembers()
    if members.isEmpty { throw node.error("expected a condition, found an empty mapping") }
    var conditions: [Condition] = []
    for member in members { conditions.append(try Condition(member)) }
    self = .every(conditions)
  }

  private init(_ member: YAMLMember) throws(PolicyError) {
    switch member.key {
    case "all": self = .all(try Condition.list(member.value))
    case "any": self = .any(try Condition.list(member.value))
    case "not": self = .not(try Condition(member.value))
    default:
      guard let field = Field(rawValue: member.key) else {
        throw PolicyError(
          "expected a field, all, any or not, found `\(member.key)`\(Field.guess(member.key))",
          at: member.origin, path: member.value.path)
      }
      self = .test(field, try Matcher(field, member.value))
    }
  }

  private static func list(_ node: YAMLNode) throws(PolicyError) -> [Condition] {
    guard let list = node.list else { throw node.unexpected("a list of conditions") }
    return try list.map { element throws(PolicyError) in try Condition(element) }
  }
}

extension Field {
  /// The name that may have been meant, for a message.
  fileprivate static func guess(_ name: String) -> String {
    let known = [
      "cve": vulnerability, "vuln_id": vulnerability, "check": rule, "package": component,
      "file": path, "file_path": path, "url": endpoint, "test": testType, "tags": tag,
      "lines": line, "kev": knownExploited, "fingerprints": fingerprint,
    ]
    let near =
      known[name]
      ?? allCases.first { $0.rawValue.replacing("_", with: "") == name.replacing("-", with: "") }
    return near.map { "; did you mean `\($0.rawValue)`?" } ?? ""
  }
}

extension Matcher {
  /// Reads what stands behind a field: a scalar, a list of scalars, or bounds.
  fileprivate init(_ field: Field, _ node: YAMLNode) throws(PolicyError) {
    switch (field.kind, node.members) {
    case (.number, _?): self = .number(try NumberRange(node))
    case (.severities, _?): self = .severities(try Severity.range(node))
    case (.paths, _?), (.packages, _?), (.versions, _?): self = try Matcher(texts: node)
    default:
      let words = try node.words()
      do throws(PatternError) {
        self = try Matcher(field, words)
      } catch {
        throw node.error(error.description)
      }
    }
  }
}

extension Matcher {
  /// Reads `matches`: names or regular expressions for a field that is usually asked about by
  /// patterns of its own.
  private init(texts node: YAMLNode) throws(PolicyError) {
    try node.check(["matches"])
    let words = try node["matches"].words()
    do throws(PatternError) {
      self = .texts(
        try words.map { word throws(PatternError) in try TextPattern(word, plain: .whole) })
    } catch {
      throw node["matches"].error(error.description)
    }
  }
}

extension YAMLNode {
  /// The texts of a list that has at least one, or the one text.
  func words() throws(PolicyError) -> [String] {
    if let text { return [text] }
    guard let list, !list.isEmpty else { throw unexpected("a text or a list of texts") }
    return try list.map { element throws(PolicyError) in try element.requiredText() }
  }

  /// One of DefectDojo's severities.
  func severity() throws(PolicyError) -> Severity {
    guard let text else { throw unexpected("a severity") }
    do throws(PatternError) {
      return try Matcher.severity(text)
    } catch {
      throw self.error(error.description)
    }
  }

  /// Refuses keys that are none of those known.
  func check(_ known: Set<String>) throws(PolicyError) {
    if let error = unknownKeys(besides: known).first { throw error }
  }
}

extension NumberRange {
  fileprivate init(_ node: YAMLNode) throws(PolicyError) {
    try node.check(["at_least", "above", "at_most", "below"])
    func bound(_ key: String) throws(PolicyError) -> Double? {
      guard node[key].exists else { return nil }
      guard let number = node[key].double else { throw node[key].unexpected("a number") }
      return number
    }
    self.init(
      atLeast: try bound("at_least"), above: try bound("above"), atMost: try bound("at_most"),
      below: try bound("below"))
    if self == NumberRange() { throw node.error("expected a bound, as at_least, found none") }
  }
}

extension Severity {
  fileprivate static func range(_ node: YAMLNode) throws(PolicyError) -> Set<Severity> {
    try node.check(["at_least", "at_most"])
    let least = node["at_least"].exists ? try node["at_least"].severity() : .info
    let most = node["at_most"].exists ? try node["at_most"].severity() : .critical
    let severities = allCases.filter { $0 >= least && $0 <= most }
    if severities.isEmpty || node.members?.isEmpty == true {
      throw node.error("expected at_least or at_most a severity, found no severity between them")
    }
    return Set(severities)
  }
}
