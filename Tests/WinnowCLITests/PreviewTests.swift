import Foundation
import Testing

/// `winnow preview`: what is shown, and what a guard or a gate ends it with.
@Suite struct PreviewTests {
  private func files(_ packages: [String: Int]) throws -> (TemporaryFolder, [String: String]) {
    let folder = try TemporaryFolder()
    let paths = try packages.map { name, count in
      (name, try folder.file("\(name).json", Reports.trivy("p", packages: count)).path())
    }
    return (folder, Dictionary(uniqueKeysWithValues: paths))
  }

  private func preview(_ arguments: [String], in folder: TemporaryFolder) throws -> WinnowRun {
    try WinnowRun(["preview"] + arguments, in: folder.path)
  }

  @Test func ofASample() throws {
    let run = try WinnowRun(
      ["preview", "--no-policy", "trivy/image.json"], in: Reports.samples.path())
    #expect(run.exitCode == 0 && run.messages == "")
    #expect(
      run.output == """
        read
          trivy/image.json  Trivy Scan  9 findings

        findings
                      Critical  High  Medium  Low  Info  all
          Trivy Scan         2     3       1    2     1    9

        """)
  }

  /// The README shows what the program prints.
  @Test func ofTheREADME() throws {
    let package = Reports.samples.deletingLastPathComponent()
    let text = try String(contentsOf: package.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(text.range(of: "$ winnow preview "))
    let shown = try #require(text[start.upperBound...].range(of: "```"))
    let block = text[start.upperBound..<shown.lowerBound].split(separator: "\n", maxSplits: 1)
    let arguments = block[0].split(separator: " ").map(String.init)
    let run = try WinnowRun(["preview", "--no-policy"] + arguments, in: package.path())
    #expect(run.exitCode == 0 && run.output == String(block[1]))
  }

  @Test func againstABaseline() throws {
    let (folder, paths) = try files(["old": 5, "new": 4])
    let run = try preview(["new.json", "--baseline", "old.json"], in: folder)
    #expect(run.exitCode == 0)
    #expect(
      run.output.hasSuffix(
        """
        server: Trivy Scan, 5 findings in the baseline, 5 active
          created      0
          untouched    4
          reactivated  0
          closed       1

        closed
          Low  CVE-0000-4 p-4 1  p-4 1

        """))
    _ = paths
  }

  /// Winnow's own output stands for the report that it was made of.
  @Test(arguments: ["ndjson", "json"]) func ownOutputAsBaseline(_ format: String) throws {
    let (folder, _) = try files(["old": 5, "new": 7])
    let own = "\(folder.path)/own"
    #expect(
      try WinnowRun(["convert", "\(folder.path)/old.json", "-f", format, "-o", own]).exitCode == 0)
    let byReport = try preview(["new.json", "--baseline", "old.json"], in: folder)
    let byOwn = try preview(["new.json", "--baseline", own], in: folder)
    #expect(byReport.output == byOwn.output && byOwn.exitCode == 0)
    #expect(byOwn.output.contains("created      2"))
  }

  @Test func asImport() throws {
    let (folder, _) = try files(["old": 5, "new": 4])
    let run = try preview(["new.json", "--baseline", "old.json", "--as", "import"], in: folder)
    #expect(run.output.contains("duplicates   4") && run.output.contains("closed       0"))
    let closing = try preview(
      ["new.json", "--baseline", "old.json", "--as", "import", "--close-old-findings"], in: folder)
    #expect(closing.output.contains("closed       1"))
  }

  /// What only the policy keeps from the server is not fixed.
  @Test func guardsAgainstClosingWhatIsDropped() throws {
    let (folder, _) = try files(["old": 30])
    let arguments = ["old.json", "--baseline", "old.json", "--min-severity", "High"]
    let refused = try preview(arguments, in: folder)
    #expect(refused.exitCode == 5)
    #expect(
      refused.output.contains(
        "closed though nothing says that they are fixed: 30, expected at most 20"))
    #expect(refused.output.contains("  dropped by the policy: CVE-0000-0 p-0 1\n"))
    #expect(try preview(arguments + ["--max-close", "30"], in: folder).exitCode == 0)
    #expect(try preview(arguments + ["--no-close-old-findings"], in: folder).exitCode == 0)
  }

  @Test func guardsAgainstReportsThatLackFindings() throws {
    let (folder, _) = try files(["old": 30, "empty": 0])
    let empty = try preview(["empty.json", "--baseline", "old.json"], in: folder)
    #expect(empty.exitCode == 5 && empty.output.contains("empty.json: has no findings"))
    _ = try folder.file("bad.json", Reports.trivy("p", packages: 30, nameless: 0..<25))
    let unread = try preview(["bad.json", "--baseline", "old.json"], in: folder)
    #expect(unread.exitCode == 5 && unread.output.contains("bad.json: 25 records were not read"))
    // Findings that are gone from a whole report are fixed.
    _ = try folder.file("few.json", Reports.trivy("p", packages: 1))
    #expect(try preview(["few.json", "--baseline", "old.json"], in: folder).exitCode == 0)
  }

  @Test func gatesOnWhatIsNew() throws {
    let (folder, _) = try files(["old": 5, "new": 7])
    let arguments = ["new.json", "--baseline", "old.json", "--fail-on", "Low", "--only-new"]
    let gated = try preview(arguments, in: folder)
    #expect(gated.exitCode == 1)
    #expect(gated.messages.contains("error: 2 findings of Low or worse, expected at most 0"))
    #expect(
      try preview(["old.json"] + arguments.dropFirst(), in: folder).exitCode == 0)
  }

  @Test(arguments: ["json", "markdown", "html"]) func otherFormats(_ format: String) throws {
    let (folder, _) = try files(["old": 5, "new": 7])
    let run = try preview(
      ["new.json", "--baseline", "old.json", "--format", format], in: folder)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("CVE-0000-6 p-6 1") || run.output.contains("CVE-0000-6 p"))
    if format == "json" {
      let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      let tests = try #require(value?["tests"] as? [[String: Any]])
      #expect(tests.map { ($0["created"] as? [Any])?.count } == [2])
      #expect(value?["schemaVersion"] as? Int == 1)
    }
  }

  @Test func unreadableBaselineIsRefused() throws {
    let (folder, _) = try files(["new": 1])
    _ = try folder.file(
      "broken.json", Array("{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Resul".utf8))
    let run = try preview(["new.json", "--baseline", "broken.json"], in: folder)
    #expect(run.exitCode == 2 && run.output == "")
    #expect(run.messages.hasPrefix("error: baseline: broken.json:1:"))
  }
}
