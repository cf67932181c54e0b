import Foundation

/// A report in DefectDojo's own JSON, as a script writes it for a tool that DefectDojo does not
/// know, with `json.dump(report, file, indent=4, ensure_ascii=False)`.
///
/// What is told of a rule is the same in each of its findings; what differs is the place.
struct GenericReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var rules: [String] = []

  init(prose: Prose) {
    self.prose = prose
    rules = (0..<250).map { rule(1000 + $0) }
  }

  let opening = """
    {
        "name": "Orchard",
        "type": "Orchard",
        "findings": [
    """

  let closing = "\n    ]\n}\n"

  mutating func record() -> String {
    defer { findings += 1 }
    let path = "src/\(prose.noun())/\(prose.name())_\(findings).py"
    let line = prose.number(1...2000)
    let snippet = prose.several(1...4, separator: "\n") { prose in
      "    \(prose.noun()) = \(prose.noun())(\"\(prose.name())\", \(prose.noun()))"
    }
    let description =
      "\(prose.text(bytes: 200...700))\n\n"
      + "**Code:**\n```\n\(snippet)\n```\n\n**Place:** \(path):\(line)"
    let url = "https://cart.example.org/\(prose.noun())/\(prose.name())?\(prose.noun())=\(findings)"
    return (findings == 0 ? "\n" : ",\n") + """
              {
      \(prose.pick(rules))
                  "description": \(description.json()),
                  "date": "\(prose.moment().prefix(10))",
                  "active": true,
                  "verified": \(prose.pick(["true", "false"])),
                  "false_p": false,
                  "static_finding": true,
                  "dynamic_finding": false,
                  "file_path": "\(path)",
                  "line": \(line),
                  "component_name": "\(prose.name())",
                  "component_version": "\(prose.version())",
                  "fix_available": true,
                  "fix_version": "\(prose.version())",
                  "unique_id_from_tool": "\(prose.hex(32))",
                  "endpoints": [
                      "\(url)"
                  ],
                  "tags": [
                      "\(prose.noun())",
                      "\(prose.noun())"
                  ]
              }
      """
  }

  /// The members that all findings of a rule share.
  private mutating func rule(_ id: Int) -> String {
    let rating = prose.pick(Rating.all)
    let references = prose.guides()
    return """
                  "title": "\(prose.phrase())",
                  "severity": "\(rating.severity.capitalized)",
                  "cwe": \(prose.number(20...1300)),
                  "cve": "CVE-\(prose.number(2015...2025))-\(10_000 + id)",
                  "cvssv3": "\(rating.vector)",
                  "cvssv3_score": \(rating.score),
                  "epss_score": 0.\(prose.number(1000...9999))\(prose.number(1...9)),
                  "epss_percentile": 0.\(prose.number(1000...9999))\(prose.number(1...9)),
                  "impact": \(prose.text(bytes: 100...300).json()),
                  "mitigation": \(prose.text(bytes: 150...450).json()),
                  "references": \(references.json()),
                  "steps_to_reproduce": \(prose.text(bytes: 100...300).json()),
                  "vuln_id_from_tool": "ORCHARD-\(id)",
      """
  }
}
