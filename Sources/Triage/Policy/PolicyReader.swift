import FindingModel

extension Policy {
  /// The sections of a policy file.
  package static let keys: Set<String> = ["settings", "severity", "rewrite", "rules", "gate"]

  /// Reads the text of a `winnow.yaml`.
  ///
  /// - Throws: For the first thing that is not as it may be, with its place: an unknown key, a
  ///   value of the wrong type, a pattern or a day that is none.
  package init(yaml text: String, file: String) throws(PolicyError) {
    self.init()
    let root = try YAMLNode(yaml: text, file: file)
    _ = try root.optionalMembers()
    try root.check(Policy.keys)
    settings = try PolicySettings(root["settings"])
    severity = try SeverityPolicy(root["severity"])
    rewrite = try RewritePolicy(root["rewrite"])
    for node in try root["rules"].optionalList() { rules.append(try Rule(node)) }
    try Policy.checkNames(rules)
    let gate = root["gate"]
    if let list = gate.list {
      gates = try list.map { element throws(PolicyError) in try Gate(element) }
    } else if gate.isSet {
      gates = [try Gate(gate)]
    }
  }

  private static func checkNames(_ rules: [Rule]) throws(PolicyError) {
    var known: [String: Origin] = [:]
    for rule in rules {
      if let first = known.updateValue(rule.origin, forKey: rule.id) {
        throw PolicyError(
          "expected an id of its own for each rule, found `\(rule.id)` as in \(first)",
          at: rule.origin)
      }
    }
  }
}

extension Rule {
  /// Reads one element of `rules`.
  init(_ node: YAMLNode) throws(PolicyError) {
    _ = try node.requiredMembers()
    try node.check(["keep", "drop", "id", "reason", "owner", "expires", "as"])
    guard node["keep"].exists != node["drop"].exists else {
      throw node.error(
        "expected one of keep and drop, found \(node["keep"].exists ? "both" : "neither")")
    }
    let isKeep = node["keep"].exists
    self.init(
      id: try node["id"].requiredText(), isKeep ? .keep : .drop,
      when: try Condition(node[isKeep ? "keep" : "drop"]),
      reason: try node["reason"].requiredText(), owner: try node["owner"].optionalText(),
      expires: try node["expires"].day(), origin: node.origin)
    guard node["as"].exists else { return }
    let word = try node["as"].requiredText()
    if isKeep { throw node["as"].error("expected with drop alone, found with keep") }
    if word == "drop" { return }
    guard let mark = Mark(rawValue: word) else {
      let known = ["drop"] + Mark.allCases.map(\.rawValue)
      throw node["as"].unexpected("one of \(known.joined(separator: ", "))")
    }
    effect = .mark(mark)
  }
}

extension YAMLNode {
  /// A day as `2027-01-31`, nothing where there is no value.
  func day() throws(PolicyError) -> Day? {
    guard let text = try optionalText() else { return nil }
    guard text.utf8.count == 10, let day = Day(startOf: text) else {
      throw unexpected("a day, as 2027-01-31")
    }
    return day
  }

  func flag() throws(PolicyError) -> Bool? {
    guard isSet else { return nil }
    guard let bool else { throw unexpected("true or false") }
    return bool
  }

  /// A whole number from 0, nothing where there is no value.
  func count() throws(PolicyError) -> Int? {
    guard isSet else { return nil }
    guard let int, int >= 0 else { throw unexpected("a whole number from 0") }
    return int
  }

  /// The texts of a list or the one text; none where there is no value.
  func optionalWords() throws(PolicyError) -> [String] {
    isSet ? try words() : []
  }
}

extension PolicySettings {
  fileprivate init(_ node: YAMLNode) throws(PolicyError) {
    self.init()
    _ = try node.optionalMembers()
    try node.check([
      "min_severity", "severity", "ignore_unfixed", "ignorefile", "vex", "epss", "kev", "fail_on",
      "exit_code", "show_suppressed",
    ])
    func severity(_ key: String) throws(PolicyError) -> Severity? {
      node[key].isSet ? try node[key].severity() : nil
    }
    minimumSeverity = try severity("min_severity")
    if node["severity"].isSet {
      let elements = node["severity"].list ?? [node["severity"]]
      severities = Set(try elements.map { element throws(PolicyError) in try element.severity() })
    }
    ignoresUnfixed = try node["ignore_unfixed"].flag()
    ignoreFiles = try node["ignorefile"].optionalWords()
    vexFiles = try node["vex"].optionalWords()
    epssFile = try node["epss"].optionalText()
    kevFile = try node["kev"].optionalText()
    failOn = try severity("fail_on")
    exitCode = try node["exit_code"].count()
    if let exitCode, exitCode > 255 { throw node["exit_code"].unexpected("a number up to 255") }
    showsSuppressed = try node["show_suppressed"].flag()
  }
}

extension SeverityPolicy {
  fileprivate init(_ node: YAMLNode) throws(PolicyError) {
    self.init()
    _ = try node.optionalMembers()
    try node.check(["source", "map", "raise"])
    for word in try node["source"].optionalWords() {
      guard let source = SeveritySource(word) else {
        throw node["source"].error(
          "expected scanner, cvss4, cvss3 or vendor:NAME, found `\(word)`")
      }
      sources.append(source)
    }
    map = try SeverityPolicy.rules(node["map"])
    raise = try SeverityPolicy.rules(node["raise"])
  }

  private static func rules(_ node: YAMLNode) throws(PolicyError) -> [SeverityRule] {
    try node.optionalList().map { element throws(PolicyError) in
      _ = try element.requiredMembers()
      try element.check(["when", "to"])
      return SeverityRule(
        when: try Condition(element["when"]), try element["to"].severity(), origin: element.origin)
    }
  }
}

extension RewritePolicy {
  fileprivate init(_ node: YAMLNode) throws(PolicyError) {
    self.init()
    _ = try node.optionalMembers()
    try node.check(["paths", "labels", "redact"])
    paths = try node["paths"].optionalList().map { element throws(PolicyError) in
      _ = try element.requiredMembers()
      try element.check(["prefix", "to"])
      return PathRewrite(
        prefix: try element["prefix"].requiredText(),
        replacement: try element["to"].optionalText() ?? "")
    }
    labels = try node["labels"].optionalList().map { element throws(PolicyError) in
      _ = try element.requiredMembers()
      try element.check(["when", "service", "tags"])
      return LabelRule(
        when: try Condition(element["when"]), service: try element["service"].optionalText(),
        tags: try element["tags"].optionalWords())
    }
    redacts = try node["redact"].flag()
  }
}

extension Gate {
  fileprivate init(_ node: YAMLNode) throws(PolicyError) {
    _ = try node.requiredMembers()
    try node.check(["fail_on", "more_than", "only_new", "count_by"])
    self.init(failOn: try node["fail_on"].severity(), origin: node.origin)
    allowed = try node["more_than"].count() ?? 0
    onlyNew = try node["only_new"].flag() ?? false
    guard let word = try node["count_by"].optionalText() else { return }
    guard let unit = Unit(rawValue: word) else {
      let known = Unit.allCases.map(\.rawValue).joined(separator: " or ")
      throw node["count_by"].unexpected(known)
    }
    self.unit = unit
  }
}
