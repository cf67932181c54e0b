/// A report as `snyk test --json` writes it for one project: indented by two spaces.
///
/// A vulnerability stands there once for each way from the project to its package, with all that is
/// told of it, so that some hundred of them recur; what differs is the way.
struct SnykReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var vulnerabilities: [(members: String, package: String)] = []

  init(prose: Prose) {
    self.prose = prose
    vulnerabilities = (0..<200).map { vulnerability(1_000_000 + $0) }
  }

  let opening = "{\n  \"vulnerabilities\": ["

  var closing: String {
    """

      ],
      "ok": false,
      "dependencyCount": 1628,
      "org": "orchard",
      "policy": "# Snyk (https://snyk.io) policy file.\\nversion: v1.25.0\\nignore: {}\\n",
      "packageManager": "npm",
      "summary": "\(findings) vulnerable dependency paths",
      "remediation": {},
      "filesystemPolicy": false,
      "uniqueCount": \(min(findings, vulnerabilities.count)),
      "projectName": "orchard",
      "displayTargetFile": "package-lock.json",
      "path": "/srv/build/orchard"
    }

    """
  }

  mutating func record() -> String {
    defer { findings += 1 }
    let (members, package) = vulnerabilities[findings % vulnerabilities.count]
    let between = (0..<prose.number(0...9)).map { _ in "\(prose.name())@\(prose.version())" }
    let way = ["\(prose.noun())-\(findings)@\(prose.version())"] + between + [package]
    let steps = way.map { ",\n        \"\($0)\"" }.joined()
    return (findings == 0 ? "\n" : ",\n") + """
          {
      \(members)      "from": [
              "orchard@1.0.0"\(steps)
            ],
            "upgradePath": [
              false\(steps)
            ],
            "isUpgradable": true,
            "isPatchable": false,
            "name": "\(package.prefix { $0 != "@" })",
            "version": "\(package.drop { $0 != "@" }.dropFirst())"
          }
      """
  }

  private mutating func vulnerability(_ number: Int) -> (members: String, package: String) {
    let name = prose.name()
    let (rating, fixed) = (prose.pick(Rating.all), prose.version())
    let severity = rating.severity.lowercased()
    let links = (0..<prose.number(2...5)).map { _ in
      "https://git.example.org/\(name)/commit/\(prose.hex(40))"
    }
    let description =
      "## Overview\n\(prose.text(bytes: 300...900))\n\n### PoC\n```js\n\(prose.phrase())\n```\n\n"
      + "## Details\n\n\(prose.text(bytes: 500...5500))\n\n"
      + "## Remediation\nUpgrade `\(name)` to version \(fixed) or higher.\n## References\n"
      + links.map { "- [GitHub Commit](\($0))\n" }.joined()
    let references = links.map {
      "{\n          \"title\": \"GitHub Commit\",\n          \"url\": \"\($0)\"\n        }"
    }
    let members = [
      #""CVSSv3": "\#(rating.vector)/E:P/RL:O/RC:C""#, #""alternativeIds": []"#,
      #""creationTime": "\#(prose.moment())""#, #""credit": \#(list([prose.name().json()]))"#,
      #""cvssScore": \#(rating.score)"#, #""description": \#(description.json())"#,
      #""disclosureTime": "\#(prose.moment())""#, #""exploit": "Proof of Concept""#,
      #""functions": []"#, #""fixedIn": \#(list([fixed.json()]))"#,
      #""id": "SNYK-JS-\#(name.uppercased().filter { $0 != "-" })-\#(number)""#,
      "\"identifiers\": {\n        \"CWE\": [\n          \"CWE-\(prose.number(20...1300))\"\n"
        + "        ],\n        \"CVE\": [\n          \"CVE-\(number % 11 + 2015)-\(number)\"\n"
        + "        ]\n      }",
      #""language": "js""#, #""malicious": false"#, #""modificationTime": "\#(prose.moment())""#,
      #""moduleName": "\#(name)""#, #""packageManager": "npm""#, #""packageName": "\#(name)""#,
      #""patches": []"#, #""proprietary": false"#, #""publicationTime": "\#(prose.moment())""#,
      #""references": \#(list(references))"#, #""severity": "\#(severity)""#,
      #""socialTrendAlert": false"#, #""title": "\#(prose.phrase())""#,
      "\"insights\": {\n        \"triageAdvice\": null\n      }", #""functions_new": []"#,
      "\"semver\": {\n        \"vulnerable\": [\n          \"<\(fixed)\"\n        ]\n      }",
      #""severityWithCritical": "\#(severity)""#,
    ]
    return (members.map { "      \($0),\n" }.joined(), "\(name)@\(prose.version())")
  }

  private func list(_ elements: [String]) -> String {
    "[\n        \(elements.joined(separator: ",\n        "))\n      ]"
  }
}
