import Foundation
import Testing

/// `winnow detect` and `winnow formats`
@Suite struct DetectTests {
  @Test func tellsWhatEachSampleIs() throws {
    let reports = Reports.all
    #expect(reports.count >= 20)
    let scanTypes = [
      "trivy": "Trivy Scan (Trivy, JSON), ", "zap": "ZAP Scan (ZAP, XML), ",
      "semgrep": "Semgrep JSON Report (Semgrep, JSON), ",
      "dependency_check": "Dependency Check Scan (OWASP Dependency-Check, XML), ",
    ]
    let run = try WinnowRun(["detect"] + reports.map(\.path))
    #expect(run.exitCode == 0 && run.messages == "")
    #expect(run.lines.count == reports.count)
    for (line, report) in zip(run.lines, reports) {
      guard let scanType = scanTypes[report.scanner] else { continue }
      #expect(line.hasPrefix("\(report.path): \(scanType)"), "\(line)")
    }
  }

  @Test func saysWhy() throws {
    let path = Reports.sample("trivy/image.json")
    #expect(
      try WinnowRun(["detect", path]).output
        == "\(path): Trivy Scan (Trivy, JSON), certain: `SchemaVersion` 2 and `ArtifactName`\n")
  }

  @Test func tellsWhatIsNoReport() throws {
    let path = Reports.sample("trivy/origin.md")
    let run = try WinnowRun(["detect", path, "none.json", Reports.sample("zap/traditional.xml")])
    #expect(run.exitCode == 3)
    #expect(run.lines.count == 1)
    #expect(
      run.messages == """
        error: \(path): text of no scanner that can be read
        error: none.json: no such file

        """)
  }

  @Test func listsTheFormatsInThreeForms() throws {
    let table = try WinnowRun(["formats"])
    #expect(table.lines.first?.split(separator: "  ").count == 3)
    let markdown = try WinnowRun(["formats", "--format", "markdown"])
    #expect(markdown.lines.prefix(2) == ["| Scanner | Scan type | Reads |", "| --- | --- | --- |"])
    let json = try WinnowRun(["formats", "-f", "json"])
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let formats = try #require(value as? [[String: Any]])
    #expect(formats.count == table.lines.count - 1 && formats.count == markdown.lines.count - 2)
    for (index, format) in formats.enumerated() {
      let name = try #require(format["name"] as? String)
      #expect(Set(format.keys) == ["id", "name", "scanTypes", "reads", "homepage"])
      #expect(table.lines[index + 1].hasPrefix(name))
      #expect(markdown.lines[index + 2].hasPrefix("| \(name) | "))
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func writesCompletionsForAShell(_ shell: String) throws {
    let run = try WinnowRun(["--generate-completion-script", shell])
    #expect(run.exitCode == 0 && run.messages == "")
    #expect(run.output.contains("scan-type") && run.output.contains("Dependency Check Scan"))
  }
}
