import FindingModel
import Testing

@testable import Exporting

/// Texts as terminals and other formats hold them.
@Suite struct TextTests {
  @Test func wideSignsTakeTwoColumns() {
    let widths: [(String, Int)] = [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한", 2), ("ｆ", 2), ("🔥", 2),
      ("👩‍💻", 2), ("❤️", 2), ("a\u{AD}b", 3), ("…", 1),
    ]
    for (text, width) in widths { #expect(text.displayWidth == width, "\(text)") }
  }

  @Test func aTextIsCutToColumns() {
    #expect("abcdef".fitted(columns: 6) == "abcdef")
    #expect("abcdef".fitted(columns: 5) == "abcd…")
    #expect("日本語".fitted(columns: 5) == "日本…")
    #expect("日本語".fitted(columns: 4) == "日…")
  }

  @Test func cellsAreQuotedWhereTheyNeedIt() {
    var bytes = JSONBytes()
    bytes.row(["a", "b,c", "d\"e", "f\ng", ""])
    #expect(String(decoding: bytes.bytes, as: UTF8.self) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n")
  }

  private func output(_ exporter: some Exporter, of findings: [Finding]) -> String {
    var exporter = exporter
    var bytes = JSONBytes()
    for finding in findings { _ = exporter.write(finding, in: "report", to: &bytes) }
    exporter.end(&bytes)
    return String(decoding: bytes.bytes, as: UTF8.self)
  }

  private var findings: [Finding] {
    (0..<20_000).map { number in
      let severities = Severity.allCases
      var finding = Finding(
        "脆弱性 \(number) in a component of a long name 🔥", severity: severities[number % 5])
      finding.filePath = "src/main/java/org/example/shop/Checkout\(number).java"
      finding.line = number
      finding.fixVersion = "1.2.\(number)"
      return finding
    }
  }

  @Test func linesOfTablesFitTheTerminal() {
    var context = ExportContext(now: Moment(secondsSince1970: 0), version: "1")
    for width in [60, 80, 200] {
      context.width = width
      let lines = output(TableExporter(context), of: Array(findings.prefix(50)))
        .split(separator: "\n")
      #expect(lines.count == 52)
      for line in lines { #expect(String(line).displayWidth <= width, "\(line)") }
    }
    #expect(!output(TableExporter(context), of: findings).contains("\u{1B}"))
    context.usesColor = true
    #expect(output(TableExporter(context), of: findings).contains("\u{1B}[1;31mCritical"))
  }

  @Test func summariesFitWhatGitHubTakes() {
    let text = output(MarkdownExporter(), of: findings)
    #expect((900_000...1_000_000).contains(text.utf8.count))
    #expect(text.contains("20000 findings: 4000 Critical"))
    #expect(text.hasSuffix(" more findings are not shown.\n"))
    #expect(text.contains("| Critical | 脆弱性 0 ") && !text.contains("| Info | 脆弱性"))
  }

  @Test func remarksAreCounted() {
    var remarks = Remarks()
    remarks.add("# tags", at: "first\u{1B}")
    remarks.add("# tags", at: "second")
    var others = Remarks()
    others.add("# tags", at: "third")
    others.add("# titles", at: "")
    remarks.join(others)
    #expect(remarks.lines == ["3 tags, first `first\u{FFFD}`", "1 titles"])
  }

  @Test func addressesAreKnown() {
    for text in ["https://example.com/a?b=c#d", "urn:x:y", "mailto:a@example.com"] {
      #expect(text.isURI)
    }
    for text in ["", "a b", ":x", "https://example.com/<", "no scheme", "é:x"] {
      #expect(!text.isURI)
    }
  }

  @Test func aDescriptionIsTakenApart() throws {
    let description = """
      **Result message:** Bad call.
      **Snippet:**
      ```
      eval(x)
      ```
      **Rule name:** NoEval
      **Rule short description:** No eval
      **Rule full description:** Eval
      runs anything.
      **Code flow:**
      1. a.js:L3:C5\t-\tx = y
      \tis tainted
      2. b.js
      """
    let wording = try #require(SARIFWording(description, snippet: "eval(x)"))
    #expect(wording.message == "Bad call." && wording.ruleName == "NoEval")
    #expect(wording.fullDescription == "Eval\nruns anything.")
    #expect(wording.steps.map(\.uri) == ["a.js", "b.js"])
    #expect(wording.steps[0].line == 3 && wording.steps[0].column == 5)
    #expect(wording.steps[0].snippet == "x = y" && wording.steps[0].message == "is tainted")
    #expect(SARIFWording("anything else", snippet: nil) == nil)
    let short = try #require(SARIFWording("**Result message:** a\nb", snippet: nil))
    #expect(short.message == "a\nb" && short.ruleName == nil)
  }
}
