import FindingModel
import Foundation
import Testing

@testable import Exporting

/// Texts that mean harm do none where people or programs look at outputs.
@Suite struct HostileTextTests {
  private static let hostile =
    "=cmd|' /C calc'!A0\u{1B}[31m\u{9B}2J\u{202E}gnp.exe\u{200B}<script>alert(1)</script>"
    + "\r\n::error::second\n##[error]##vso[task]\n  ::stop\0](https://example.com)|`x`@admin \u{7}%0A::stop"

  private static var finding: Finding {
    var finding = Finding(hostile, severity: .high)
    finding.description = hostile
    finding.mitigation = hostile
    finding.filePath = hostile
    finding.line = 3
    finding.componentName = hostile
    finding.componentVersion = "1"
    finding.vulnerabilityIDs = [hostile]
    finding.hashCode = hostile
    finding.scanType = "Trivy Scan"
    return finding
  }

  private func output(_ exporter: some Exporter) -> String {
    var exporter = exporter
    var bytes = JSONBytes()
    exporter.begin(&bytes)
    exporter.begin(group: Self.hostile, isFirst: true, &bytes)
    _ = exporter.write(Self.finding, in: Self.hostile, to: &bytes)
    exporter.end(group: Self.hostile, &bytes)
    exporter.end(&bytes)
    return String(decoding: bytes.bytes, as: UTF8.self)
  }

  private var context: ExportContext {
    ExportContext(now: Moment(secondsSince1970: 0), version: "1")
  }

  /// Signs that move the cursor, or hide or reorder text.
  private func hiddenSigns(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0 != "\n" && $0 != "\r" && $0 != "\t" && !$0.isShown }
  }

  @Test func areShownAsTheyAre() throws {
    for text in [
      output(TableExporter(context)), output(MarkdownExporter()), output(GitHubExporter()),
      output(CSVExporter()), output(JUnitExporter()),
    ] {
      #expect(text.contains("gnp.exe"))
      #expect(hiddenSigns(text) == [], "\(text)")
      #expect(!text.contains("##[") && !text.contains("##vso["))
    }
  }

  @Test func areOneWorkflowCommand() throws {
    let lines = output(GitHubExporter()).split(separator: "\n")
    #expect(lines.count == 1)
    let line = try #require(lines.first)
    #expect(line.hasPrefix("::error file="))
    #expect(line.contains("%250A%3A%3Astop"))
    #expect(line.components(separatedBy: "::").count > 2)
    // What ends the properties is in none of them.
    let properties = try #require(line.dropFirst(2).firstRange(of: "::"))
    #expect(line[..<properties.lowerBound].contains("title=High%3A "))
  }

  /// A reader of logs takes lines for commands, with blanks before them or not.
  @Test func areNoCommandsInLogs() throws {
    for text in [output(TableExporter(context)), output(CSVExporter()), output(JUnitExporter())] {
      for line in text.split(whereSeparator: \.isNewline) {
        #expect(!line.drop { $0 == " " || $0 == "\t" }.hasPrefix("::"), "\(line)")
      }
    }
  }

  @Test func areNoFormulas() throws {
    let text = output(CSVExporter())
    #expect(text.contains("\"'=cmd|"))
    #expect(!text.contains("\"=cmd"))
    for start in ["=", "+", "-", "@", "\t=", " =", "\r=", "|", "%", "＝"] {
      #expect((start + "1").inSpreadsheet.hasPrefix("'"))
    }
    for text in ["1", "CVE-1", "a=b", ""] { #expect(text.inSpreadsheet == text) }
  }

  @Test func areNoMarkup() throws {
    let markdown = output(MarkdownExporter())
    #expect(markdown.contains("\\<script\\>alert(1)\\</script\\>"))
    #expect(markdown.contains("https\\://") && !markdown.contains("https://"))
    #expect(markdown.contains("\\@admin") && markdown.contains("\\`x\\`"))
    // One row, whatever it holds.
    #expect(markdown.split(separator: "\n").filter { $0.contains("gnp.exe") }.count == 1)
    let page = output(HTMLExporter(context))
    #expect(!page.contains("<script>alert") && page.contains("\\u003cscript>alert(1)"))
    let xml = output(JUnitExporter())
    #expect(!xml.contains("<script>"))
    #expect(XMLCheck.isWellFormed(xml))
  }

  @Test func leaveJSONWellFormed() throws {
    let outputs: [String] = [
      output(DocumentExporter()), output(SARIFExporter(context)),
      output(CycloneDXExporter(context)), output(GitLabSASTExporter(context)),
      output(GitLabDependencyExporter(context)), output(GitLabCodeQualityExporter()),
      output(OpenVEXExporter(context)), output(CSAFExporter(context)),
      output(DefectDojoExporter()),
    ]
    for output in outputs {
      // Some formats have no groups, which this test ends nevertheless.
      let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
      #expect(value is [String: Any] || value is [Any])
      #expect(!output.utf8.contains { $0 < 0x20 && $0 != 0x0A })
    }
  }

  @Test func fitTheServer() throws {
    let value = try JSONSerialization.jsonObject(with: Data(output(DefectDojoExporter()).utf8))
    let findings = (value as? [String: Any])?["findings"] as? [[String: Any]]
    let finding = try #require(findings?.first)
    for (_, value) in finding {
      if let text = value as? String { #expect(!text.unicodeScalars.contains("\0")) }
    }
  }
}

/// Whether libxml2, by way of Foundation, reads a text.
private enum XMLCheck {
  static func isWellFormed(_ text: String) -> Bool {
    // No entity but the five of XML, and every sign one that XML can hold.
    let amps = text.ranges(of: "&").map { text[$0.upperBound...] }
    let known = ["amp;", "lt;", "gt;", "quot;", "#10;", "#9;", "#13;", "#35;", "#x200C;"]
    return amps.allSatisfy { rest in known.contains { rest.hasPrefix($0) } }
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
      && text.ranges(of: "<testcase").count == text.ranges(of: "</testcase>").count
  }
}
