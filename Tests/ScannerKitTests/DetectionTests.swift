import ReportReading
import Testing

@testable import ScannerKit

/// What a report is taken for by its first bytes.
struct DetectionTests {
  private func scanner(
    _ id: String, _ recognizes: @escaping @Sendable (JSON) -> Evidence?
  ) -> ToldJSONScanner {
    var scanner = ToldJSONScanner(recognizes: recognizes)
    scanner.about = About(id: id, name: id, scanTypes: [], reads: "JSON", homepage: "")
    return scanner
  }

  private var catalog: [any Scanner] {
    [
      scanner("any") { _ in Evidence(.possible, "any JSON") },
      scanner("version") { $0["version"].exists ? Evidence(.certain, "`version`") : nil },
      scanner("list") { $0.isList ? Evidence(.likely, "a list") : nil },
      scanner("runs") {
        $0["runs"][0]["tool"].exists ? Evidence(.likely, "`runs` of a `tool`") : nil
      },
      ToldXMLScanner(recognizes: { $0.name == "report" ? Evidence(.certain, "`report`") : nil }),
    ]
  }

  private func found(_ text: String) throws -> (kind: String, candidates: [String]) {
    let sketch = try ReportSketch(try temporaryReport(text))
    return (
      sketch.kind,
      sketch.candidates(among: catalog).map {
        "\($0.scanner.about.id) \($0.form.rawValue) \($0.evidence.reason)"
      }
    )
  }

  @Test(arguments: [
    ("", "an empty file"), (" \r\n\t", "an empty file"), ("\u{FEFF}", "an empty file"),
    ("{\"a\": 1}", "a JSON object with the keys `a`"), ("\u{FEFF}\n [1]", "JSON"),
    ("{oops", "JSON"), ("[{\"a\": 1, \"b\": 2}]", "a JSON list of objects with the keys `a`, `b`"),
    ("{ }", "an empty JSON object"),
    ("[]\n", "an empty JSON list, as several scanners write it where they find nothing"),
    ("<?xml version=\"1.0\"?><a/>", "XML with the root element `a`"),
    ("\n<a/>", "XML with the root element `a`"), ("<oops", "XML with the root element `oops`"),
    ("<!DOCTYPE html><html><body>502</body></html>", "an HTML page"),
    ("\n<HTML lang=\"en\"><title>Sign in</title>", "an HTML page titled `Sign in`"),
    ("<!-- proxy -->\n<!doctype HTML public>", "an HTML page"),
    ("Severity,Name\nHigh,\"x\"\n", "CSV with the columns `Severity`, `Name`"),
    ("plain words", "text"), ("\"text\"", "text"),
    ("12", "text"), ("null", "text"), ("- yaml: 1", "text"),
  ])
  func kindIsNamed(text: String, expected: String) throws {
    #expect(try found(text).kind == expected)
  }

  @Test func surestCandidateComesFirst() throws {
    #expect(
      try found("{\"runs\": [{\"tool\": {}}], \"version\": \"2.1.0\"}").candidates == [
        "version JSON `version`", "runs JSON `runs` of a `tool`", "any JSON any JSON",
      ])
    #expect(
      try found("[{\"version\": 1}]").candidates == ["list JSON a list", "any JSON any JSON"])
    #expect(try found("<report/>").candidates == ["told XML `report`"])
    #expect(try found("<other/>").candidates == [])
    #expect(try found("version,runs\n1,2").candidates == [])
    #expect(try found("<html></html>").candidates == [])
    #expect(try found("").candidates == [])
  }

  @Test func reportsAreRecognizedByTheirFirstBytes() throws {
    let size = ReportSketch.size
    let start = "{\"runs\": [{\"tool\": {}, \"results\": ["
    let long = start + String(repeating: "{\"a\": \"b\"}, ", count: size / 12 + 10) + "{}]}]"
    #expect(long.utf8.count > size)
    #expect(
      try found(long + ", \"version\": 1}").candidates == [
        "runs JSON `runs` of a `tool`", "any JSON any JSON",
      ])
    #expect(try found(start + "oops").candidates.first == "runs JSON `runs` of a `tool`")
  }

  @Test func confidenceIsOrdered() {
    #expect(Evidence.Confidence.possible < .likely)
    #expect(Evidence.Confidence.likely < .certain)
    #expect([.likely, .certain, .possible].max() == Evidence.Confidence.certain)
  }

  @Test func htmlOfTextsIsTurnedIntoMarkdownOnce() {
    let texts = MarkdownTexts()
    let html = "<p>Some <b>bold</b> words</p>"
    #expect(texts.markdown(html) == markdown(fromHTML: html))
    #expect(texts.markdown(html) == markdown(fromHTML: html))
    #expect(texts.markdown("") == markdown(fromHTML: ""))
    // Enough to be forgotten more than once: nothing may be mixed up by that.
    let comment = "<!--" + String(repeating: " ", count: 500_000) + "-->"
    for number in 0..<9 {
      #expect(texts.markdown("<p>\(number)</p>" + comment).hasPrefix("\(number)"))
    }
    #expect(texts.markdown(html) == markdown(fromHTML: html))
  }

  @Test func partsAreJoined() {
    #expect(joined() == "")
    #expect(joined("", "") == "")
    #expect(joined("a") == "a")
    #expect(
      joined("", "é", "", "long enough to be kept on the heap", "\0", "😀")
        == "élong enough to be kept on the heap\0😀")
  }
}
