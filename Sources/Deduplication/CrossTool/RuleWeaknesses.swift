import FindingModel

/// CWE numbers of rules that their own scanner files under a number which others use for something
/// else, or for everything.
enum RuleWeaknesses {
  static func cwe(of finding: Finding) -> Int? {
    // As `Bandit Scan`, and `Bandit Scan (SARIF)`.
    guard let name = finding.testName.split(separator: " ").first, let rules = rules[String(name)],
      let rule = finding.vulnIDFromTool
    else { return nil }
    // Bandit's are named twice, as `blacklist:B307`, and Semgrep's stand behind their folder.
    return rules[rule.split { $0 == ":" || $0 == "." }.last.map(String.init) ?? rule]
  }

  private static let rules: [String: [String: Int]] = [
    // <https://bandit.readthedocs.io/en/latest/plugins/>: eval and exec are commands there (78), the
    // debug mode is code injection (94), YAML and XML are input validation (20).
    "Bandit": [
      "B102": 95, "B103": 732, "B104": 605, "B113": 1088, "B201": 489, "B307": 95, "B310": 939,
      "B313": 611, "B314": 611, "B315": 611, "B316": 611, "B317": 611, "B318": 611, "B319": 611,
      "B320": 611, "B405": 611, "B406": 611, "B407": 611, "B408": 611, "B409": 611, "B410": 611,
      "B411": 611, "B506": 502, "B701": 79, "B702": 79, "B703": 79,
    ],
    // <https://portswigger.net/kb/issues>: much is configuration (16) or protection (693) there.
    "Burp": [
      "5244416": 1004, "5245344": 1021, "6292224": 497, "16777984": 523,
    ],
    // <https://github.com/semgrep/semgrep-rules>: cookies without a flag are badly protected
    // credentials (522) there, an open port is an exposure (200), and what is not escaped that (116).
    "Semgrep": [
      "avoid-bind-to-all-interfaces": 605, "incorrect-autoescape-disabled": 79,
      "missing-autoescape-disabled": 79,
      "express-cookie-session-no-secure": 614, "express-cookie-session-no-httponly": 1004,
    ],
    // <https://www.zaproxy.org/docs/alerts/>
    "ZAP": ["2": 497, "10035": 523, "10098": 942],
  ]
}
