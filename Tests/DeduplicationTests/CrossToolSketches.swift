import FindingModel

extension Finding {
  /// A known vulnerability of a package.
  static func vulnerability(
    _ ids: [String], _ name: String, _ version: String?, purl: String? = nil,
    by tool: String = "Trivy Scan", in path: String? = nil, _ facts: [Fact] = []
  ) -> Finding {
    var finding = Finding("\(ids.first ?? "") in \(name)", severity: .medium)
    finding.scanType = tool
    finding.vulnerabilityIDs = ids
    finding.componentName = name
    finding.componentVersion = version
    finding.filePath = path
    finding.facts = facts
    if let purl { finding.facts.append(Fact(.purl, purl)) }
    return finding
  }

  /// A weakness in a file.
  static func code(
    _ path: String, _ line: Int?, cwe: Int, by tool: String = "Bandit Scan", rule: String = "r",
    severity: Severity = .medium, snippet: String? = nil, secret: String? = nil
  ) -> Finding {
    var finding = Finding(rule, severity: severity)
    finding.scanType = tool
    finding.vulnIDFromTool = rule
    finding.filePath = path
    finding.line = line
    finding.cwe = cwe
    if let snippet {
      var location = CodeLocation(filePath: path, line: line)
      location.snippet = snippet
      finding.locations = [.code(location)]
    }
    if let secret { finding.facts = [Fact(.secret, secret)] }
    return finding
  }

  /// A weakness of a web site.
  static func web(
    _ urls: [String], cwe: Int, by tool: String, rule: String = "r", param: String? = nil
  ) -> Finding {
    var finding = Finding(rule, severity: .medium)
    finding.scanType = tool
    finding.vulnIDFromTool = rule
    finding.cwe = cwe
    finding.param = param
    finding.locations = urls.map { .url(URLLocation(url: $0)) }
    return finding
  }
}
