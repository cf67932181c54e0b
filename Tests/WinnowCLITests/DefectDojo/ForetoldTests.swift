import Delivering
import Foundation
import StandInServers
import Testing

/// What an upload foretells of duplicates, and how it tells of what came otherwise.
@Suite struct ForetoldTests {
  @Test func duplicatesOfOtherTestsAreForetold() async throws {
    try await DefectDojoRun.with(dojo: DefectDojoRun.dojo(deduplicates: true)) { run in
      try run.write("one.json", ["One", "Two"])
      try run.write("two.json", ["Two", "Three"])
      _ = try await run.upload("import", "one.json")
      let second = try await run.upload("import", "two.json")
      #expect(second.exitCode == 0, "\(second.messages)")
      #expect(second.lines.contains("  created              2         2"))
      #expect(second.lines.contains("  duplicates           1         1"))
      #expect(!second.messages.contains("were to be"))
      let apart = try await run.upload("import", "two.json", with: ["--no-foretell-duplicates"])
      #expect(apart.lines.contains("  duplicates           ·         2"))
      let reimported = try await run("reimport", "one.json", "--test-id", "2")
      #expect(reimported.exitCode == 0, "\(reimported.messages)")
      #expect(reimported.lines.contains("  created              1         1"))
      #expect(reimported.lines.contains("  duplicates           2         2"))
    }
  }

  @Test func anEngagementMayLookAtItselfAlone() async throws {
    try await DefectDojoRun.with(dojo: DefectDojoRun.dojo(deduplicates: true)) { run in
      try run.write("one.json", ["One", "Two"])
      _ = try await run.upload("import", "one.json")
      let update = ["update", "1", "deduplication_on_engagement=true"]
      #expect(try await run(["engagements"] + update).exitCode == 0)
      let count = run.server.requests.count
      _ = try await run.upload("import", "one.json", with: ["--dry-run"])
      let asked = run.server.requests.dropFirst(count).filter { $0.path.hasSuffix("/findings/") }
      #expect(!asked.isEmpty)
      #expect(asked.allSatisfy { $0.query["test__engagement"] == "1" })
      #expect(asked.allSatisfy { $0.query["test__engagement__product"] == nil })
    }
  }

  @Test func whatCameOtherwiseIsNamed() async throws {
    try await DefectDojoRun.with { run in
      try run.write("old.json", ["One", "Two"])
      try run.write("new.json", ["Two", "Three"])
      _ = try await run.upload("reimport", "old.json")
      // Someone else has closed one before the upload comes.
      run.server.beforeNext("POST") {
        await run.dojo.set("findings", 2, "is_mitigated", true)
      }
      let second = try await run.upload(
        "reimport", "new.json", with: ["--receipt", "receipt.json"])
      #expect(second.exitCode == 0, "\(second.messages)")
      #expect(
        second.messages.contains(
          "warning: new.json: 1 were to be untouched, and the server counted 0\n"))
      #expect(
        second.messages.contains(
          "note: reactivated: High  Two  \(run.server.address)/finding/2\n"))
      let path = try #require(run.folder?.path) + "/receipt.json"
      let receipt = try JSONDecoder().decode(
        JSONValue.self, from: Data(contentsOf: URL(filePath: path)))
      let surprise = try #require(receipt["delivered"]?.list?.first?["surprises"]?.list?.first)
      #expect(surprise["id"] == 2 && surprise["isDone"] == true)
    }
  }

  @Test func testsOfOneScanTypeAreKeptApart() async throws {
    try await DefectDojoRun.with { run in
      let sarif = """
        {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "ESLint", "rules": []}},
        "results": [{"ruleId": "no-eval", "message": {"text": "eval is evil"}, "locations": [
        {"physicalLocation": {"artifactLocation": {"uri": "a.js"}, "region": {"startLine": 3}}}]}]}]}
        """
      _ = try run.folder?.file("report.sarif", Array(sarif.utf8))
      let types = ["name=SARIF", "name=ESLint Scan (SARIF)"]
      for type in types { _ = try await run("test-types", "create", type) }
      let posted = try await run.upload("post", "report.sarif")
      #expect(posted.exitCode == 0, "\(posted.messages)")
      await run.dojo.set("tests", 1, "scan_type", "SARIF")
      let preview = try await run("preview", "report.sarif", "--test-id", "1")
      #expect(preview.exitCode == 0, "\(preview.messages)")
      #expect(preview.output.contains("server: ESLint Scan (SARIF), 1 findings in the baseline"))
      #expect(preview.output.contains("  untouched    1\n"), "\(preview.output)")
    }
  }

  @Test func theServersHashFieldsAreTaken() async throws {
    try await DefectDojoRun.with { run in
      try run.write("old.json", ["One"])
      _ = try await run.upload("post", "old.json")
      await run.dojo.set("tests", 1, "hash_code_fields", ["title"])
      let posted = try await run("post", "old.json", "--test-id", "1", "--dry-run")
      // By the title alone it is another finding than the one that is there.
      #expect(posted.lines.count { $0.hasPrefix("POST ") } == 1, "\(posted.messages)")
    }
  }
}
