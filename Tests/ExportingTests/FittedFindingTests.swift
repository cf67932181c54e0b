import FindingModel
import Testing

@testable import Exporting

/// What DefectDojo's database cannot hold is fitted, and nothing else is touched.
@Suite struct FittedFindingTests {
  @Test func aFindingThatFitsIsLeftAsItIs() {
    var finding = Finding(String(repeating: "é", count: 511), severity: .low)
    finding.description = "\u{1B}[0m\r\n\ttext"
    finding.componentName = String(repeating: "n", count: 500)
    finding.componentVersion = String(repeating: "1", count: 100)
    finding.service = String(repeating: "s", count: 200)
    finding.filePath = String(repeating: "p", count: 4000)
    finding.uniqueIDFromTool = String(repeating: "u", count: 500)
    finding.vulnIDFromTool = String(repeating: "v", count: 500)
    finding.tags = ["web", "a-b/c:d"]
    finding.locations = [.url(URLLocation(url: "https://example.com/a"))]
    let fitted = FittedFinding(finding)
    #expect(fitted.finding == finding)
    #expect(fitted.changes == [])
  }

  @Test func whatIsTooLongIsCut() {
    var finding = Finding(String(repeating: "é", count: 512), severity: .low)
    finding.componentName = String(repeating: "n", count: 501)
    finding.componentVersion = String(repeating: "1", count: 101)
    finding.service = String(repeating: "s", count: 201)
    finding.filePath = String(repeating: "p", count: 4001)
    finding.uniqueIDFromTool = String(repeating: "u", count: 501)
    finding.vulnIDFromTool = String(repeating: "v", count: 501)
    finding.line = 1 << 31
    finding.vulnerabilityIDs = [String(repeating: "C", count: 51), "CVE-2024-0001"]
    let fitted = FittedFinding(finding)
    #expect(fitted.finding.title.count == 511)
    #expect(fitted.finding.componentName?.count == 500)
    #expect(fitted.finding.componentVersion?.count == 100)
    #expect(fitted.finding.service?.count == 200)
    #expect(fitted.finding.filePath?.count == 4000)
    #expect(fitted.finding.uniqueIDFromTool?.count == 500)
    #expect(fitted.finding.vulnIDFromTool?.count == 500)
    #expect(fitted.finding.line == nil)
    #expect(fitted.finding.vulnerabilityIDs == ["CVE-2024-0001"])
    #expect(fitted.changes.contains("# times `title` cut to 511 characters"))
    #expect(fitted.changes.count == 9)
  }

  @Test func whatTheServerRefusesIsLeftOut() {
    var finding = Finding("a\0b", severity: .low)
    finding.description = "\0"
    finding.tags = ["Two Words", "two_words", "it's, \"quoted\"", ""]
    finding.locations = [
      .url(URLLocation(url: "https://example.com/")), .url(URLLocation(url: "https:///path")),
      .url(URLLocation(host: "bad host")), .code(CodeLocation(filePath: "a.c")),
    ]
    finding.files = [
      Attachment(title: "shot.png", data: ""), Attachment(title: "run.sh", data: ""),
    ]
    let fitted = FittedFinding(finding).finding
    #expect(fitted.title == "ab" && fitted.description == "")
    #expect(fitted.tags == ["two_words", "it_s___quoted_"])
    #expect(
      fitted.locations == [
        .url(URLLocation(url: "https://example.com/")), .code(CodeLocation(filePath: "a.c")),
      ])
    #expect(fitted.files.map(\.title) == ["shot.png"])
  }
}
