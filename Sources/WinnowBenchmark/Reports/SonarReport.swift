/// A report as `sonar-report --save-report-json` writes it: indented by two spaces, first what the
/// rules are about, in HTML, then the issues, of which each names its rule and a file.
struct SonarReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var rules: [Rule] = []
  private var summary: [String: Int] = [:]
  let opening: String

  private struct Rule { let key, name, severity, message: String }

  init(prose: Prose) {
    var prose = prose
    for number in 0..<150 {
      rules.append(
        Rule(
          key: "java:S\(1000 + number * 7)", name: prose.phrase(),
          severity: prose.pick(SonarReport.severities), message: prose.sentence()))
    }
    let descriptions = rules.map { rule in
      "    \"\(rule.key)\": {\n      \"name\": \"\(rule.name)\",\n      \"htmlDesc\": "
        + SonarReport.description(&prose).json()
        + ",\n      \"severity\": \"\(rule.severity)\"\n    }"
    }
    self.prose = prose
    opening = """
      {
        "date": "Thursday, Jan 15, 2026",
        "projectName": "orchard-cart",
        "inNewCodePeriod": false,
        "allBugs": false,
        "fixMissingRule": false,
        "noSecurityHotspot": false,
        "noRulesInReport": false,
        "onlyDetectedRules": true,
        "vulnerabilityPhrase": "Vulnerability",
        "noCoverage": true,
        "vulnerabilityPluralPhrase": "Vulnerabilities",
        "sonarBaseURL": "https://sonar.example.org",
        "sonarComponent": "orchard-cart",
        "rules": {
      \(descriptions.joined(separator: ",\n"))
        },
        "issues": [
      """
  }

  private static let severities = ["BLOCKER", "CRITICAL", "MAJOR", "MINOR"]

  private static func description(_ prose: inout Prose) -> String {
    let paragraphs = prose.several(3...8, separator: "\n") { "<p>\($0.sentence().html)</p>" }
    let questions = prose.several(2...5, separator: "\n") { "  <li> \($0.sentence().html) </li>" }
    let code = prose.several(6...25, separator: "\n") { prose in
      "    \(prose.noun()).\(prose.noun())(\"\(prose.name())\", \(prose.noun())); // Sensitive".html
    }
    let weakness = prose.number(20...1300)
    let links = prose.several(1...3, separator: "\n") {
      "  <li> <a href=\"https://guide.example.org/\($0.name())/\">\($0.phrase())</a> </li>"
    }
    return "\(paragraphs)\n<h2>Ask Yourself Whether</h2>\n<ul>\n\(questions)\n</ul>\n"
      + "<h2>Sensitive Code Example</h2>\n<pre>\n\(code)\n</pre>\n<h2>See</h2>\n<ul>\n\(links)\n"
      + "  <li> <a href=\"https://cwe.mitre.org/data/definitions/\(weakness)\">"
      + "MITRE, CWE-\(weakness)</a> - \(prose.phrase()) </li>\n</ul>"
  }

  var closing: String {
    let hotspots = (0..<min(findings, SonarReport.hotspots)).map { "    \"\(key($0))\"" }
    let counts = SonarReport.severities.map { "    \"\($0.lowercased())\": \(summary[$0] ?? 0)" }
    return "\n  ],\n  \"hotspotKeys\": [\n\(hotspots.joined(separator: ",\n"))\n  ],\n"
      + "  \"deltaAnalysis\": \"No\",\n  \"qualityGateStatus\": \"OK\",\n"
      + "  \"summary\": {\n\(counts.joined(separator: ",\n"))\n  }\n}\n"
  }

  /// So many of the first issues are hotspots.
  private static let hotspots = 100

  private func key(_ number: Int) -> String { "AYvNd32RyD1n\(10_000_000 + number)" }

  mutating func record() -> String {
    defer { findings += 1 }
    let rule = prose.pick(rules)
    summary[rule.severity, default: 0] += 1
    let path = "src/main/java/\(prose.noun())/\(prose.noun())/\(prose.name())_\(findings).java"
    return (findings == 0 ? "\n" : ",\n") + """
          {
            "rule": "\(rule.key)",
            "severity": "\(rule.severity)",
            "status": "\(findings < SonarReport.hotspots ? "TO_REVIEW" : "OPEN")",
            "component": "\(path)",
            "line": \(prose.number(1...2000)),
            "description": "\(rule.name)",
            "message": \(rule.message.json()),
            "key": "\(key(findings))"
          }
      """
  }
}
