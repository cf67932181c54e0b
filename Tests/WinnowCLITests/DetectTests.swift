import Foundation
import ScannerKit
import Testing
import Winnow

/// `winnow detect` and `winnow formats`
@Suite struct DetectTests {
  @Test func tellsWhatEachSampleIs() throws {
    let reports = Reports.all.filter { !$0.path.hasSuffix(".zip") }
    #expect(reports.count >= 80)
    let run = try WinnowRun(["detect"] + reports.map(\.path))
    #expect(run.exitCode == 0 && run.messages == "")
    #expect(run.lines.count == reports.count)
    for (line, report) in zip(run.lines, reports) {
      let about = try #require(Formats.all.first { $0.id == report.scanner })
      let scanTypes = about.scanTypes.joined(separator: " or ")
      #expect(line.hasPrefix("\(report.path): \(scanTypes) (\(about.name), "), "\(line)")
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

  /// What is saved in place of a report when something went wrong.
  @Test(arguments: [
    (
      "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head></html>",
      "an HTML page titled `502 Bad Gateway`"
    ),
    ("{\"detail\": \"Invalid token.\"}", "a JSON object with the keys `detail`"),
    (
      "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>",
      "XML with the root element `Error`"
    ),
    ("", "an empty file"), ("{}", "an empty JSON object"),
    ("[]", "an empty JSON list, as several scanners write it where they find nothing"),
    ("Traceback (most recent call last):\n", "text"),
    ("Name,Score\na,1\n", "CSV with the columns `Name`, `Score`"),
  ])
  func tellsWhatWasSavedInPlaceOfAReport(text: String, kind: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("report", Array(text.utf8)).path()
    let run = try WinnowRun(["detect", path])
    #expect(run.exitCode == 3 && run.output == "")
    #expect(run.messages == "error: \(path): \(kind) of no scanner that can be read\n")
    let conversion = try WinnowRun(["convert", path])
    #expect(conversion.exitCode == 3 && conversion.output == "")
    #expect(conversion.messages.contains("found \(kind);"))
  }

  @Test func theReadmeListsWhatCanBeRead() throws {
    let readme = Reports.samples.deletingLastPathComponent().appending(path: "README.md")
    let markdown = try WinnowRun(["formats", "--format", "markdown"]).output
    #expect(
      try String(contentsOf: readme, encoding: .utf8).contains("\n\n\(markdown)\n"),
      "README.md differs from `winnow formats --format markdown`")
  }

  @Test func listsTheFormatsInThreeForms() throws {
    let table = try WinnowRun(["formats"])
    #expect(table.lines.first?.split(separator: "  ").count == 4)
    let markdown = try WinnowRun(["formats", "--format", "markdown"])
    #expect(markdown.lines.prefix(2) == ["| Scanner | Scan type | Reads |", "| --- | --- | --- |"])
    let json = try WinnowRun(["formats", "-f", "json"])
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let formats = try #require(value as? [[String: Any]])
    #expect(formats.count == table.lines.count - 1 && formats.count == markdown.lines.count - 2)
    for (index, format) in formats.enumerated() {
      let name = try #require(format["name"] as? String)
      #expect(Set(format.keys) == ["id", "name", "scanTypes", "reads", "homepage", "parity"])
      #expect(table.lines[index + 1].hasPrefix(name))
      let parity = try #require(format["parity"] as? [String: [String: Any]])
      #expect(Set(parity.keys) == Set(format["scanTypes"] as? [String] ?? []))
      #expect(table.lines[index + 1].contains(parity.values.first?["label"] as? String ?? "?"))
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
