import Delivering
import Foundation
import StandInServers
import Testing

/// `winnow defectdojo`, beside a server of the tests' own.
@Suite struct DefectDojoTests {
  @Test func checkSaysWhatIsInTheWay() async throws {
    try await DefectDojoRun.with { run in
      let check = try await run("check")
      #expect(check.exitCode == 4)
      #expect(
        check.lines == [
          "server: \(run.server.address)/", "DefectDojo API v2: 3.2.0", "user: bot",
          "places on the network: locations, as DefectDojo 3 has them",
          "workers: this user cannot see whether they run",
          "to be seen: 0 products, 3 test types",
          "limits: reports up to 100 MB, titles up to 511 characters, component versions up to 100",
        ])
      #expect(
        check.messageLines == [
          "problem: deduplication is off: findings of several tests are not marked as duplicates",
          "problem: the user sees no product: it has no role in any, or there is none yet",
        ])
      let unknown = try await run("check", environment: ["DEFECTDOJO_API_TOKEN": "other"])
      #expect(unknown.exitCode == 4)
      #expect(unknown.messages.contains("problem: the token is not one of this server's:"))
      #expect(unknown.messages.hasSuffix("403: Invalid token.\n"))
    }
  }

  @Test func objectsAreMadeListedChangedAndRemoved() async throws {
    try await DefectDojoRun.with { run in
      #expect(try await run("product-types", "create", "name=Web").output == "1\n")
      let created = try await run(
        "products", "create", "name=Shop", "description=Sells things", "prod_type=1", "tags=a,b")
      #expect(created.output == "1\n")
      _ = try await run("products", "create", "name=Bank", "description=Lends", "prod_type=1")
      let list = try await run("products", "list", "--filter", "name__contains=s")
      #expect(
        list.output == "id  name  prod_type  lifecycle  findings_count\n1   Shop  1\n")
      let changed = try await run("products", "update", "1", "lifecycle=production")
      #expect(changed.output == "1\n")
      let shown = try await run("products", "get", "1")
      #expect(
        shown.output
          == #"{"description":"Sells things","id":1,"lifecycle":"production","name":"Shop","#
          + #""prod_type":1,"tags":["a","b"]}"# + "\n")
      let lines = try await run("products", "list", "--format", "json", "--limit", "1")
      #expect(lines.lines.count == 1)
      #expect(lines.messages == "warning: there are more; --limit says how many to list\n")
      let removed = try await run("products", "delete", "1")
      #expect(removed.exitCode == 0)
      #expect(await run.dojo.all("products").map { $0["name"]?.text } == ["Bank"])
    }
  }

  @Test func dryRunsShowAndSendNothing() async throws {
    try await DefectDojoRun.with { run in
      let shown = try await run(
        "users", "create", "username=amy", "email=amy@example.com", "password=hush", "--dry-run")
      #expect(
        shown.output == """
          POST \(run.server.address)/api/v2/users/
            {"email":"amy@example.com","password":"<secret>","username":"amy"}

          """)
      #expect(run.server.requests.isEmpty)
    }
  }

  @Test func whatIsWrongWithTheCommandLineIsNotSent() async throws {
    try await DefectDojoRun.with { run in
      let filter = try await run("products", "list", "--filter", "titel=x")
      #expect(filter.exitCode == 2)
      #expect(filter.messages.hasPrefix("error: products: expected one of `"))
      let field = try await run("engagements", "create", "product=shop")
      #expect(
        field.messages == "error: product: expected a whole number, found `shop`\n")
      let address = try await run("check", environment: ["DEFECTDOJO_URL": ""])
      #expect(address.exitCode == 2)
      #expect(address.messages == "error: expected the address of DefectDojo in DEFECTDOJO_URL\n")
      #expect(run.server.requests.isEmpty)
    }
  }

  @Test func tokensComeFromFilesAndOtherNamesToo() async throws {
    try await DefectDojoRun.with { run in
      _ = try run.folder?.file("token", Array("\(DefectDojoRun.token)\n".utf8))
      let file = try await run(
        "test-types", "list", "--token-file", "token", environment: ["DEFECTDOJO_API_TOKEN": ""])
      #expect(file.lines.count == 4)
      let other = try await run(
        "test-types", "list",
        environment: [
          "DEFECTDOJO_API_TOKEN": "", "DEFECTDOJO_TOKEN": DefectDojoRun.token,
        ])
      #expect(other.exitCode == 0)
      #expect(other.messages == "note: DEFECTDOJO_TOKEN is used\n")
    }
  }
}
