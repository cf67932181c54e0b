import Delivering
import Foundation
import StandInServers
import Testing

/// `winnow defectdojo import`, `reimport` and `preview`.
@Suite struct DefectDojoUploadTests {
  @Test func aReimportDoesWhatWasForetold() async throws {
    try await DefectDojoRun.with { run in
      try run.write("old.json", ["One", "Two", "Three"])
      try run.write("new.json", ["Two", "Three", "Four"])
      let first = try await run.upload("reimport", "old.json")
      #expect(first.exitCode == 0, "\(first.messages)")
      #expect(
        first.output == """
          old.json: reimport as Generic Findings Import: \(run.server.address)/test/1
                          foretold   counted
            created              3         3
            untouched            0         0
            reactivated          0         0
            closed               0         0
            duplicates           ·         0

          """)
      let preview = try await run("preview", "new.json", "--test-id", "1")
      #expect(preview.exitCode == 0, "\(preview.messages)")
      #expect(preview.output.contains("  created      1\n  untouched    2\n"))
      #expect(preview.output.contains("  reactivated  0\n  closed       1\n"))
      let second = try await run.upload(
        "reimport", "new.json", with: ["--receipt", "receipt.json"])
      #expect(second.exitCode == 0, "\(second.messages)")
      #expect(
        second.output == """
          new.json: reimport as Generic Findings Import: \(run.server.address)/test/1
                          foretold   counted
            created              1         1
            untouched            2         2
            reactivated          0         0
            closed               1         1
            duplicates           ·         0

          """)
      #expect(!second.messages.contains("were to be"))
      let receipt = try String(
        contentsOfFile: try #require(run.folder?.path) + "/receipt.json", encoding: .utf8)
      #expect(receipt.contains("\"link\" : \"\(run.server.address)/test/1\""))
      let active = await run.dojo.all("findings").filter { $0["active"] == true }
      #expect(active.map { $0["title"]?.text } == ["Two", "Three", "Four"])
    }
  }

  @Test func whatTheServerLeavesOutIsForetold() async throws {
    try await DefectDojoRun.with { run in
      try run.write("old.json", ["One", "Two"])
      try run.write("empty.json", [])
      let scanType = ["--scan-type", "Generic Findings Import"]
      let empty = try await run.upload("import", "empty.json", with: scanType)
      #expect(empty.exitCode == 0, "\(empty.messages)")
      let filled = try await run("reimport", "old.json", "--test-id", "1")
      #expect(filled.exitCode == 0, "\(filled.messages)")
      #expect(filled.output.contains("  created              2         2\n"))
      let slight = try await run.upload(
        "import", "old.json", with: ["--minimum-severity", "critical"])
      #expect(slight.exitCode == 0, "\(slight.messages)")
      // The stand-in takes all of them, as no server does; so the difference is told.
      #expect(slight.output.contains("  created              0         2\n"))
      #expect(
        slight.messages.contains(
          "warning: old.json: 0 were to be created, and the server counted 2\n"))
    }
  }

  @Test func anImportSaysWhatCIServicesKnow() async throws {
    try await DefectDojoRun.with { run in
      try run.write("report.json", ["One"])
      let imported = try await run.upload(
        "import", "report.json",
        with: ["--tag", "a", "--tag", "b", "--no-active", "--version", "1.2"],
        environment: [
          "GITHUB_ACTIONS": "true", "GITHUB_REF_NAME": "main", "GITHUB_SHA": "abc",
          "GITHUB_RUN_ID": "7",
        ])
      #expect(imported.exitCode == 0, "\(imported.messages)")
      let form = try #require(run.server.requests.first { $0.method == "POST" }).form
      #expect(form["branch_tag"] == ["main"])
      #expect(form["commit_hash"] == ["abc"])
      #expect(form["build_id"] == ["7"])
      #expect(form["tags"] == ["a", "b"])
      #expect(form["active"] == ["false"])
      #expect(form["version"] == ["1.2"])
      #expect(form["deduplication_execution_mode"] == ["async_wait"])
      #expect(form["verified"] == nil)
    }
  }

  @Test func aDryRunOnlyAsks() async throws {
    try await DefectDojoRun.with { run in
      try run.write("report.json", ["One"])
      let shown = try await run.upload("import", "report.json", with: ["--dry-run"])
      #expect(shown.exitCode == 0, "\(shown.messages)")
      #expect(shown.output.contains("POST \(run.server.address)/api/v2/import-scan/\n"))
      #expect(shown.output.contains("  product_name=Shop\n"))
      #expect(shown.output.contains("  file=report.json, "))
      #expect(Set(run.methods(since: 0)) == ["GET"])
    }
  }

  @Test func whatWouldCloseTheWrongFindingsIsNotUploaded() async throws {
    try await DefectDojoRun.with { run in
      try run.write("old.json", (1...40).map { "Finding \($0)" })
      try run.write("empty.json", [])
      _ = try await run.upload("reimport", "old.json")
      let count = run.server.requests.count
      let empty = try await run(
        "reimport", "empty.json", "--test-id", "1", "--scan-type", "Generic Findings Import")
      #expect(empty.exitCode == 5, "\(empty.messages)")
      #expect(
        empty.messages.contains(
          "error: 40 findings would be closed though nothing says that they are fixed, expected at"
            + " most 20\n"))
      #expect(Set(run.methods(since: count)) == ["GET"])
      let trivy = DefectDojoRun.sample("trivy/image.json")
      let other = try await run("reimport", trivy, "--test-id", "1", "--max-close", "100")
      #expect(other.exitCode == 5)
      #expect(
        other.messages.contains(
          "error: test 1 holds findings of Generic Findings Import, which an upload of Trivy Scan"
            + " would close\n"))
      let dropped = try await run(
        "reimport", "old.json", "--test-id", "1", "--min-severity", "critical")
      #expect(dropped.exitCode == 5)
      #expect(
        dropped.messages.contains(
          "error: 40 findings would be closed though nothing says that they are fixed, expected at"
            + " most 20\n"))
      #expect(Set(run.methods(since: count)) == ["GET"])
    }
  }

  @Test func reportsOfOneTestDoNotCloseEachOther() async throws {
    try await DefectDojoRun.with { run in
      try run.write("one.json", ["One", "Two"])
      try run.write("two.json", ["Two", "Three"])
      let apart = try await run.upload("reimport", "one.json", "two.json")
      #expect(apart.exitCode == 5)
      #expect(
        apart.messages.contains(
          "error: two.json goes into the test of one.json, and would close what that has;"
            + " `--as generic` uploads them as one\n"))
      let together = try await run.upload(
        "reimport", "one.json", "two.json", with: ["--as", "generic", "--dedupe", "server"])
      #expect(together.exitCode == 0, "\(together.messages)")
      let titles = await run.dojo.all("findings").compactMap { $0["title"]?.text }
      #expect(titles == ["One", "Two", "Three"])
    }
  }

  @Test func whatThePolicyDropsIsCutOut() async throws {
    try await DefectDojoRun.with { run in
      try run.write("report.json", ["One", "Two", "Three"])
      let policy = "rules: [{id: two, drop: {title: two}, reason: known}]\n"
      _ = try run.folder?.file("drop.yaml", Array(policy.utf8))
      let imported = try await run.upload("import", "report.json", with: ["--policy", "drop.yaml"])
      #expect(imported.exitCode == 0, "\(imported.messages)")
      #expect(imported.output.contains("  created              2         2\n"))
      #expect(imported.messages.contains("note: report.json: 1 records cut out\n"))
      let titles = await run.dojo.all("findings").map { $0["title"]?.text }
      #expect(titles == ["One", "Three"])
    }
  }

  @Test func whatIsMergedAwayIsCutOut() async throws {
    try await DefectDojoRun.with { run in
      try run.write(trivy: "report.json", ["one", "two", "one"])
      let merged = try await run.upload(
        "import", "report.json", with: ["--dedupe", "server", "--dry-run"])
      #expect(merged.exitCode == 0, "\(merged.messages)")
      #expect(merged.messages.contains("note: report.json: 1 records cut out\n"))
      #expect(merged.messages.contains("findings: 3 read, 2 kept, 0 dropped, 1 merged\n"))
    }
  }

  @Test func whatACleanedReportCannotTellIsNotUploaded() async throws {
    try await DefectDojoRun.with { run in
      try run.write("report.json", ["One", "Two"])
      let policy = "severity: {map: [{when: {title: one}, to: Low}]}\n"
      _ = try run.folder?.file("map.yaml", Array(policy.utf8))
      let refused = try await run.upload("import", "report.json", with: ["--policy", "map.yaml"])
      #expect(refused.exitCode == 5, "\(refused.messages)")
      #expect(
        refused.messages.contains(
          "error: 1 findings have another severity by the policy; `--as generic` uploads what the"
            + " policy makes of it\n"))
      #expect(Set(run.methods(since: 0)) == ["GET"])
    }
  }

  @Test func aLostAnswerIsLookedUp() async throws {
    try await DefectDojoRun.with { run in
      try run.write("report.json", ["One", "Two"])
      run.server.meet([.afterActing], on: "POST")
      let imported = try await run.upload("import", "report.json")
      #expect(imported.exitCode == 0, "\(imported.messages)")
      #expect(imported.output.contains("  created              2         2\n"))
      #expect(await run.dojo.all("tests").count == 1)
    }
  }

  @Test func aReportThatTheServerCannotReadIsCleanedUp() async throws {
    try await DefectDojoRun.with { run in
      let report = """
        Date,Title,CweId,Url,Severity,Description,Mitigation,Impact,References,Active,Verified
        01/30/2026,One,79,,High,What is wrong.,,,,TRUE,FALSE

        """
      _ = try run.folder?.file("report.csv", Array(report.utf8))
      let scanType = ["--scan-type", "Generic Findings Import"]
      let left = try await run.upload("import", "report.csv", with: scanType)
      #expect(left.exitCode == 4)
      #expect(
        left.messages.hasSuffix("this left the empty test 1 behind; --cleanup removes it\n"),
        "\(left.messages)")
      let cleaned = try await run.upload("import", "report.csv", with: scanType + ["--cleanup"])
      #expect(cleaned.exitCode == 4)
      #expect(cleaned.messages.hasSuffix("the empty test that this left was removed\n"))
      #expect(await run.dojo.all("tests").count == 1)
    }
  }
}
