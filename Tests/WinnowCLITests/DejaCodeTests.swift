import Delivering
import Foundation
import StandInServers
import Testing

/// `winnow dejacode`, beside a server of the tests' own.
@Suite struct DejaCodeTests {
  @Test func aReportBecomesRequestsOnce() async throws {
    try await DejaCodeRun.with { run in
      try run.write(["lodash", "underscore"])
      let first = try await run.sync(
        "--priority", "high=High", "--priority", "Critical=Urgent", "--form",
        "Vulnerability ID={vulnerabilities}", "--receipt", "receipt.json")
      #expect(first.exitCode == 0, "\(first.messages)")
      #expect(
        first.lines.map { $0.split(separator: ": ").prefix(2).joined(separator: ": ") } == [
          "created: [CRITICAL] CVE-2021-44228 in org.apache.logging.log4j:log4j-core 2.14.1",
          "created: [HIGH] CVE-2020-8203 in lodash 4.17.15",
          "created: [HIGH] CVE-2020-8203 in underscore 4.17.15",
        ])
      #expect(first.messages.hasSuffix("requests: 3 created\n"))
      let rows = await run.dejacode.requests
      #expect(rows.map { $0["priority"] } == ["Urgent", "High", "High"])
      #expect(rows[0]["content_object"]?.text?.contains(StandInDejaCode.log4j) == true)
      #expect(rows[1]["serialized_data"]?["Vulnerability ID"] == "CVE-2020-8203")
      let receipt = try JSONDecoder().decode(
        JSONValue.self,
        from: Data(contentsOf: try #require(run.folder).url.appending(path: "receipt.json")))
      #expect(
        receipt["requests"]?.list?.map { $0["outcome"] } == ["created", "created", "created"])
      #expect(
        receipt["requests"]?.list?.first?["link"]?.text
          == "\(run.server.address)/requests/\(rows[0]["uuid"]?.text ?? "")/")

      let second = try await run.sync("--priority", "high=High", "--priority", "Critical=Urgent")
      #expect(second.output == "")
      #expect(second.messages.hasSuffix("requests: 3 unchanged\n"))
    }
  }

  @Test func whatIsGoneIsClosedAndWhatAPersonClosedStays() async throws {
    try await DejaCodeRun.with { run in
      try run.write(["lodash", "underscore"])
      #expect(try await run.sync().exitCode == 0)
      let rows = await run.dejacode.requests
      let log4j = try #require(rows[0]["uuid"]?.text)
      await run.dejacode.edit(log4j, by: "alice", ["status": "closed"])
      try run.write(["lodash"], severity: "CRITICAL")
      let second = try await run.sync("--close-gone")
      #expect(second.messages.hasSuffix("requests: 1 changed, 1 closed, 1 left\n"))
      #expect(second.messages.contains(": left: closed by alice\n"))
      #expect(
        await run.dejacode.requests.map { $0["status"] } == ["closed", "open", "closed"])
      #expect(await run.dejacode.requests.map { $0["comments"]?.list?.count } == [0, 1, 1])
    }
  }

  @Test func tooManyClosingsAreRefused() async throws {
    try await DejaCodeRun.with { run in
      try run.write(["a", "b"])
      #expect(try await run.sync().exitCode == 0)
      try run.write([])
      let posts = run.server.requests.count { $0.method != "GET" }
      let refused = try await run.sync("--close-gone", "--max-close", "1")
      #expect(refused.exitCode == 5)
      #expect(
        refused.messages.contains(
          "error: 2 of 3 open requests would be closed, and no more than 1 may be\n"))
      // But for the question for rights.
      #expect(run.server.requests.count { $0.method != "GET" } == posts + 1)
    }
  }

  @Test func aDryRunShowsAndSendsNothing() async throws {
    try await DejaCodeRun.with { run in
      try run.write(["lodash"])
      let shown = try await run.sync("--dry-run", "--group-by", "none")
      #expect(shown.exitCode == 0)
      #expect(shown.output.hasPrefix("POST \(run.server.address)/api/v2/requests/\n  {"))
      #expect(shown.messages.hasSuffix("requests: 2 created\n"))
      #expect(await run.dejacode.requests.isEmpty)
    }
  }

  @Test func analysesOfTheServerSuppress() async throws {
    let server = StandInDejaCode()
    await server.analyse(
      state: "not_affected", justification: "code_not_reachable", detail: "Never called.")
    try await DejaCodeRun.with(server) { run in
      try run.write(["lodash"])
      let synced = try await run.sync("--vex-from-dejacode", "--show-suppressed")
      #expect(synced.messages.hasPrefix("requests: 1 created\n"))
      #expect(
        synced.messages.contains(
          "1 dropped by `GHSA-jfh8-c2jp-5v3q` (DejaCode): code_not_reachable: Never called.\n"))
      #expect(
        await run.dejacode.requests.map { $0["title"] } == [
          "[HIGH] CVE-2020-8203 in lodash 4.17.15"
        ])
    }
  }

  @Test func requestsAreMadeListedChangedAndCommentedOn() async throws {
    try await DejaCodeRun.with { run in
      let made = try await run(
        "requests", "create", "title=Look at this",
        "request_template=Package vulnerability finding",
        #"serialized_data={"Vulnerability ID":"CVE-1","Fix available":true}"#)
      #expect(made.exitCode == 0, "\(made.messages)")
      let uuid = String(made.output.dropLast())
      #expect(try await run("requests", "comment", uuid, "Seen.").exitCode == 0)
      #expect(try await run("requests", "update", uuid, "status=closed").output == made.output)
      let list = try await run("requests", "list", "--filter", "status=closed")
      #expect(
        list.output == """
          uuid                                  status  priority  assignee  title
          \(uuid)  closed                      Look at this

          """)
      let shown = try await run("requests", "get", uuid)
      #expect(shown.output.contains(#""text":"Seen.""#))
      #expect(shown.output.contains(#""serialized_data":{"Fix available":true,"#))
      let templates = try await run("templates", "list", "-f", "json")
      #expect(templates.lines.count == 2)
      let unchanged = try await run("requests", "update", uuid, "request_template=other")
      #expect(unchanged.exitCode == 2)
    }
  }

  @Test func checkSaysWhatIsInTheWay() async throws {
    try await DejaCodeRun.with { run in
      let check = try await run("check")
      #expect(check.exitCode == 0)
      #expect(
        check.lines == [
          "server: \(run.server.address)/",
          "templates: `Package vulnerability finding`, `Address Vulnerabilities in Product Packages`",
          "rights: requests can be made and commented on",
          "to be seen: 1 products, 0 requests",
        ])
      let unknown = try await run("check", environment: ["DEJACODE_API_KEY": "other"])
      #expect(unknown.exitCode == 4)
      #expect(unknown.messages.contains("problem: the API key is not one of this server's"))
    }
  }

  @Test func settingsAreInAFileAndFlagsWin() async throws {
    try await DejaCodeRun.with { run in
      try run.write(["lodash"])
      let settings = """
        template: Package vulnerability finding
        product: webshop
        product-version: "2.1"
        group-by: none
        priorities: {critical: Urgent, high: Low}
        form:
          Vulnerability ID: "{vulnerability}"
          Fix available: "{fix_available}"
        cc: [sec@example.com]
        """
      _ = try run.folder?.file("dejacode.yaml", Array(settings.utf8))
      let synced = try await run(
        "sync", "report.json", "--settings", "dejacode.yaml", "--priority", "high=High",
        "--assignee", "alice")
      #expect(synced.exitCode == 0, "\(synced.messages)")
      let rows = await run.dejacode.requests
      #expect(rows.map { $0["priority"] } == ["Urgent", "High"])
      #expect(
        rows.allSatisfy { $0["assignee"] == "alice" && $0["cc_emails"] == ["sec@example.com"] })
      #expect(
        rows[1]["serialized_data"] == ["Vulnerability ID": "CVE-2020-8203", "Fix available": true])
      #expect(rows.allSatisfy { $0["product_context"] != .null })
    }
  }

  @Test(
    arguments: [
      ("tempalte: x", "dejacode.yaml:1:1: tempalte: expected one of assignee, "),
      ("template: x\nlimit: -1", "dejacode.yaml:2:8: limit: expected a whole number, found `-1`"),
      ("template: x\ngroup-by: all", "group-by: expected one of component, vulnerability, none"),
      ("priorities: {urgent: High}", "expected a severity, found `urgent`"),
      ("product: x", "--template: expected a name, found none"),
      ("- x", "expected a mapping, found a list"),
    ])
  func faultsOfSettingsAreSaidWithTheirPlace(_ text: String, _ words: String) async throws {
    try await DejaCodeRun.with { run in
      _ = try run.folder?.file("dejacode.yaml", Array(text.utf8))
      let failed = try await run("sync", "report.json", "--settings", "dejacode.yaml")
      #expect(failed.exitCode == 2)
      #expect(failed.messages.contains(words), "\(failed.messages)")
      #expect(run.server.requests.isEmpty)
    }
  }

  @Test(
    arguments: [
      (["--form", "Risk=high"], "and not for `Risk`"),
      (["--form", "Severity={risk}"], "found `risk`"),
      (["--form", "Severity"], "--form: expected label=answer, found `Severity`"),
      (["--priority", "urgent=High"], "--priority: expected a severity, found `urgent`"),
      (["--product", "shop"], "expected a product that there is"),
    ])
  func faultsAreSaidBeforeAnythingIsSent(_ flags: [String], _ words: String) async throws {
    try await DejaCodeRun.with { run in
      try run.write([])
      let command = ["sync", "report.json", "--template", "Package vulnerability finding"]
      let failed = try await run(command + flags)
      #expect(failed.exitCode == 2)
      #expect(failed.messages.contains(words), "\(failed.messages)")
      #expect(!run.server.requests.contains { $0.method == "POST" })
    }
  }
}
