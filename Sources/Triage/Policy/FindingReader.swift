import FindingModel

extension Finding {
  private static let keys: Set<String> = [
    "title", "severity", "description", "cwe", "vulnerability_ids", "component_name",
    "component_version", "purl", "fix_available", "file_path", "line", "vuln_id_from_tool",
    "unique_id_from_tool", "hash_code", "scan_type", "test_type", "service", "tags", "url", "param",
    "cvssv3_score", "cvssv4_score", "epss_score", "epss_percentile", "known_exploited",
    "ransomware_used", "date", "active", "verified", "false_p", "out_of_scope", "risk_accepted",
    "aliases",
  ]

  /// Reads the finding of a policy's test, under DefectDojo's field names; a test names only what
  /// matters to it.
  init(_ node: YAMLNode) throws(PolicyError) {
    _ = try node.requiredMembers()
    try node.check(Finding.keys)
    self.init(
      try node["title"].optionalText() ?? "",
      severity: node["severity"].isSet ? try node["severity"].severity() : .info)
    try readTexts(node)
    try readNumbers(node)
    try readFlags(node)
    try readLocations(node)
    self.date = try node["date"].day()
    for alias in try node["aliases"].optionalWords() { self.facts.append(Fact(.alias, alias)) }
  }

  private mutating func readTexts(_ node: YAMLNode) throws(PolicyError) {
    self.description = try node["description"].optionalText()
    self.vulnerabilityIDs = try node["vulnerability_ids"].optionalWords()
    self.componentName = try node["component_name"].optionalText()
    self.componentVersion = try node["component_version"].optionalText()
    self.filePath = try node["file_path"].optionalText()
    self.vulnIDFromTool = try node["vuln_id_from_tool"].optionalText()
    self.uniqueIDFromTool = try node["unique_id_from_tool"].optionalText()
    self.hashCode = try node["hash_code"].optionalText()
    self.scanType = try node["scan_type"].optionalText() ?? ""
    self.testType = try node["test_type"].optionalText()
    self.service = try node["service"].optionalText()
    self.tags = try node["tags"].optionalWords()
    self.param = try node["param"].optionalText()
  }

  private mutating func readNumbers(_ node: YAMLNode) throws(PolicyError) {
    self.cwe = try node["cwe"].count() ?? 0
    self.line = try node["line"].count()
    self.cvssV3Score = try node["cvssv3_score"].number()
    self.cvssV4Score = try node["cvssv4_score"].number()
    self.epssScore = try node["epss_score"].number()
    self.epssPercentile = try node["epss_percentile"].number()
  }

  private mutating func readFlags(_ node: YAMLNode) throws(PolicyError) {
    self.fixAvailable = try node["fix_available"].flag()
    self.knownExploited = try node["known_exploited"].flag()
    self.ransomwareUsed = try node["ransomware_used"].flag()
    self.active = try node["active"].flag() ?? true
    self.verified = try node["verified"].flag() ?? false
    self.falsePositive = try node["false_p"].flag() ?? false
    self.outOfScope = try node["out_of_scope"].flag() ?? false
    self.riskAccepted = try node["risk_accepted"].flag() ?? false
  }

  private mutating func readLocations(_ node: YAMLNode) throws(PolicyError) {
    if let url = try node["url"].optionalText() {
      self.locations.append(.url(URLLocation(url: url)))
    }
    if let purl = try node["purl"].optionalText() {
      self.locations.append(
        .dependency(
          DependencyLocation(purl: purl, name: self.componentName, version: self.componentVersion)))
    }
  }
}

extension YAMLNode {
  fileprivate func number() throws(PolicyError) -> Double? {
    guard isSet else { return nil }
    guard let double else { throw unexpected("a number") }
    return double
  }
}
