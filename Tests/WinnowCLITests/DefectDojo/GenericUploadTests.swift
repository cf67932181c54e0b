import Delivering
import Foundation
import StandInServers
import Testing

/// `winnow defectdojo import` and `reimport` with `--as generic`.
@Suite struct GenericUploadTests {
  private let generic = ["--as", "generic"]

  @Test func tellsWhatNoCleanedReportCan() async throws {
    try await DefectDojoRun.with { run in
      try run.write(trivy: "trivy.json", ["one", "two", "three"])
      let policy = """
        severity: {map: [{when: {component: one}, to: Low}]}
        rules:
          - {id: two, drop: {component: two}, reason: known}
          - {id: three, drop: {component: three}, as: false_positive, reason: wrong}
        """
      _ = try run.folder?.file("policy.yaml", Array(policy.utf8))
      let native = try await run.upload("import", "trivy.json", with: ["--policy", "policy.yaml"])
      #expect(native.exitCode == 5)
      #expect(native.messages.contains("; `--as generic` uploads what the policy makes of it\n"))
      let imported = try await run.upload(
        "import", "trivy.json", with: generic + ["--policy", "policy.yaml"])
      #expect(imported.exitCode == 0, "\(imported.messages)")
      #expect(
        imported.output == """
          trivy.json: import as Generic Findings Import: \(run.server.address)/test/1
                          foretold   counted
            created              2         2
            untouched            0         0
            reactivated          0         0
            closed               ·         0
            duplicates           ·         0

          """)
      let sent = try #require(run.server.requests.first { $0.method == "POST" })
      #expect(sent.form["scan_type"] == ["Generic Findings Import"])
      let test = try #require(await run.dojo.all("tests").first)
      #expect(test["test_type_name"] == "Trivy Scan (Generic Findings Import)")
      let findings = await run.dojo.all("findings")
      #expect(findings.map { $0["severity"] } == ["Low", "High"])
      #expect(findings.map { $0["false_p"] } == [false, true])
      #expect(
        imported.messages.contains(
          "warning: 2 of 2 findings get another hash than an upload of the report would give them,"
            + " so that the server takes neither for a duplicate of the other; without"
            + " `--as generic` it is uploaded in its own format\n"))
      #expect(
        imported.messages.contains(
          "warning: 2: Trivy Scan is hashed by title, severity, vulnerability_ids, cwe,"
            + " description, a generic import by title, cwe, line, file_path, description\n"))
    }
  }

  @Test func eachToolHasATestOfItsOwn() async throws {
    try await DefectDojoRun.with { run in
      try run.write(trivy: "trivy.json", ["one", "two"])
      try run.write(grype: "grype.json", ["three", "four"])
      let first = try await run.upload("reimport", "trivy.json", "grype.json", with: generic)
      #expect(first.exitCode == 0, "\(first.messages)")
      #expect(first.lines.count { $0 == "  created              2         2" } == 2)
      let types = await run.dojo.all("tests").map { $0["test_type_name"]?.text }
      #expect(
        types == [
          "Trivy Scan (Generic Findings Import)", "Anchore Grype Scan (Generic Findings Import)",
        ])
      try run.write(trivy: "trivy.json", ["two", "five"])
      let second = try await run.upload("reimport", "grype.json", "trivy.json", with: generic)
      #expect(second.exitCode == 0, "\(second.messages)")
      #expect(await run.dojo.all("tests").count == 2)
      #expect(second.lines.contains("  untouched            2         2"))
      #expect(second.lines.contains("  closed               1         1"))
      #expect(!second.messages.contains("were to be"))
      let active = await run.dojo.all("findings").filter { $0["active"] == true }
      #expect(active.count == 4)
    }
  }

  @Test func whatThePolicyDropsIsClosedOnlyWithinBounds() async throws {
    try await DefectDojoRun.with { run in
      try run.write(trivy: "trivy.json", (0..<40).map { "p\($0)" })
      _ = try await run.upload("reimport", "trivy.json", with: generic)
      let count = run.server.requests.count
      let dropped = try await run.upload(
        "reimport", "trivy.json", with: generic + ["--min-severity", "critical"])
      #expect(dropped.exitCode == 5, "\(dropped.messages)")
      #expect(
        dropped.messages.contains(
          "error: 40 findings would be closed though nothing says that they are fixed, expected at"
            + " most 20\n"))
      #expect(Set(run.methods(since: count)) == ["GET"])
      let preview = try await run(
        ["preview", "trivy.json", "--test-id", "1", "--min-severity", "critical"] + generic)
      #expect(preview.exitCode == 5)
      #expect(preview.output.contains("  closed       40\n"))
    }
  }

  @Test func anotherToolsTestIsNotTaken() async throws {
    try await DefectDojoRun.with { run in
      try run.write(trivy: "trivy.json", ["one"])
      try run.write(grype: "grype.json", ["one"])
      _ = try await run.upload("reimport", "trivy.json", with: generic)
      let other = try await run(["reimport", "grype.json", "--test-id", "1"] + generic)
      #expect(other.exitCode == 5)
      #expect(
        other.messages.contains(
          "error: test 1 holds findings of Trivy Scan (Generic Findings Import), which an upload of"
            + " Anchore Grype Scan (Generic Findings Import) would close\n"))
      let unmade = try await run(
        [
          "reimport", "grype.json", "--product-name", "Shop", "--engagement-name", "CI",
        ] + generic)
      #expect(unmade.exitCode == 5)
      #expect(
        unmade.messages.contains(
          "error: there is no test of Anchore Grype Scan (Generic Findings Import);"
            + " --auto-create-context makes it\n"))
    }
  }

  @Test func whatIsTooLargeGoesInParts() async throws {
    try await DefectDojoRun.with { run in
      let padding = String(repeating: "x", count: 1000)
      try run.write("report.json", (0..<400).map { "\($0) \(padding.prefix(400))" })
      let small = generic + ["--max-size", "200kB"]
      let closing = try await run.upload(
        "reimport", "report.json", with: small + ["--close-old-findings"])
      #expect(closing.exitCode == 5, "\(closing.messages)")
      #expect(closing.messages.contains("; leave --close-old-findings out\n"))
      try run.write(grype: "grype.json", ["one"])
      let first = try await run.upload("reimport", "grype.json", "report.json", with: small)
      #expect(first.exitCode == 0, "\(first.messages)")
      #expect(first.messages.contains("so that the server closes nothing"))
      #expect(await run.dojo.all("tests").count == 2)
      #expect(await run.dojo.all("findings").count == 401)
      #expect(await run.dojo.all("findings").allSatisfy { $0["active"] == true })
      let uploads = run.server.requests.filter { $0.method == "POST" }
      #expect(uploads.count > 3)
      let kinds = uploads.map { $0.path.hasSuffix("/reimport-scan/") }
      #expect(kinds.prefix(3) == [true, false, true])
      #expect(uploads.dropFirst(2).allSatisfy { $0.form["close_old_findings"] == ["false"] })
      #expect(uploads.allSatisfy { ($0.file?.content.count ?? 0) <= 200_000 })
      _ = try await run.upload("reimport", "report.json", with: small)
      #expect(await run.dojo.all("findings").allSatisfy { $0["active"] == true })
      #expect(await run.dojo.all("findings").count == 401)
    }
  }

  @Test func whatNothingCanBeCutOutOfIsUploadedAllTheSame() async throws {
    try await DefectDojoRun.with { run in
      _ = try run.folder?.file("reports.zip", try #require(Reports.zip))
      let native = try await run.upload("import", "reports.zip", with: ["--min-severity", "info"])
      #expect(native.exitCode == 5, "\(native.messages)")
      #expect(native.messages.contains("; `--as generic` uploads what the policy makes of it\n"))
      #expect(Set(run.methods(since: 0)) == ["GET"])
      let imported = try await run.upload("import", "reports.zip", with: generic)
      #expect(imported.exitCode == 0, "\(imported.messages)")
      #expect(await run.dojo.all("findings").count == 1)
    }
  }

  @Test func secretsAreReplaced() async throws {
    try await DefectDojoRun.with { run in
      let secret = "AKIA" + "IOSFODNN7EXAMPLE"
      let report = """
        {"findings": [{"title": "Key", "severity": "High", "description": "found \(secret)"}]}
        """
      _ = try run.folder?.file("report.json", Array(report.utf8))
      let imported = try await run.upload(
        "import", "report.json", with: generic + ["--redact"],
        environment: ["WINNOW_REDACTION_KEY": "a key of thirty-two characters!!"])
      #expect(imported.exitCode == 0, "\(imported.messages)")
      let description = await run.dojo.all("findings").first?["description"]?.text
      #expect(description?.contains(secret) == false, "\(description ?? "")")
    }
  }

  @Test func whatSeveralScannersSayIsMerged() async throws {
    try await DefectDojoRun.with { run in
      try run.write(trivy: "trivy.json", ["one", "two"])
      try run.write(grype: "grype.json", ["one"])
      let merged = try await run.upload(
        "import", "trivy.json", "grype.json", with: generic + ["--dedupe", "cross-tool"])
      #expect(merged.exitCode == 0, "\(merged.messages)")
      #expect(merged.messages.contains("3 read, 2 kept, 0 dropped, 1 merged"))
      #expect(await run.dojo.all("findings").count == 2)
    }
  }
}
