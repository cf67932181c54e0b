import FindingModel

/// What other formats call parts of a finding.
extension Finding {
  /// The tool as people know it: `Trivy` of `Trivy Scan`, `ESLint` of `ESLint Scan (SARIF)`.
  var toolName: String {
    let name = self.testType ?? self.scanType
    for format in [" (SARIF)", " (Generic Findings Import)"] where name.hasSuffix(" Scan" + format)
    {
      return String(name.dropLast(format.count + 5))
    }
    return Finding.tool(ofScanType: name)
  }

  /// `Trivy` of `Trivy Scan`.
  static func tool(ofScanType name: String) -> String {
    var tool = name[...]
    for end in [" detailed", " Scan", " JSON Report"] where tool.hasSuffix(end) {
      tool = tool.dropLast(end.count)
    }
    return tool.isEmpty ? "Winnow" : String(tool)
  }

  /// Whether it came from SARIF, whose own words are to come back as they were.
  var isOfSARIF: Bool {
    self.scanType == "SARIF" || self.scanType == "Snyk Code Scan"
  }

  /// The package URL of the component, where any is known.
  var purl: String? {
    for case .dependency(let dependency) in self.locations {
      if let purl = dependency.purl, !purl.isEmpty { return purl }
    }
    return self.facts.first { $0.kind == .purl }?.text
  }

  /// The package URL of the component, or one that is made of its name and version.
  var productID: String? {
    if let purl, let canonical = try? PackageURL(purl) { return "\(canonical)" }
    guard let name = self.componentName, !name.isEmpty else { return nil }
    let version = self.componentVersion.flatMap { $0.isEmpty ? nil : $0 }
    let encoded = { (text: String) in PercentEncoding.encoded(text) }
    return "pkg:generic/\(encoded(name))" + (version.map { "@" + encoded($0) } ?? "")
  }

  /// `openssl 3.0.2`; nothing where no component is known.
  var componentLabel: String? {
    guard let name = self.componentName, !name.isEmpty else { return nil }
    let version = self.componentVersion ?? ""
    return version.isEmpty ? name : "\(name) \(version)"
  }

  /// All CWE numbers, each once and the main one last, as DefectDojo takes those of SARIF.
  var weaknesses: [Int] {
    let main = self.cwe.flatMap { $0 > 0 ? $0 : nil }
    return self.cwes.filter { $0 > 0 && $0 != main } + (main.map { [$0] } ?? [])
  }

  /// The CWE number that it is mainly of.
  var weakness: Int? { self.cwe.flatMap { $0 > 0 ? $0 : nil } ?? self.cwes.first { $0 > 0 } }

  /// The rule, the check or the vulnerability that it is an instance of.
  var ruleID: String? {
    let id = self.vulnIDFromTool.flatMap { $0.isEmpty ? nil : $0 }
    return id ?? self.vulnerabilityIDs.first { !$0.isEmpty }
  }

  /// The first URL that it was found at, or the one that it is about.
  var address: String? {
    for case .url(let url) in self.locations {
      if let address = url.address { return address }
    }
    return self.url.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where it is, in a few words: a file with its line, a component, or a URL.
  var place: String {
    if let path = self.filePath, !path.isEmpty {
      return self.line.map { "\(path):\($0)" } ?? path
    }
    return self.address ?? componentLabel ?? self.service ?? ""
  }

  /// The reason for which a policy or the report itself says that it is of no concern.
  var dismissal: String? {
    if let verdict = self.verdict, verdict.outcome != .kept, let rule = verdict.rule {
      return rule.reason ?? rule.id
    }
    if let fact = self.facts.first(where: { $0.kind == .suppression }) { return fact.text }
    if self.isOfConcern { return nil }
    if self.falsePositive { return "false positive" }
    if self.outOfScope { return "out of scope" }
    if self.riskAccepted { return "risk accepted" }
    return self.isMitigated ? "mitigated" : "inactive"
  }
}

extension URLLocation {
  /// The URL as one text; nothing where there is not even a host.
  var address: String? {
    if let url { return url.isEmpty ? nil : url }
    guard let host, !host.isEmpty else { return nil }
    var text = scheme.map { "\($0)://" } ?? "//"
    if let userInfo, !userInfo.isEmpty { text += "\(userInfo)@" }
    text += host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
    if let port { text += ":\(port)" }
    if let path, !path.isEmpty { text += path.hasPrefix("/") ? path : "/" + path }
    if let query, !query.isEmpty { text += "?\(query)" }
    if let fragment, !fragment.isEmpty { text += "#\(fragment)" }
    return text
  }
}
