import FindingModel
import Testing
import Triage

@Suite struct CSAFTests {
  private let tree = """
    {"branches": [{"category": "vendor", "name": "Debian", "branches": [
      {"category": "product_name", "name": "libdb", "branches": [
        {"category": "product_version", "name": "5.3", "product": {"name": "libdb 5.3",
         "product_id": "LIBDB", "product_identification_helper":
          {"purl": "pkg:deb/debian/libdb5.3@5.3.28%2Bdfsg1-0.8?arch=amd64"}}}]}]}],
     "full_product_names": [
       {"name": "Image", "product_id": "IMAGE", "product_identification_helper": {"purl": "pkg:oci/acme"}},
       {"name": "RHEL", "product_id": "RHEL", "product_identification_helper": {"cpe": "cpe:/o:redhat:enterprise_linux:8"}},
       {"name": "Acme", "product_id": "ACME"}],
     "relationships": [
       {"product_reference": "LIBDB", "category": "default_component_of", "relates_to_product_reference": "IMAGE",
        "full_product_name": {"product_id": "IMAGE:LIBDB", "name": "libdb in the image"}},
       {"product_reference": "LIBDB", "category": "external_component_of", "relates_to_product_reference": "IMAGE",
        "full_product_name": {"product_id": "EXTERNAL", "name": "libdb beside the image"}},
       {"product_reference": "LIBDB", "category": "installed_on", "relates_to_product_reference": "RHEL",
        "full_product_name": {"product_id": "RHEL:LIBDB", "name": "libdb on RHEL"}}],
     "product_groups": [{"group_id": "GROUP", "product_ids": ["LIBDB", "IMAGE"]}]}
    """
  private let libdb = "pkg:deb/debian/libdb5.3@5.3.28%2Bdfsg1-0.8?arch=amd64"

  private func read(
    _ vulnerabilities: String,
    tracking: String = "\"current_release_date\": \"2024-01-01T11:00:00.000Z\""
  ) throws -> Suppressions {
    try suppressions(
      CSAF(),
      """
      {"document": {"category": "csaf_vex", "csaf_version": "2.0", "publisher": {"name": "Acme PSIRT"},
        "tracking": {\(tracking), "id": "2024-1"}}, "vulnerabilities": [
      \(vulnerabilities)
      ], "product_tree": \(tree)}
      """)
  }

  private func sheet(artifact: String? = nil, purl: String? = nil, id: String = "CVE-1")
    -> SuppressionSheet
  {
    SuppressionSheet(texts: [
      .id: [id], .artifact: [artifact].compactMap(\.self), .purl: [purl].compactMap(\.self),
    ])
  }

  @Test func productInBranches() throws {
    let result = try read(
      """
      {"cve": "CVE-1", "product_status": {"known_not_affected": ["LIBDB"]}, "ids": [{"system_name": "GitHub", "text": "GHSA-1"}],
       "flags": [{"label": "vulnerable_code_not_in_execute_path", "product_ids": ["LIBDB"]}],
       "threats": [{"category": "impact", "details": "Never called.", "product_ids": ["LIBDB"]}]}
      """)
    #expect(result.remarks == [])
    let rule = try #require(result.rules.first)
    #expect(rule.id == "CVE-1")
    #expect(rule.effect == .drop)
    #expect(rule.reason == "vulnerable_code_not_in_execute_path: Never called.")
    #expect(rule.owner == "Acme PSIRT")
    #expect(rule.statementTime?.description == "2024-01-01T11:00:00Z")
    #expect(rule.origin.line == 3)
    #expect(sheet(purl: libdb).fits(rule.condition))
    #expect(sheet(artifact: libdb, id: "ghsa-1").fits(rule.condition))
    #expect(!sheet(purl: libdb, id: "CVE-2").fits(rule.condition))
    #expect(!sheet(purl: "pkg:deb/debian/libdb5.3").fits(rule.condition))
  }

  @Test func relationship() throws {
    let result = try read(#"{"cve": "CVE-1", "product_status": {"fixed": ["IMAGE:LIBDB"]}}"#)
    let rule = try #require(result.rules.first)
    #expect(sheet(artifact: "pkg:oci/acme", purl: libdb).fits(rule.condition))
    #expect(!sheet(purl: libdb).fits(rule.condition))
    #expect(!sheet(artifact: "pkg:oci/acme").fits(rule.condition))
    #expect(rule.reason == "fixed")
  }

  @Test func cpeOfComponent() throws {
    let result = try read(#"{"cve": "CVE-1", "product_status": {"fixed": ["RHEL"]}}"#)
    let condition = try #require(result.rules.first).condition
    #expect(
      condition
        == .all([.names(.id, ["CVE-1"]), .names(.cpe, ["cpe:/o:redhat:enterprise_linux:8"])]))
  }

  @Test(arguments: [
    ("known_not_affected", Effect.drop), ("fixed", .drop), ("first_fixed", .drop),
    ("known_affected", .keep), ("first_affected", .keep), ("last_affected", .keep),
    ("under_investigation", .keep),
  ])
  func status(status: String, effect: Effect) throws {
    let result = try read(#"{"cve": "CVE-1", "product_status": {"\#(status)": ["IMAGE"]}}"#)
    #expect(result.rules.map(\.effect) == [effect])
    #expect(result.rules.map(\.reason) == [status])
  }

  @Test func recommendedSaysNeither() throws {
    #expect(
      try read(#"{"cve": "CVE-1", "product_status": {"recommended": ["IMAGE"]}}"#) == Suppressions()
    )
  }

  @Test func reasonsOfGroupsAndOfAll() throws {
    let result = try read(
      """
      {"cve": "CVE-1", "product_status": {"known_affected": ["RHEL"], "fixed": ["IMAGE:LIBDB", "LIBDB", "IMAGE"]},
       "threats": [{"category": "impact", "details": "of the group", "group_ids": ["GROUP"]},
        {"category": "impact", "details": "of all"}, {"category": "exploit_status", "details": "x"}],
       "remediations": [{"category": "vendor_fix", "details": "Update.", "product_ids": ["IMAGE"]}]}
      """)
    #expect(
      result.rules.map(\.reason) == ["of all", "of the group", "of the group: Update.", "of all"])
    #expect(result.rules.map(\.effect) == [.drop, .drop, .drop, .keep])
    #expect(result.rules.map(\.id) == ["CVE-1", "CVE-1 (2)", "CVE-1 (3)", "CVE-1 (4)"])
  }

  @Test(arguments: [
    (
      #""revision_history": [{"date": "2024-02-01T00:00:00Z"}, {"date": "2024-03-01T00:00:00Z"}]"#,
      "2024-03-01T00:00:00Z"
    ),
    (#""initial_release_date": "2023-02-01T00:00:00Z""#, "2023-02-01T00:00:00Z"),
    (
      #""current_release_date": "2025-01-01T00:00:00Z", "initial_release_date": "2023-02-01T00:00:00Z""#,
      "2025-01-01T00:00:00Z"
    ),
  ])
  func releaseTime(tracking: String, time: String) throws {
    let result = try read(
      #"{"cve": "CVE-1", "product_status": {"fixed": ["IMAGE"]}}"#, tracking: tracking)
    #expect(result.rules.map(\.statementTime?.description) == [time])
  }

  @Test(arguments: [
    ("7", "3:1: vulnerabilities[0]: expected an object, found a number"),
    (
      #"{"product_status": {"fixed": ["IMAGE"]}}"#,
      "3:1: vulnerabilities[0].cve: missing, and no other `ids`"
    ),
    (
      #"{"cve": "CVE-1", "product_status": {"fixed": ["ACME"]}}"#,
      "3:36: vulnerabilities[0].product_status: expected products with a package URL or CPE name, found `ACME`"
    ),
    (
      #"{"cve": "CVE-1", "product_status": {"fixed": ["ACME", "RHEL:LIBDB", "EXTERNAL"]}}"#,
      "3:36: vulnerabilities[0].product_status: expected products with a package URL or CPE name, found `ACME`, and 2 more"
    ),
    (
      #"{"cve": "CVE-1", "product_status": {"harmless": ["IMAGE"]}}"#,
      "3:49: vulnerabilities[0].product_status.harmless: expected a key that has a meaning here, found `harmless`"
    ),
  ])
  func vulnerabilityThatIsLeftOut(vulnerability: String, remark: String) throws {
    let result = try read(
      vulnerability + ",\n" + #"{"cve": "CVE-9", "product_status": {"fixed": ["IMAGE"]}}"#)
    #expect(result.rules.map(\.id) == ["CVE-9"])
    #expect(result.remarkTexts == [remark])
  }

  @Test func emptyList() throws {
    #expect(try read("") == Suppressions())
    #expect(try read(#"{"cve": "CVE-1", "product_status": {"fixed": []}}"#) == Suppressions())
    #expect(try read(#"{"cve": "CVE-1"}"#) == Suppressions())
  }

  @Test func brokenFile() throws {
    #expect(throws: PolicyError.self) {
      try suppressions(CSAF(), #"{"document": {"category": "csaf_vex"}, "vulnerabilities": [{"#)
    }
  }
}
