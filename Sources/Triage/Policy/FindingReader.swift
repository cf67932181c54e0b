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
    date = try node["date"].day()
    for alias in try node["aliases"].optionalWords() { facts.append(Fact(.alias, alias)) }
  }

  private mutating func readTexts(_ node: YAMLNode) throws(PolicyError) {
    description = try node["description"].optionalText()
    vulnerabilityIDs = try node["vulnerability_ids"].optionalWords()
    componentName = try node["component_name"].optionalText()
    componentVersion = try node["component_version"].optionalText()
    filePath = try node["file_path"].optionalText()
    vulnIDFromTool = try node["vuln_id_from_tool"].optionalText()
    uniqueIDFromTool = try node["unique_id_from_tool"].optionalText()
    hashCode = try node["hash_code"].optionalText()
    scanType = try node["scan_type"].optionalText() ?? ""
    testType = try node["test_type"].optionalText()
    service = try node["service"].optionalText()
    tags = try node["tags"].optionalWords()
    param = try node["param"].optionalText()
  }

  private mutating func readNumbers(_ node: YAMLNode) throws(PolicyError) {
    cwe = try node["cwe"].count() ?? 0
    line = try node["line"].count()
    cvssV3Score = try node["cvssv3_score"].number()
    cvssV4Score = try node["cvssv4_score"].number()
    epssScore = try node["epss_score"].number()
    epssPercentile = try node["epss_percentile"].number()
  }

  private mutating func readFlags(_ node: YAMLNode) throws(PolicyError) {
    fixAvailable = try node["fix_available"].flag()
    knownExploited = try node["known_exploited"].flag()
    ransomwareUsed = try node["ransomware_used"].flag()
    active = try node["active"].flag() ?? true
    verified = try node["verified"].flag() ?? false
    falsePositive = try node["false_p"].flag() ?? false
    outOfScope = try node["out_of_scope"].flag() ?? false
    riskAccepted = try node["risk_accepted"].flag() ?? false
  }

  private mutating func readLocations(_ node: YAMLNode) throws(PolicyError) {
    if let url = try node["url"].optionalText() { locations.append(.url(URLLocation(url: url))) }
    if let purl = try node["purl"].optionalText() {
      locations.append(
        .dependency(
          DependencyLocation(purl: purl, name: componentName, version: componentVersion)))
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
