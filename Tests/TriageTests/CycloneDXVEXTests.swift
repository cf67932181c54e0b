import FindingModel
import Testing
import Triage

@Suite struct CycloneDXVEXTests {
  private func read(_ vulnerabilities: String) throws -> Suppressions {
    try suppressions(
      CycloneDXVEX(),
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "vulnerabilities": [
      \(vulnerabilities)
      ], "metadata": {"timestamp": "2022-03-03T00:00:00Z", "component": {"bom-ref": "app", "name": "app", "purl": "pkg:npm/app@2.0"}},
       "components": [{"bom-ref": "a", "name": "a", "purl": "pkg:npm/a@1.0", "cpe": "cpe:2.3:a:acme:a:1.0:*:*:*:*:*:*:*",
         "components": [{"bom-ref": "b", "name": "b", "purl": "pkg:npm/b"}]}, {"bom-ref": "c", "name": "c"}]}
      """)
  }

  private func vulnerability(
    _ ref: String, _ versions: String? = nil, state: String = "not_affected"
  )
    -> String
  {
    let versions = versions.map { ", \"versions\": \($0)" } ?? ""
    return """
      {"id": "CVE-1", "analysis": {"state": "\(state)"}, "affects": [{"ref": "\(ref)"\(versions)}]}
      """
  }

  private func fits(_ result: Suppressions, _ field: Field, _ text: String) throws -> Bool {
    SuppressionSheet(texts: [.id: ["CVE-1"], field: [text]])
      .fits(try #require(result.rules.first).condition)
  }

  @Test func analysis() throws {
    let result = try read(
      """
      {"id": "CVE-2020-8911", "references": [{"id": "GHSA-1", "source": {"name": "GitHub"}}],
       "analysis": {"state": "not_affected", "justification": "code_not_reachable",
        "response": ["will_not_fix", "update"], "detail": "The vulnerable function is not called",
        "firstIssued": "2023-01-01T00:00:00Z", "lastUpdated": "2023-02-01T00:00:00Z"},
       "affects": [{"ref": "a"}]}
      """)
    #expect(result.remarks == [])
    let rule = try #require(result.rules.first)
    #expect(rule.id == "CVE-2020-8911")
    #expect(
      rule.reason
        == "code_not_reachable: will_not_fix, update: The vulnerable function is not called")
    #expect(rule.statementTime?.description == "2023-02-01T00:00:00Z")
    #expect(rule.origin.line == 2)
    let pattern = [try PackagePattern("pkg:npm/a@1.0")]
    #expect(
      rule.condition
        == .all([
          .names(.id, ["CVE-2020-8911", "GHSA-1"]),
          .any([
            .any([
              .test(.purl, .packages(pattern)),
              .names(.cpe, ["cpe:2.3:a:acme:a:1.0:*:*:*:*:*:*:*", "cpe:/a:acme:a:1.0"]),
            ]), .test(.artifact, .packages(pattern)),
          ]),
        ]))
  }

  @Test(arguments: [
    ("not_affected", Effect.drop), ("false_positive", .drop), ("resolved", .drop),
    ("resolved_with_pedigree", .drop), ("exploitable", .keep), ("in_triage", .keep),
  ])
  func state(state: String, effect: Effect) throws {
    let result = try read(vulnerability("a", state: state))
    #expect(result.rules.map(\.effect) == [effect])
    #expect(result.rules.map(\.reason) == [state])
    #expect(result.rules.map(\.statementTime?.description) == ["2022-03-03T00:00:00Z"])
  }

  @Test(arguments: [
    ("b", "pkg:npm/b"), ("app", "pkg:npm/app@2.0"),
    ("urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#b", "pkg:npm/b"),
    (
      "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg:golang/github.com/aws/aws-sdk-go@v1.44.234",
      "pkg:golang/github.com/aws/aws-sdk-go@v1.44.234"
    ),
    ("urn:cdx:3e671687/1#pkg%3Anpm%2Fx%401.0", "pkg:npm/x@1.0"),
    ("pkg:npm/x@1.0?package-id=9a6ef1b1", "pkg:npm/x@1.0"),
    ("pkg:deb/debian/x@1.0?arch=amd64&package-id=9a6ef1b1", "pkg:deb/debian/x@1.0?arch=amd64"),
  ])
  func reference(reference: String, purl: String) throws {
    let result = try read(vulnerability(reference))
    #expect(result.remarks == [])
    #expect(try fits(result, .purl, purl))
    #expect(try fits(result, .artifact, purl))
    #expect(try !fits(result, .purl, "pkg:npm/a@1.0"))
  }

  /// Components without a package URL are known in their own document alone.
  @Test(arguments: [
    (
      "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#x", "3e671687-395b-41f5-a30f-a58921a69b79/1#x"
    ),
    ("urn:cdx:3e671687/1#x%20y", "3e671687/1#x y"),
    ("urn:cdx:3e671687/1#x%20y", "3e671687/1#x%20y"),
    ("lone", "f08a6ccd-4dce-4759-bd84-c626675d60a7/2#lone"),
  ])
  func link(reference: String, link: String) throws {
    let result = try suppressions(
      CycloneDXVEX(),
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 2,
       "serialNumber": "urn:uuid:f08a6ccd-4dce-4759-bd84-c626675d60a7",
       "vulnerabilities": [\(vulnerability(reference))],
       "components": [{"bom-ref": "lone", "name": "lone"}]}
      """)
    #expect(result.remarks == [])
    #expect(try fits(result, .property, "bom_link:urn:cdx:\(link)"))
    #expect(try !fits(result, .property, "bom_link:urn:cdx:0\(link)"))
  }

  @Test(arguments: [
    (#"[{"version": "2.4"}]"#, ["2.4"]),
    (
      #"[{"version": "2.4", "status": "affected"}, {"range": "vers:semver/>=2.9|<=4.1"}]"#,
      ["2.4", "vers:semver/>=2.9|<=4.1"]
    ),
    (#"[{"version": "1", "status": "affected"}, {"version": "2", "status": "unaffected"}]"#, ["2"]),
    (#"[{"version": "1"}, {"version": "2", "status": "unknown"}]"#, ["1"]),
  ])
  func versions(versions: String, intervals: [String]) throws {
    let result = try read(vulnerability("b", versions))
    #expect(result.remarks == [])
    let condition = try #require(result.rules.first).condition
    for interval in ["2.4", "vers:semver/>=2.9|<=4.1", "1", "2"] {
      let sheet = SuppressionSheet(texts: [
        .id: ["CVE-1"], .purl: ["pkg:npm/b", "pkg:npm/b@\(interval)"],
      ])
      #expect(sheet.fits(condition) == intervals.contains(interval))
    }
  }

  /// What is said to be unaffected is not taken back.
  @Test func affectedVersions() throws {
    let versions =
      #"[{"version": "1", "status": "affected"}, {"version": "2", "status": "unaffected"}]"#
    let result = try read(vulnerability("b", versions, state: "exploitable"))
    let condition = try #require(result.rules.first).condition
    func fits(_ version: String) -> Bool {
      SuppressionSheet(texts: [.id: ["CVE-1"], .purl: ["pkg:npm/b", "pkg:npm/b@\(version)"]])
        .fits(condition)
    }
    #expect(fits("1"))
    #expect(!fits("2"))
  }

  /// Of a component with a version only that one is meant.
  @Test func versionOfComponent() throws {
    let result = try read(vulnerability("a", #"[{"version": "1.0"}, {"version": "2.0"}]"#))
    #expect(try !fits(result, .purl, "pkg:npm/a@2.0"))
    #expect(try fits(result, .purl, "pkg:npm/a@1.0"))
  }

  @Test func newestStatementIsLast() throws {
    func at(_ time: String, _ id: String) -> String {
      #"{"id": "\#(id)", "analysis": {"state": "resolved", "\#(time)"}, "affects": [{"ref": "a"}]}"#
    }
    let result = try read(
      [
        at("lastUpdated\": \"2024-01-01T00:00:00Z", "CVE-3"),
        at("detail\": \"x", "CVE-2"), at("firstIssued\": \"2021-01-01T00:00:00Z", "CVE-1"),
      ].joined(separator: ","))
    #expect(result.rules.map(\.id) == ["CVE-1", "CVE-2", "CVE-3"])
  }

  @Test(arguments: [
    (
      #"{"id": "CVE-1", "analysis": {"state": "fine"}, "affects": [{"ref": "a"}]}"#,
      "2:1: vulnerabilities[0]: expected one of exploitable, false_positive, in_triage, not_affected, resolved, resolved_with_pedigree, found `fine`"
    ),
    (
      #"{"analysis": {"state": "resolved"}, "affects": [{"ref": "a"}]}"#,
      "2:1: vulnerabilities[0]: expected an `id`, found none"
    ),
    (
      #"{"id": "CVE-1", "analysis": {"state": "resolved"}}"#,
      "2:1: vulnerabilities[0]: expected components in `affects`, found none"
    ),
    (
      #"{"id": "CVE-1", "analysis": {"state": "resolved"}, "affects": []}"#,
      "2:1: vulnerabilities[0]: expected components in `affects`, found none"
    ),
    (
      #"{"id": "CVE-1", "analysis": {"state": "resolved"}, "affects": [{"ref": "c"}]}"#,
      "2:1: vulnerabilities[0]: expected a component with a package URL or CPE name, found `c`"
    ),
    (
      #"{"id": "CVE-1", "analysis": {"state": "resolved"}, "affects": [{"ref": "x"}]}"#,
      "2:1: vulnerabilities[0]: expected the `bom-ref` of a component, found `x`"
    ),
    (
      #"{"id": "CVE-1", "analysis": {"state": "resolved"}, "affects": [{"ref": "urn:cdx:3e/1"}]}"#,
      "2:1: vulnerabilities[0]: expected a `bom-ref` or BOM-Link to a component, found `urn:cdx:3e/1`"
    ),
    (
      #"{"id": "CVE-1", "analysis": {"state": "resolved"}, "affects": [{}]}"#,
      "2:1: vulnerabilities[0]: expected a `bom-ref` or BOM-Link to a component, found ``"
    ),
    (
      #"{"id": "CVE-1", "analysis": {"state": "resolved"}, "affects": [{"ref": "b", "versions": [{"range": ">=1"}]}]}"#,
      "2:1: vulnerabilities[0]: expected a range as vers:npm/>=1.0|<2.0, found `>=1`"
    ),
    (
      #"{"id": "CVE-1", "analysis": {"state": "resolved"}, "affects": [{"ref": "b", "versions": [{"version": "*"}]}]}"#,
      "2:1: vulnerabilities[0]: expected a version, found `*`"
    ),
    (
      #"{"id": "CVE-1", "analysis": {"state": "resolved"}, "affects": [{"ref": "b", "versions": [{}]}]}"#,
      "2:1: vulnerabilities[0]: expected `version` or `range`, found neither"
    ),
    (
      #"{"id": "CVE-1", "analysis": {"state": "resolved"}, "affects": [{"ref": "b", "versions": [{"version": "1", "status": "unknown"}]}]}"#,
      "2:1: vulnerabilities[0]: expected versions to decide about, found none"
    ),
  ])
  func vulnerabilityThatIsLeftOut(vulnerability: String, remark: String) throws {
    let other = #"{"id": "CVE-9", "analysis": {"state": "resolved"}, "affects": [{"ref": "a"}]}"#
    let result = try read(vulnerability + ",\n" + other + ",\n" + #"{"id": "CVE-8"}"#)
    #expect(result.rules.map(\.id) == ["CVE-9"])
    #expect(result.remarkTexts == [remark])
  }

  @Test func xml() throws {
    let result = try suppressions(
      CycloneDXVEX(),
      """
      <?xml version="1.0"?>
      <bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1">
        <metadata><timestamp>2022-03-03T00:00:00Z</timestamp></metadata>
        <components><component type="library" bom-ref="a"><name>a</name><purl>pkg:npm/a@1.0</purl>
          <components><component bom-ref="b"><name>b</name><purl>pkg:npm/b</purl></component></components>
        </component></components>
        <vulnerabilities>
          <vulnerability><id>CVE-2</id></vulnerability>
          <vulnerability>
            <id>CVE-1</id><references><reference><id>GHSA-1</id></reference></references>
            <analysis><state>not_affected</state><justification>code_not_present</justification>
              <responses><response>will_not_fix</response></responses><detail>Not in it.</detail></analysis>
            <affects><target><ref>b</ref><versions><version><range>vers:npm/&gt;=1|&lt;2</range>
              <status>unaffected</status></version></versions></target></affects>
          </vulnerability>
          <vulnerability><id>CVE-3</id><analysis><state>gone</state></analysis></vulnerability>
        </vulnerabilities>
      </bom>
      """)
    let rule = try #require(result.rules.first)
    #expect(result.rules.count == 1)
    #expect(rule.id == "CVE-1")
    #expect(rule.reason == "code_not_present: will_not_fix: Not in it.")
    #expect(rule.statementTime?.description == "2022-03-03T00:00:00Z")
    #expect(rule.origin.line == 9)
    let sheet = SuppressionSheet(
      texts: [.id: ["GHSA-1"], .purl: ["pkg:npm/b", "pkg:npm/b@vers:npm/>=1|<2"]])
    #expect(sheet.fits(rule.condition))
    #expect(result.remarks.map(\.origin.line) == [16])
  }

  @Test(arguments: [
    "{\"bomFormat\": \"CycloneDX\", \"vulnerabilities\": [{",
    "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bom><vulnerabilities><vulnerability><id>&e;</id></vulnerability></vulnerabilities></bom>",
  ])
  func brokenFile(text: String) throws {
    #expect(throws: PolicyError.self) { try suppressions(CycloneDXVEX(), text) }
  }

  @Test func emptyList() throws { #expect(try read("") == Suppressions()) }
}
