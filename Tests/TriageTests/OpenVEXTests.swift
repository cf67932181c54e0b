import FindingModel
import Testing
import Triage

@Suite struct OpenVEXTests {
  private func read(_ statements: String, time: String = "2023-01-16T19:07:16Z") throws
    -> Suppressions
  {
    try suppressions(
      OpenVEX(),
      """
      {"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://acme.org/vex-1",
       "author": "Acme Security", "timestamp": "\(time)", "version": 1, "statements": [
      \(statements)
      ]}
      """)
  }

  private func packages(_ field: Field, _ texts: String...) throws -> Condition {
    .test(field, .packages(try texts.map { try PackagePattern($0) }))
  }

  @Test func statement() throws {
    let result = try read(
      """
      {"vulnerability": {"@id": "https://nvd.nist.gov/vuln/detail/CVE-2019-8457",
        "name": "CVE-2019-8457", "aliases": ["GHSA-p4x4-rw2p-8j8m"]},
       "products": [{"@id": "pkg:deb/debian/libdb5.3@5.3.28+dfsg1-0.8"}], "status": "not_affected",
       "justification": "vulnerable_code_not_in_execute_path",
       "impact_statement": "We never open tables"}
      """)
    #expect(result.remarks == [])
    let rule = try #require(result.rules.first)
    #expect(rule.id == "CVE-2019-8457")
    #expect(rule.effect == .drop)
    #expect(rule.reason == "vulnerable_code_not_in_execute_path: We never open tables")
    #expect(rule.owner == "Acme Security")
    #expect(rule.statementTime?.description == "2023-01-16T19:07:16Z")
    #expect(rule.origin.line == 3)
    #expect(!rule.isMeantForTheseFindings)
    let purl = "pkg:deb/debian/libdb5.3@5.3.28%2Bdfsg1-0.8"
    #expect(
      rule.condition
        == .all([
          .names(.id, ["CVE-2019-8457", "GHSA-p4x4-rw2p-8j8m"]),
          .any([try packages(.purl, purl), try packages(.artifact, purl)]),
        ]))
  }

  @Test func subcomponents() throws {
    let result = try read(
      """
      {"vulnerability": {"name": "CVE-2024-32002"}, "status": "fixed", "products": [
        {"@id": "pkg:oci/trivy?repository_url=ghcr.io%2Faquasecurity%2Ftrivy",
         "subcomponents": [{"@id": "pkg:apk/alpine/git"}, {"identifiers": {"purl": "pkg:apk/alpine/less"}}]}]}
      """)
    #expect(result.remarks == [])
    let condition = try #require(result.rules.first).condition
    let image = "pkg:oci/trivy?repository_url=ghcr.io%2Faquasecurity%2Ftrivy"
    let pattern = try PackagePattern("pkg:oci/trivy?repository_url=ghcr.io/aquasecurity/trivy").text
    func fits(_ artifact: String, _ purl: String) -> Bool {
      SuppressionSheet(texts: [.id: ["CVE-2024-32002"], .artifact: [artifact], .purl: [purl]])
        .fits(condition)
    }
    let known = [image, pattern].first { fits($0, "pkg:apk/alpine/git") }
    let artifact = try #require(known)
    #expect(fits(artifact, "pkg:apk/alpine/less"))
    #expect(!fits(artifact, "pkg:apk/alpine/curl"))
    #expect(!fits("pkg:oci/other", "pkg:apk/alpine/git"))
    // The statement is about git in the image, not about the image.
    #expect(!fits("pkg:apk/alpine/git", artifact))
  }

  @Test func identifiers() throws {
    let result = try read(
      """
      {"vulnerability": {"name": "CVE-1"}, "status": "fixed", "products": [
        {"@id": "https://acme.org/log4j", "identifiers": {"purl": "pkg:maven/org.apache/log4j@2.4",
         "cpe23": "cpe:2.3:a:apache:log4j:2.4:-:*:*:*:*:*:*", "cpe22": "cpe:/a:apache:log4j:2.4"}},
        {"identifiers": {"cpe23": "cpe:2.3:a:acme:b:1:*:*:*:*:*:*:*"}}]}
      """)
    #expect(result.remarks == [])
    let condition = try #require(result.rules.first).condition
    for (field, text) in [
      (Field.purl, "pkg:maven/org.apache/log4j@2.4"),
      (.artifact, "pkg:maven/org.apache/log4j@2.4"),
      (.cpe, "cpe:2.3:a:apache:log4j:2.4:-:*:*:*:*:*:*"), (.cpe, "CPE:/a:apache:log4j:2.4"),
      (.cpe, "cpe:2.3:a:acme:b:1:*:*:*:*:*:*:*"),
    ] {
      #expect(SuppressionSheet(texts: [.id: ["CVE-1"], field: [text]]).fits(condition))
    }
    #expect(!SuppressionSheet(texts: [.id: ["CVE-1"], .cpe: ["cpe:/a:acme:c"]]).fits(condition))
  }

  @Test(arguments: [
    ("not_affected", Effect.drop), ("fixed", .drop), ("affected", .keep),
    ("under_investigation", .keep),
  ])
  func status(status: String, effect: Effect) throws {
    let rule = try #require(
      try read(
        """
        {"vulnerability": {"name": "CVE-1"}, "products": [{"@id": "pkg:npm/a"}], "status": "\(status)"}
        """
      ).rules.first)
    #expect(rule.effect == effect)
    #expect(rule.reason == status)
  }

  @Test func newestStatementIsLast() throws {
    func statement(_ notes: String, _ time: String?) -> String {
      let time = time.map { "\"timestamp\": \"\($0)\", " } ?? ""
      return """
        {"vulnerability": {"name": "CVE-1"}, "products": [{"@id": "pkg:npm/a"}], \(time)
         "status": "fixed", "status_notes": "\(notes)"}
        """
    }
    let result = try read(
      [
        statement("newest", "2023-01-17T02:00:00+02:00"), statement("document", nil),
        statement("second of a time", "2023-01-16T19:07:16Z"),
        statement("oldest", "2022-12-31T23:00:00-05:00"),
      ].joined(separator: ",\n"))
    #expect(
      result.rules.map(\.reason) == ["oldest", "document", "second of a time", "newest"])
    #expect(result.rules.map(\.id) == ["CVE-1 (4)", "CVE-1 (2)", "CVE-1 (3)", "CVE-1"])
  }

  @Test func withoutTimesInTheOrderOfTheFile() throws {
    let text = """
      {"@context": "https://openvex.dev/ns", "statements": [
        {"vulnerability": {"name": "CVE-2"}, "products": [{"@id": "pkg:npm/a"}], "status": "fixed"},
        {"vulnerability": {"name": "CVE-1"}, "products": [{"@id": "pkg:npm/a"}], "status": "affected"}]}
      """
    #expect(try suppressions(OpenVEX(), text).rules.map(\.id) == ["CVE-2", "CVE-1"])
  }

  /// As the first version had it.
  @Test func version001() throws {
    let result = try suppressions(
      OpenVEX(),
      """
      {"@context": "https://openvex.dev/ns", "version": "1", "timestamp": "2023-01-08T18:02:03Z",
       "statements": [
       {"vulnerability": "CVE-2023-1", "vuln_description": "x", "products": ["pkg:npm/a@1"], "status": "fixed"},
       {"vulnerability": "CVE-2023-2", "products": ["pkg:oci/a"], "subcomponents": ["pkg:npm/b"], "status": "fixed"}]}
      """)
    #expect(result.remarks == [])
    #expect(result.rules.map(\.id) == ["CVE-2023-1", "CVE-2023-2"])
    #expect(
      result.rules[1].condition
        == .all([
          .names(.id, ["CVE-2023-2"]),
          .all([try packages(.artifact, "pkg:oci/a"), try packages(.purl, "pkg:npm/b")]),
        ]))
  }

  @Test(arguments: [
    ("7", "3:1: statements[0]: expected an object, found a number"),
    (
      #"{"status": "fixed", "products": [{"@id": "pkg:npm/a"}]}"#,
      "3:1: statements[0].vulnerability: missing"
    ),
    (
      #"{"status": "gone", "vulnerability": {"name": "CVE-1"}}"#,
      "3:12: statements[0].status: expected one of affected, fixed, not_affected, under_investigation, found `gone`"
    ),
    (#"{"vulnerability": {"name": "CVE-1"}}"#, "3:1: statements[0].status: missing"),
    (
      #"{"status": "fixed", "vulnerability": {"name": "CVE-1"}}"#,
      "3:1: statements[0].products: expected products, found none"
    ),
    (
      #"{"status": "fixed", "vulnerability": {"name": "CVE-1"}, "products": []}"#,
      "3:69: statements[0].products: expected products, found none"
    ),
    (
      #"{"status": "fixed", "vulnerability": {"name": "CVE-1"}, "products": [{"@id": "Acme", "hashes": {"md5": "0"}}]}"#,
      "3:70: statements[0].products[0]: expected a package URL or CPE name, found neither"
    ),
    (
      #"{"status": "fixed", "vulnerability": {"name": "CVE-1"}, "products": [{"@id": "pkg:npm/a", "subcomponents": [{"@id": "b"}]}]}"#,
      "3:109: statements[0].products[0].subcomponents[0]: expected a package URL or CPE name, found neither"
    ),
    (
      #"{"status": "fixed", "vulnerability": {"name": "CVE-1"}, "products": [{"@id": "pkg:npm/a@*"}]}"#,
      "3:70: statements[0].products[0]: expected a package URL without globs and ranges, found `pkg:npm/a@*`"
    ),
    (
      #"{"status": "fixed", "vulnerability": {"name": "CVE-1"}, "products": [{"@id": "pkg:npm"}]}"#,
      "3:70: statements[0].products[0]: expected a package type with a slash behind it, found none"
    ),
  ])
  func statementThatIsLeftOut(statement: String, remark: String) throws {
    let other =
      #"{"vulnerability": {"name": "CVE-9"}, "products": [{"@id": "pkg:npm/a"}], "status": "fixed"}"#
    let result = try read(statement + ",\n" + other)
    #expect(result.rules.map(\.id) == ["CVE-9"])
    #expect(result.remarkTexts == [remark])
  }

  @Test func whatHasNoMeaning() throws {
    let result = try read(
      """
      {"vulnerability": {"name": "CVE-1"}, "products": [{"@id": "pkg:npm/a"}, {"@id": "b"}, {}],
       "status": "fixed", "until": "2020", "timestamp": "today"}
      """)
    #expect(result.rules.map(\.statementTime?.description) == ["2023-01-16T19:07:16Z"])
    #expect(
      result.remarkTexts == [
        "4:30: statements[0].until: expected a key that has a meaning here, found `until`",
        "3:73: statements[0].products[1]: expected a package URL or CPE name, found neither, and 1 more",
        "4:51: statements[0].timestamp: expected a time as 2026-01-15T12:00:00Z, found `today`",
      ])
  }

  @Test(arguments: ["{\"@context\": \"https://openvex.dev/ns\", \"statements\": [", "{", "[]x"])
  func brokenFile(text: String) throws {
    #expect(throws: PolicyError.self) { try suppressions(OpenVEX(), text) }
  }

  @Test func emptyList() throws { #expect(try read("") == Suppressions()) }
}
