import Foundation
import Testing

/// `--dedupe`: what stays, and that nothing goes without being counted.
@Suite struct DedupeTests {
  private func report(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try folder.file(name, Reports.trivy("p", packages: 3)).path()
  }

  private func counts(_ folder: TemporaryFolder) throws -> [String: Int] {
    let data = try Data(contentsOf: folder.url.appending(path: "receipt.json"))
    let receipt = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return try #require(receipt?["counts"] as? [String: Int])
  }

  @Test(arguments: ["server", "cross-tool"])
  func theSameReportTwice(_ strategy: String) throws {
    let folder = try TemporaryFolder()
    let paths = [try report(folder, "a.json"), try report(folder, "b.json")]
    let plain = try WinnowRun(["convert"] + paths)
    #expect(plain.lines.count == 6)
    let run = try WinnowRun(
      ["convert", "--dedupe", strategy, "--receipt", "receipt.json"] + paths, in: folder.path)
    #expect(run.exitCode == 0)
    #expect(try run.findings.map { $0["component_name"] as? String } == ["p-0", "p-1", "p-2"])
    let merged = try run.findings.map { try #require($0["merged"] as? [String: Any]) }
    for group in merged {
      let members = try #require(group["members"] as? [[String: Any]])
      #expect(members.map { $0["report"] as? String } == paths)
      #expect(members.allSatisfy { $0["severity"] as? String == "Low" })
      #expect(group["confidence"] as? String == "certain")
      #expect(
        group["reason"] as? String
          == (strategy == "server" ? "duplicates by hash_code" : "the same finding"))
    }
    #expect(run.messageLines.first == "findings: 6 read, 3 kept, 0 dropped, 3 merged")
    let counts = try counts(folder)
    #expect(counts["read"] == 6 && counts["kept"] == 3 && counts["merged"] == 3)
  }

  @Test func droppedFindingsMergeNothing() throws {
    let folder = try TemporaryFolder()
    let paths = [try report(folder, "a.json"), try report(folder, "b.json")]
    let run = try WinnowRun(
      ["convert", "--dedupe", "server", "--only", "component!=p-1", "--format", "json"] + paths)
    #expect(run.exitCode == 0)
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let findings = document?["findings"] as? [[String: Any]]
    #expect(findings?.map { $0["component_name"] as? String } == ["p-0", "p-2"])
  }

  /// A vulnerability that both know by other names, in `shop` at 1.0.
  private func pair(_ folder: TemporaryFolder) throws -> [String] {
    let trivy = """
      {"SchemaVersion": 2, "ArtifactName": "app", "Results": [{"Target": "package-lock.json",
        "Class": "lang-pkgs", "Type": "npm", "Vulnerabilities": [
        {"VulnerabilityID": "CVE-2021-0001", "PkgName": "shop", "InstalledVersion": "1.0",
         "Severity": "HIGH", "PkgIdentifier": {"PURL": "pkg:npm/shop@1.0"}}]}]}
      """
    let grype = """
      {"matches": [{"vulnerability": {"id": "GHSA-aaaa-bbbb-cccc", "severity": "Critical",
        "dataSource": "https://example.com/a", "fix": {"state": "fixed", "versions": ["2.0"]}},
        "relatedVulnerabilities": [], "matchDetails": [{"type": "exact-direct-match"}],
        "artifact": {"name": "shop", "version": "1.0", "type": "npm", "language": "javascript",
         "purl": "pkg:npm/shop@1.0", "cpes": [], "locations": [{"path": "/package-lock.json"}]}}],
       "source": {"type": "directory", "target": "."}, "descriptor": {"name": "grype"}}
      """
    return [
      try folder.file("trivy.json", Array(trivy.utf8)).path(),
      try folder.file("grype.json", Array(grype.utf8)).path(),
    ]
  }

  @Test func aliasesOfAFile() throws {
    let folder = try TemporaryFolder()
    let paths = try pair(folder)
    _ = try folder.file("aliases", Array("# OSV\nCVE-2021-0001, GHSA-aaaa-bbbb-cccc\n".utf8))
    let osv = #"[{"id": "GHSA-aaaa-bbbb-cccc", "aliases": ["CVE-2021-0001"]}, {"id": "GHSA-1"}]"#
    _ = try folder.file("osv.json", Array(osv.utf8))
    let apart = try WinnowRun(["convert", "--dedupe", "cross-tool"] + paths)
    #expect(apart.lines.count == 2 && !apart.output.contains("merged"))
    for file in ["aliases", "osv.json"] {
      let run = try WinnowRun(
        ["convert", "--dedupe", "cross-tool", "--aliases", file] + paths, in: folder.path)
      #expect(run.exitCode == 0)
      let finding = try #require(try run.findings.first)
      #expect(try run.findings.count == 1 && finding["severity"] as? String == "Critical")
      #expect(
        Set(finding["vulnerability_ids"] as? [String] ?? [])
          == ["GHSA-aaaa-bbbb-cccc", "CVE-2021-0001"])
      #expect(
        (finding["merged"] as? [String: Any])?["reason"] as? String
          == "CVE-2021-0001 in pkg:npm/shop@1.0")
    }
  }

  @Test func aliasesThatNobodyUnderstands() throws {
    let folder = try TemporaryFolder()
    let paths = try pair(folder)
    _ = try folder.file("aliases", Array("CVE-2021-0001 GHSA-aaaa-bbbb-cccc\nCVE-1 what\n".utf8))
    let run = try WinnowRun(
      ["convert", "--dedupe", "cross-tool", "--aliases", "aliases"] + paths, in: folder.path)
    #expect(run.exitCode == 2 && run.output == "")
    #expect(
      run.messages == """
        error: aliases:2:1: line 2: expected identifiers such as CVE-2021-44228, found `CVE-1`

        """)
    let unused = try WinnowRun(["convert", "--aliases", "aliases"] + paths, in: folder.path)
    #expect(unused.exitCode == 2)
    #expect(unused.messages == "error: --aliases: expected --dedupe cross-tool, found off\n")
  }

  /// What is merged counts once; what one report says and a rule marks does not hide what others say.
  @Test func gatesCountAfterMerging() throws {
    let folder = try TemporaryFolder()
    let paths = try pair(folder)
    _ = try folder.file("aliases", Array("CVE-2021-0001 GHSA-aaaa-bbbb-cccc\n".utf8))
    let arguments = ["convert", "--fail-on", "High", "--receipt", "receipt.json"] + paths
    let plain = try WinnowRun(arguments, in: folder.path)
    #expect(plain.messages.contains("2 findings of High or worse"))
    let merging = ["--dedupe", "cross-tool", "--aliases", "aliases"]
    let merged = try WinnowRun(arguments + merging, in: folder.path)
    #expect(merged.exitCode == 1 && merged.messages.contains("1 finding of High or worse"))
    #expect(try counts(folder)["merged"] == 1)
    let policy = """
      rules:
        - id: unused
          drop: {severity: Critical}
          as: false_positive
          reason: not used
      """
    _ = try folder.file("winnow.yaml", Array(policy.utf8))
    let marked = try WinnowRun(arguments + merging, in: folder.path)
    #expect(marked.exitCode == 1 && marked.messages.contains("1 finding of High or worse"))
    #expect(try marked.findings.map { $0["severity"] as? String } == ["High"])
    let counts = try counts(folder)
    #expect(counts["read"] == 2 && counts["kept"] == 1 && counts["merged"] == 1)
    #expect(counts["marked"] == 0)
  }

  @Test func inThePreview() throws {
    let folder = try TemporaryFolder()
    let paths = try pair(folder)
    _ = try folder.file("aliases", Array("CVE-2021-0001 GHSA-aaaa-bbbb-cccc\n".utf8))
    let merging = ["--dedupe", "cross-tool", "--aliases", "aliases"]
    let run = try WinnowRun(["preview"] + merging + paths, in: folder.path)
    #expect(run.exitCode == 0)
    #expect(
      run.output.contains(
        """
        merged: 2 findings into 1
          Critical  CVE-2021-0001 in pkg:npm/shop@1.0: 2 findings of Trivy Scan, Anchore Grype (certain)

        """))
    // What is merged away would be closed on a server that has it.
    let guarded = try WinnowRun(
      ["preview", "--max-close", "0", "--baseline", paths[0]] + merging + paths, in: folder.path)
    #expect(guarded.exitCode == 5)
    #expect(
      guarded.output.contains("  merged into others: CVE-2021-0001 Shop 1.0\n")
        || guarded.output.contains("  merged into others: CVE-2021-0001 shop 1.0\n"))
  }

  @Test(arguments: ["server", "cross-tool"])
  func aReportIsCleanedOfWhatItSaysTwice(_ strategy: String) throws {
    let folder = try TemporaryFolder()
    let records = ["a", "b", "a", "c"].map {
      #"{"VulnerabilityID":"CVE-0-\#($0)","PkgName":"p","InstalledVersion":"1","Severity":"LOW"}"#
    }
    let target = #"[{"Target":"t","Vulnerabilities":["#
    let report = target + records.joined(separator: ",\n") + "]}]\n"
    let path = try folder.file("report.json", Array(report.utf8)).path()
    let flags = ["--dedupe", strategy, "--only", "id!=CVE-0-c", "--receipt", "receipt.json"]
    let run = try WinnowRun(["clean", path] + flags, in: folder.path)
    #expect(run.exitCode == 0)
    #expect(run.output == target + records[...1].joined(separator: ",\n") + "]}]\n")
    let counts = try counts(folder)
    #expect(counts["read"] == 4 && counts["kept"] == 2)
    #expect(counts["merged"] == 1 && counts["dropped"] == 1)
    let gated = try WinnowRun(["clean", path, "--dedupe", strategy, "--fail-on", "Low"])
    #expect(gated.exitCode == 1 && gated.messages.contains("3 findings of Low or worse"))
  }
}
