import Foundation
import Testing

/// `winnow convert`: what is read from where, and what is written.
@Suite struct ConvertTests {
  private let good = Reports.sample("trivy/image.json")

  @Test func readsStandardInputThroughAPipe() throws {
    let bytes = Reports.trivy("piped", packages: 400)
    let run = try WinnowRun(["convert", "-"], input: bytes)
    #expect(run.exitCode == 0 && run.messages == "")
    #expect(run.lines.count == 400)
    let first = try #require(try run.findings.first)
    #expect((first["source"] as? [String: Any])?["report"] as? String == "<stdin>")
  }

  @Test func keepsTheOrderOfTheReportsGiven() throws {
    let folder = try TemporaryFolder()
    let sizes = [3000, 1, 40, 0, 2]
    let paths = try sizes.enumerated().map { index, size in
      try folder.file("\(index).json", Reports.trivy("r\(index)", packages: size)).path()
    }
    let run = try WinnowRun(["convert"] + paths)
    #expect(run.exitCode == 0)
    let expected = sizes.enumerated().flatMap { index, size in
      (0..<size).map { "r\(index)-\($0)" }
    }
    #expect(try run.findings.map { $0["component_name"] as? String } == expected)
    let document = try WinnowRun(["convert", "--format", "json"] + paths)
    let value = try JSONSerialization.jsonObject(with: Data(document.output.utf8))
    let findings = (value as? [String: Any])?["findings"] as? [[String: Any]]
    #expect(findings?.map { $0["component_name"] as? String } == expected)
  }

  @Test func writesOneJSONDocument() throws {
    for report in [good, Reports.sample("trivy/nothing-found.json")] {
      let lines = try WinnowRun(["convert", report])
      let run = try WinnowRun(["convert", "-f", "json", report])
      let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      let document = try #require(value as? [String: Any])
      #expect(document["schemaVersion"] as? Int == 1)
      let findings = try #require(document["findings"] as? [[String: Any]])
      #expect(try findings as NSArray == lines.findings as NSArray)
    }
  }

  @Test func readsCompressedReports() throws {
    let folder = try TemporaryFolder()
    let gzip = try folder.file("trivy.json.gz", try #require(Reports.gzip)).path()
    let zip = try folder.file("reports.zip", try #require(Reports.zip)).path()
    for (path, name) in [(gzip, gzip), (zip, "\(zip)!reports/trivy.json")] {
      let run = try WinnowRun(["convert", path])
      #expect(run.exitCode == 0 && run.messages == "", "\(run.messages)")
      let finding = try #require(try run.findings.first)
      #expect(finding["component_name"] as? String == "p")
      #expect((finding["source"] as? [String: Any])?["report"] as? String == name)
      #expect(run.lines.count == 1)
    }
    let piped = try WinnowRun(["convert", "-"], input: Array(try #require(Reports.gzip)))
    #expect(try piped.findings.first?["component_name"] as? String == "p")
  }

  @Test func writesTheSameBytesTwice() throws {
    let arguments = ["convert"] + Reports.all.map(\.path)
    let once = try WinnowRun(arguments)
    #expect(once.exitCode == 0 && !once.output.isEmpty)
    let again = try WinnowRun(arguments)
    #expect(once.output == again.output)
    #expect(once.messages == again.messages)
  }

  @Test func theScanTypeGivenIsTaken() throws {
    let run = try WinnowRun(["convert", "--scan-type", "Semgrep JSON Report", good])
    #expect(run.exitCode == 3)
    #expect(run.messages.contains("expected `results` or `vulns`, found neither"))
    let zap = try WinnowRun(["convert", "--scan-type", "ZAP Scan", good])
    #expect(zap.exitCode == 3)
    #expect(zap.output == "")
  }

  @Test func theMomentThatCountsAsNowIsTakenFromTheEnvironment() throws {
    let report = Reports.sample("dependency_check/schema-2.xml")
    let run = try WinnowRun(["convert", report], environment: ["SOURCE_DATE_EPOCH": "0"])
    #expect(
      try run.findings.compactMap { $0["mitigated"] as? String } == [
        "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z",
      ])
    for epoch in ["yesterday", "-1", "1.5", "99999999999999999999"] {
      let run = try WinnowRun(["convert", report], environment: ["SOURCE_DATE_EPOCH": epoch])
      #expect(run.exitCode == 2 && run.output == "")
      #expect(
        run.messages
          == "error: SOURCE_DATE_EPOCH: expected seconds since 1970, found `\(epoch)`\n")
    }
  }

  @Test func theOperatorsHashFieldsAreTaken() throws {
    let name = "DD_HASHCODE_FIELDS_PER_SCANNER"
    func hashes(_ value: String) throws -> [String?] {
      let run = try WinnowRun(["convert", good], environment: [name: value])
      #expect(run.exitCode == 0 && run.messages == "")
      return try run.findings.map { $0["hash_code"] as? String }
    }
    let usual = try hashes("")
    #expect(Set(usual).count == 9)
    #expect(try Set(hashes("{\"Trivy Scan\":[\"severity\"]}")).count == 5)
    #expect(try hashes("{\"ZAP Scan\":[\"severity\"]}") == usual)
    let broken = try WinnowRun(["convert", good], environment: [name: "{\"Trivy Scan\":"])
    #expect(broken.exitCode == 2 && broken.output == "")
    #expect(broken.messages.hasPrefix("error: \(name)"), "\(broken.messages)")
  }
}
