import Delivering
import Foundation
import StandInServers
import Testing

/// `winnow defectdojo post`
@Suite struct DefectDojoPostTests {
  @Test func findingsArePostedOnce() async throws {
    try await DefectDojoRun.with { run in
      try run.write("one.json", ["One", "Two"])
      try run.write("two.json", ["Two", "Three"])
      let shown = try await run.upload("post", "one.json", with: ["--dry-run"])
      #expect(shown.exitCode == 0, "\(shown.messages)")
      #expect(shown.lines.count { $0.hasPrefix("POST ") } == 2)
      #expect(Set(run.methods(since: 0)) == ["GET"])
      let first = try await run.upload("post", "one.json")
      #expect(first.exitCode == 0, "\(first.messages)")
      #expect(
        first.output
          == "test 1: 2 posted, 0 there already, 0 refused: \(run.server.address)/test/1\n")
      run.server.meet([.afterActing], on: "POST")
      let second = try await run.upload("post", "two.json")
      #expect(
        second.output
          == "test 1: 1 posted, 1 there already, 0 refused: \(run.server.address)/test/1\n")
      let again = try await run("post", "two.json", "--test-id", "1")
      #expect(
        again.output
          == "test 1: 0 posted, 2 there already, 0 refused: \(run.server.address)/test/1\n")
      let test = try #require(await run.dojo.all("tests").first)
      #expect(test["scan_type"] == "Generic Findings Import")
      #expect(await run.dojo.all("findings").map { $0["title"]?.text } == ["One", "Two", "Three"])
    }
  }

  @Test func whatIsMergedAwayIsNotPosted() async throws {
    try await DefectDojoRun.with { run in
      try run.write("one.json", ["One", "Two"])
      try run.write("two.json", ["Two", "Three"])
      let posted = try await run(
        ["post", "one.json", "two.json", "--dedupe", "server"] + DefectDojoRun.names)
      #expect(posted.exitCode == 0, "\(posted.messages)")
      #expect(posted.output.hasPrefix("test 1: 3 posted, 0 there already, 0 refused"))
      #expect(await run.dojo.all("findings").map { $0["title"]?.text } == ["One", "Two", "Three"])
    }
  }

  @Test func saysWhichFindingsGetAnotherHash() async throws {
    try await DefectDojoRun.with { run in
      let report = """
        {"findings": [
          {"title": "One", "severity": "High", "description": "\\n leading"},
          {"title": "Two", "severity": "High", "description": "fine"}
        ]}
        """
      _ = try run.folder?.file("report.json", Array(report.utf8))
      let posted = try await run.upload("post", "report.json")
      #expect(posted.exitCode == 0, "\(posted.messages)")
      #expect(
        posted.messageLines.first?.hasPrefix(
          "warning: 1 of 2 findings get another hash than an upload of the report would give them")
          == true)
      #expect(
        posted.messages.contains(
          "warning: 1: its description has white space around it, which the server takes away\n"))
    }
  }
}
