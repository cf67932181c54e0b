/// Of SARIF logs and sarif-tools.
extension SuppressionCase {
  static let sarif = [suppressedResults, sarifTools]

  private static func log(_ results: [String]) -> String {
    """
    {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [
      {"tool": {"driver": {"name": "Example", "rules": []}},
       "results": [\(results.joined(separator: ",\n"))]}]}
    """
  }

  private static func result(
    _ rule: String, _ message: String, _ file: String, _ line: Int, _ members: String = ""
  ) -> String {
    """
    {"ruleId": "\(rule)", "message": {"text": "\(message)"}, "locations": [{"physicalLocation":
     {"artifactLocation": {"uri": "\(file)"}, "region": {"startLine": \(line)}}}]\(members)}
    """
  }

  private static func hash(_ text: String) -> String {
    #", "partialFingerprints": {"primaryLocationLineHash": "\#(text)"}"#
  }

  /// Sections 3.27.23 and 3.35 of SARIF 2.1.0: a result is suppressed where all that is said of it
  /// is accepted; it is the same result by its fingerprints, or else by its place.
  private static let suppressedResults = SuppressionCase(
    name: "suppressions in SARIF",
    file: (
      "before.sarif",
      log([
        result(
          "A", "m", "src/a.c", 10, hash("aa:1") + #", "suppressions": [{"kind": "external"}]"#),
        result(
          "A", "m", "src/b.c", 10,
          hash("bb:1") + #", "suppressions": [{"kind": "external", "status": "underReview"}]"#),
        result(
          "A", "m", "src/c.c", 10,
          hash("cc:1") + #", "suppressions": [{"kind": "inSource", "status": "accepted"}]"#),
        result(
          "A", "m", "src/d.c", 10,
          #", "fingerprints": {"id/v1": "dd"}, "suppressions": [{"kind": "inSource"}]"#),
        result("A", "m", "src/e.c", 10, hash("ee:1") + #", "suppressions": []"#),
      ])
    ),
    report: log([
      result("A", "moved", "src/a.c", 12, hash("aa:1")),
      result("A", "changed", "src/c.c", 10, hash("cc:2")),
      result("A", "anywhere", "src/moved.c", 1, #", "fingerprints": {"id/v1": "dd"}"#),
      result("B", "another rule", "src/a.c", 10, hash("aa:1")),
      result("A", "another file", "src/z.c", 10, hash("aa:1")),
      result("A", "another fingerprint", "src/z.c", 11, #", "fingerprints": {"id/v2": "dd"}"#),
      result("A", "under review", "src/b.c", 10, hash("bb:1")),
      result("A", "not suppressed", "src/e.c", 10, hash("ee:1")),
    ]),
    goes: ["moved", "changed", "anywhere"],
    stays: [
      "another rule", "another file", "another fingerprint", "under review", "not suppressed",
    ])

  private static func blame(_ author: String, _ committer: String) -> String {
    """
    , "properties": {"blame": {"author": "\(author)", "author-mail": "<\(author)@microsoft.com>",
     "committer": "\(committer)", "committer-mail": "<\(committer)@example.com>"}}
    """
  }

  /// <https://github.com/microsoft/sarif-tools#filtering>, whose example this is.
  private static let sarifTools = SuppressionCase(
    name: "filters of sarif-tools",
    file: (
      "filter.yaml",
      #"""
      description: Example filter from README.md
      configuration:
        default-include: false
        check-line-number: true
      include:
        - author-mail: "@microsoft.com"
          locations[*].physicalLocation.artifactLocation.uri: "*.java"
        - committer-mail:
            value: "/^<myname.*\\.com>$/"
            default-include: true
            check-line-number: true
      exclude:
        - location: "Test*.java"
        - suppression:
        - level: note
          author: bot
      """#
    ),
    report: log([
      result("A", "by author and path", "src/A.java", 1, blame("ann", "bob")),
      result("A", "by author alone", "src/A.cs", 1, blame("ann", "bob")),
      result("A", "by committer", "src/A.cs", 2, blame("ann", "myname")),
      result("A", "without blame", "src/A.cs", 3),
      result("A", "a test", "src/TestA.java", 1, blame("ann", "myname")),
      result(
        "A", "suppressed", "src/A.java", 2,
        blame("ann", "myname") + #", "suppressions": [{"kind": "inSource"}]"#),
      result("A", "note of a bot", "src/A.java", 3, blame("bot", "myname") + #", "level": "note""#),
      result("A", "note", "src/A.java", 4, blame("ann", "myname") + #", "level": "note""#),
    ]),
    goes: ["by author alone", "a test", "suppressed", "note of a bot"],
    stays: ["by author and path", "by committer", "without blame", "note"])
}
