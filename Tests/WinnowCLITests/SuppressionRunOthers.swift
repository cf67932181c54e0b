/// Of ZAP, Gitleaks and Snyk.
extension SuppressionCase {
  private static func alert(_ rule: String, _ reference: String, _ name: String, _ urls: String...)
    -> String
  {
    let instances = urls.map { "<instance><uri>\($0)</uri><method>GET</method></instance>" }
    return """
      <alertitem><pluginid>\(rule)</pluginid><alertRef>\(reference)</alertRef><alert>\(name)</alert>
      <name>\(name)</name><riskcode>1</riskcode><confidence>2</confidence>
      <riskdesc>Low (Medium)</riskdesc><desc>d</desc>
      <instances>\(instances.joined())</instances></alertitem>
      """
  }

  /// <https://www.zaproxy.org/docs/docker/baseline-scan/#configuration-file>: rules that are ignored,
  /// and URLs that are out of scope, for a rule, for several or for all.
  static let zap = [
    SuppressionCase(
      name: "ZAP's rule configuration",
      file: (
        "rules.tsv",
        """
        # zap-baseline rule configuration file
        # Change WARN to IGNORE to ignore rule or FAIL to fail if rule matches
        10010\tFAIL\t(Cookie No HttpOnly Flag)
        10011\tIGNORE\t(Cookie Without Secure Flag)\tall is behind a proxy
        10015\tWARN\t(Incomplete or No Cache-control Header Set)
        10038-1\tIGNORE\t(Content Security Policy Header Not Set)
        10055\tIGNORE\t(CSP)
        10055-4\tFAIL\t(CSP: wildcard)
        10020,10021\tOUTOFSCOPE\thttps://shop.example.com/static/.*
        *\tOUTOFSCOPE\thttps://www.example.com/logout
        """
      ),
      report: """
        <?xml version="1.0"?><OWASPZAPReport programName="ZAP" version="2.16.0">
        <site name="https://shop.example.com" host="shop.example.com" port="443" ssl="true"><alerts>
        \(alert("10010", "10010", "cookie script", "https://shop.example.com/"))
        \(alert("10011", "10011", "cookie plain", "https://shop.example.com/"))
        \(alert("10015", "10015", "cache", "https://shop.example.com/", "https://www.example.com/logout"))
        \(alert("10016", "10016", "logout", "https://www.example.com/logout?next=1"))
        \(alert("10038", "10038-1", "CSP missing", "https://shop.example.com/"))
        \(alert("10038", "10038-2", "CSP obsolete", "https://shop.example.com/"))
        \(alert("10055", "10055-3", "CSP notice", "https://shop.example.com/"))
        \(alert("10055", "10055-4", "CSP wildcard", "https://shop.example.com/"))
        \(alert("10020", "10020-1", "framing, static", "https://shop.example.com/static/a", "https://shop.example.com/static/b#c"))
        \(alert("10020", "10020-1", "framing, both", "https://shop.example.com/static/a", "https://shop.example.com/a"))
        \(alert("10021", "10021", "sniffing, static", "https://shop.example.com/static/a"))
        \(alert("10023", "10023", "debug, static", "https://shop.example.com/static/a"))
        </alerts></site></OWASPZAPReport>
        """,
      goes: [
        "cookie plain", "logout", "CSP missing", "CSP notice", "framing, static",
        "sniffing, static",
      ],
      stays: [
        "cookie script", "cache", "CSP obsolete", "CSP wildcard", "framing, both", "debug, static",
      ])
  ]

  private static func leak(_ file: String, _ rule: String, _ line: Int, commit: String = "")
    -> String
  {
    let place = "\(file):\(rule):\(line)"
    return """
      {"Description": "\(rule) \(line)", "RuleID": "\(rule)", "File": "\(file)", "StartLine": \(line),
       "EndLine": \(line), "Match": "m", "Secret": "not-a-real-secret", "Commit": "\(commit)",
       "Fingerprint": "\(commit.isEmpty ? place : "\(commit):\(place)")"}
      """
  }

  private static let commits = (
    first: "cd5226711335c68be1e720b318b7bc3135a30eb2",
    second: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"
  )

  /// <https://github.com/gitleaks/gitleaks#gitleaksignore>: a fingerprint with a commit is about
  /// that commit, one without about all.
  static let gitleaks = [
    SuppressionCase(
      name: ".gitleaksignore",
      file: (
        ".gitleaksignore",
        """
        # keys of a test
        \(commits.first):cmd/generate/config.go:sidekiq-secret:23
        \(commits.first):cmd/one.go:generic-api-key:7
        \(commits.first):cmd/both.go:generic-api-key:8
        \(commits.second):cmd/both.go:generic-api-key:8
        doc/index.md:generic-api-key:506
        """
      ),
      report: """
        [\([
          leak("cmd/generate/config.go", "sidekiq-secret", 23, commit: commits.first),
          leak("cmd/generate/config.go", "sidekiq-secret", 24, commit: commits.first),
          leak("cmd/generate/config.go", "aws-access-token", 23, commit: commits.first),
          leak("cmd/other.go", "sidekiq-secret", 23, commit: commits.second),
          // One finding, of which the other commit's leak is not ignored.
          leak("cmd/one.go", "generic-api-key", 7, commit: commits.first),
          leak("cmd/one.go", "generic-api-key", 7, commit: commits.second),
          leak("cmd/both.go", "generic-api-key", 8, commit: commits.first),
          leak("cmd/both.go", "generic-api-key", 8, commit: commits.second),
          leak("doc/index.md", "generic-api-key", 506, commit: commits.second),
          leak("src/doc/index.md", "generic-api-key", 506),
        ].joined(separator: ",\n"))]
        """,
      goes: [
        "Hard coded sidekiq-secret 23 found in cmd/generate/config.go",
        "Hard coded generic-api-key 8 found in cmd/both.go",
        "Hard coded generic-api-key 506 found in doc/index.md",
      ],
      stays: [
        "Hard coded sidekiq-secret 24 found in cmd/generate/config.go",
        "Hard coded aws-access-token 23 found in cmd/generate/config.go",
        "Hard coded sidekiq-secret 23 found in cmd/other.go",
        "Hard coded generic-api-key 7 found in cmd/one.go",
        "Hard coded generic-api-key 506 found in src/doc/index.md",
      ])
  ]

  private static func issue(_ id: String, _ title: String, _ from: String..., fix: String = "")
    -> String
  {
    let package = from.last?.split(separator: "@").map(String.init) ?? []
    let way = (["shop@1.0.0"] + from).map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      {"id": "\(id)", "title": "\(title)", "packageName": "\(package[0])", "version": "\(package[1])",
       "from": [\(way)], "semver": {"vulnerable": ["*"]}, "severity": "high", "cvssScore": 7.5,
       "identifiers": {"CVE": [], "CWE": ["CWE-400"]}\(fix)}
      """
  }

  /// <https://docs.snyk.io/manage-risk/policies/the-.snyk-file>, and `lib/match.ts` of
  /// <https://github.com/snyk/policy>: the way does not begin with the project itself.
  static let snyk = [
    SuppressionCase(
      name: ".snyk",
      file: (
        ".snyk",
        """
        # Snyk (https://snyk.io) policy file, patches or ignores known vulnerabilities.
        version: v1.25.0
        ignore:
          'npm:debug:20170905':
            - debug:
                reason: no vector attack
                expires: '2099-04-19T17:53:14.464Z'
            - jsonp > debug:
                reason: no vector attack
          'npm:ms:20170412':
            - '* > ms':
                reason: anywhere
          SNYK-JS-LODASH-567746:
            - '*':
                reason: none given
                expires: 2019-04-19T17:53:14.464Z
          SNYK-JS-AXIOS-1038255:
            - '*':
                disregardIfFixable: true
          SNYK-JS-QS-1:
            - express@4.17.1 > qs: {}
          SNYK-JS-RANGE-1:
            - range@1.x: {}
        patch: {}
        """
      ),
      report: """
        {"vulnerabilities": [\([
          issue("npm:debug:20170905", "directly", "debug@2.0.0"),
          issue("npm:debug:20170905", "by jsonp", "jsonp@0.2.0", "debug@2.0.0"),
          issue("npm:debug:20170905", "by express", "express@4.17.1", "debug@2.0.0"),
          issue("npm:ms:20170412", "anywhere", "express@4.17.1", "debug@2.0.0", "ms@0.7.1"),
          issue("npm:ms:20170413", "another", "express@4.17.1", "debug@2.0.0", "ms@0.7.1"),
          issue("SNYK-JS-LODASH-567746", "over", "lodash@4.17.15"),
          issue("SNYK-JS-AXIOS-1038255", "upgradable", "axios@0.19.0", fix: #", "isUpgradable": true"#),
          issue("SNYK-JS-AXIOS-1038255", "patchable", "axios@0.19.1", fix: #", "isPatchable": true"#),
          issue("SNYK-JS-AXIOS-1038255", "neither", "axios@0.19.2", fix: #", "isUpgradable": false"#),
          issue("SNYK-JS-QS-1", "that express", "express@4.17.1", "qs@6.7.0"),
          issue("SNYK-JS-QS-1", "other express", "express@4.17.2", "qs@6.7.0"),
          issue("SNYK-JS-RANGE-1", "range", "range@1.2.3"),
        ].joined(separator: ",\n"))], "dependencyCount": 9, "packageManager": "npm"}
        """,
      // A range of versions.
      remarks: 1,
      goes: ["directly", "by jsonp", "anywhere", "neither", "that express"].map {
        "shop@1.0.0: \($0)"
      },
      stays: [
        "by express", "another", "over", "upgradable", "patchable", "other express", "range",
      ].map { "shop@1.0.0: \($0)" })
  ]
}
