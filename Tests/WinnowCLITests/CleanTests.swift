import Foundation
import Testing

/// `winnow clean`: what it writes where, what it says, and what it ends with.
@Suite struct CleanTests {
  private let trivy = Reports.sample("trivy/image.json")

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  @Test func whatIsLeftIsReadAsWhatIsKept() throws {
    let folder = try TemporaryFolder()
    let cleaned = "\(folder.path)/cleaned.json"
    let run = try WinnowRun(["clean", trivy, "--min-severity", "High", "-o", cleaned])
    #expect(run.exitCode == 0 && run.output == "")
    #expect(
      run.messageLines == [
        "cleaned: 4 records cut out, 3892 bytes instead of 5273",
        "findings: 9 read, 5 kept, 4 dropped",
        "  4 dropped by `min-severity` (--min-severity): less than High",
      ])
    let kept = try WinnowRun(["convert", trivy, "--min-severity", "High"]).findings
    let found = try WinnowRun(["convert", cleaned]).findings
    #expect(found.map { $0["hash_code"] as? String } == kept.map { $0["hash_code"] as? String })
    let once = try bytes(cleaned)
    _ = try WinnowRun(["clean", cleaned, "--min-severity", "High", "-o", cleaned])
    #expect(try bytes(cleaned) == once)
  }

  /// A pipe cannot be read twice, and standard output may be one.
  @Test func goesFromPipeToPipe() throws {
    let report = Array(try bytes(trivy))
    let run = try WinnowRun(["clean", "-"], input: report)
    #expect(run.exitCode == 0 && run.messages == "")
    #expect(Array(run.output.utf8) == report)
  }

  @Test func replacesTheReport() throws {
    let folder = try TemporaryFolder()
    let report = try folder.file("report.json", Reports.trivy("p", packages: 4)).path()
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: report)
    let run = try WinnowRun(
      ["clean", "--in-place", report, "--only", "component=p-2", "--receipt", "receipt.json"],
      in: folder.path)
    #expect(run.exitCode == 0 && run.output == "")
    #expect(try WinnowRun(["convert", report]).findings.count == 1)
    let mode = try FileManager.default.attributesOfItem(atPath: report)[.posixPermissions]
    #expect(mode as? Int == 0o640)
    #expect(try folder.names == ["receipt.json", "report.json"])
    let receipt = try JSONSerialization.jsonObject(with: try bytes("\(folder.path)/receipt.json"))
    let cleaned = (receipt as? [String: Any])?["cleaned"] as? [String: Any]
    #expect(cleaned?["recordsCut"] as? Int == 3 && cleaned?["uncutCount"] as? Int == 0)
    let outputs = cleaned?["outputs"] as? [[String: Any]]
    #expect(outputs?.map { $0["path"] as? String } == [report])
  }

  @Test func standardInputCannotBeReplaced() throws {
    let run = try WinnowRun(["clean", "--in-place", "-"], input: [])
    #expect(run.exitCode == 2)
    #expect(
      run.messages == "error: standard input cannot be replaced: expected a file, found `-`\n")
    let both = try WinnowRun(["clean", "--in-place", "-o", "x", trivy])
    #expect(both.exitCode == 2)
    #expect(both.messages.contains("expected one of --output and --in-place, found both"))
  }

  /// A compressed report is cleaned as what it holds, and not replaced by that.
  @Test func writesWhatWasCompressed() throws {
    let folder = try TemporaryFolder()
    let gzip = try folder.file("trivy.json.gz", try #require(Reports.gzip)).path()
    let run = try WinnowRun(["clean", gzip])
    #expect(run.exitCode == 0 && run.output.contains("\"PkgName\""))
    let inPlace = try WinnowRun(["clean", "--in-place", gzip])
    #expect(inPlace.exitCode == 2)
    #expect(
      inPlace.messages
        == "error: \(gzip): is compressed, and the cleaned report is not: name it with --output\n")
  }

  @Test func archivesAndPagesAreToBeConverted() throws {
    let folder = try TemporaryFolder()
    let zip = try folder.file("reports.zip", try #require(Reports.zip)).path()
    let page = Reports.sample("sonarqube/page.html")
    for (path, kind) in [(zip, "zip archive"), (page, "HTML page")] {
      let run = try WinnowRun(["clean", path])
      #expect(run.exitCode == 2 && run.output == "")
      #expect(run.messages.hasPrefix("error: \(path): is a"), "\(run.messages)")
      #expect(run.messages.contains(kind) && run.messages.contains("`winnow convert`"))
    }
  }

  /// What breaks off is not written, where a part might be taken for all of it.
  @Test func nothingIsWrittenOfWhatBreaksOff() throws {
    let folder = try TemporaryFolder()
    let whole = Reports.trivy("p", packages: 4)
    let report = try folder.file("report.json", whole.dropLast(20)).path()
    let run = try WinnowRun(["clean", report, "-o", "\(folder.path)/cleaned.json"])
    #expect(run.exitCode == 3)
    #expect(try folder.names == ["report.json"])
    let unknown = try WinnowRun(["clean", Reports.sample("trivy/origin.md")])
    #expect(unknown.exitCode == 3 && unknown.output == "")
  }

  /// The report's own bytes would give away what redaction replaces.
  @Test func secretsAreNotLeftBehindInsteadOfReplaced() throws {
    let report = Reports.sample("gitleaks/version-8.json")
    let key = ["WINNOW_REDACTION_KEY": "0123456789abcdef0123456789abcdef"]
    let run = try WinnowRun(["clean", "--redact", report], environment: key)
    #expect(run.exitCode == 5 && run.output == "")
    #expect(run.messages.contains("still hold a secret"), "\(run.messages)")
    let none = try WinnowRun(
      ["clean", "--redact", "--only", "title=nothing", report], environment: key)
    #expect(none.exitCode == 0 && none.output == "[]\n", "\(none.messages)")
  }

  /// Places in text of another encoding are those of its conversion.
  @Test func otherEncodingsAreToBeRewritten() throws {
    let folder = try TemporaryFolder()
    let text = try String(
      contentsOf: URL(filePath: Reports.sample("burp/issues.xml")), encoding: .utf8)
    let declared = text.replacingOccurrences(
      of: "version=\"1.0\"", with: "version=\"1.0\" encoding=\"ISO-8859-1\"")
    let report = try folder.file(
      "burp.xml", try #require(declared.data(using: .isoLatin1, allowLossyConversion: true))
    ).path()
    #expect(try WinnowRun(["clean", report]).output == declared)
    let run = try WinnowRun(["clean", report, "--only", "title=nothing"])
    #expect(run.exitCode == 2 && run.output == "")
    #expect(run.messages.contains("is not written in UTF-8"), "\(run.messages)")
  }

  @Test func splitsWhatAServerWouldRefuse() throws {
    let folder = try TemporaryFolder()
    let report = try folder.file("report.json", Reports.trivy("p", packages: 400)).path()
    let cleaned = "\(folder.path)/cleaned.json"
    let run = try WinnowRun(
      ["clean", report, "-o", cleaned, "--max-size", "12kB", "--receipt", "receipt.json"],
      in: folder.path)
    #expect(run.exitCode == 0)
    #expect(run.messages.contains("import them with close_old_findings off"), "\(run.messages)")
    let names = try folder.names.filter { $0.hasPrefix("cleaned") }
    #expect(names == ["cleaned.1.json", "cleaned.2.json", "cleaned.3.json", "cleaned.4.json"])
    let components = try names.flatMap { name in
      #expect(try bytes("\(folder.path)/\(name)").count <= 12_000)
      return try WinnowRun(["convert", "\(folder.path)/\(name)"]).findings
        .compactMap { $0["component_name"] as? String }
    }
    #expect(components == (0..<400).map { "p-\($0)" })
    let small = try WinnowRun(["clean", report, "-o", cleaned, "--max-size", "100 B"])
    #expect(small.exitCode == 2)
    #expect(small.messages.contains("expected parts of at most 100 bytes"), "\(small.messages)")
    let nowhere = try WinnowRun(["clean", report, "--max-size", "12kB"])
    #expect(nowhere.exitCode == 2)
    #expect(nowhere.messages.contains("expected its name"), "\(nowhere.messages)")
    #expect(try WinnowRun(["clean", report, "--max-size", "12 parsecs"]).exitCode == 2)
  }

  /// Counts, marks and what the policy changes in findings are told.
  @Test func saysWhatElseChangesAndWhatDoesNot() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "winnow.yaml",
      Array(
        """
        severity: {raise: [{when: {known_exploited: true}, to: Critical}]}
        settings: {min_severity: High}
        """.utf8))
    let report = Reports.sample("checkov/severities.json")
    let run = try WinnowRun(["clean", report, "-o", "cleaned.json"], in: folder.path)
    #expect(run.exitCode == 0)
    #expect(run.messages.contains("note: \(report): counts made right: `summary.failed` "))
    #expect(
      run.messages.contains(
        "note: \(report): the policy's severities decided about findings, but are not written"))
    let left = try WinnowRun(
      ["clean", report, "--no-fix-counts", "-o", "left.json"], in: folder.path)
    #expect(left.messages.contains("counts that still count what was cut out: `summary.failed` "))
  }
}
