import Deduplication
import FindingModel
import Testing

/// What is left of a group.
@Suite struct CrossToolSurvivorTests {
  private var findings: [Finding] {
    var first = Finding.code("src/a.py", 7, cwe: 0, by: "A Scan", severity: .medium)
    first.references = "https://example.com/a\nhttps://example.com/b"
    first.vulnerabilityIDs = ["GHSA-1"]
    first.tags = ["a"]
    first.hashCode = "00"
    var second = Finding.code("src/a.py", 8, cwe: 89, by: "B Scan", severity: .high)
    second.references = "https://example.com/b"
    second.vulnerabilityIDs = ["CVE-2022-0001", "GHSA-1"]
    second.tags = ["b"]
    second.cwes = [89]
    second.uniqueIDFromTool = "b1"
    second.description = "Second."
    return [first, second]
  }

  @Test func theWorstIsKeptWithWhatAllKnow() {
    #expect(SurvivorRank(findings[0]) < SurvivorRank(findings[1]))
    var survivor = findings[1]
    survivor.takeOver(from: findings)
    #expect(survivor.severity == .high)
    #expect(survivor.scanType == "B Scan")
    #expect(survivor.description == "Second.")
    #expect(survivor.references == "https://example.com/b\nhttps://example.com/a")
    #expect(survivor.vulnerabilityIDs == ["CVE-2022-0001", "GHSA-1"])
    #expect(survivor.tags == ["b", "a"])
    #expect(survivor.cwes == [89])
    #expect(survivor.line == 8)
  }

  /// What one scanner says is of concern, even if what another says was found to be none.
  @Test func whatIsOfConcernIsKept() {
    var marked = findings
    marked[1].falsePositive = true
    #expect(SurvivorRank(marked[1]) < SurvivorRank(marked[0]))
    marked[0].active = false
    #expect(SurvivorRank(marked[0]) < SurvivorRank(marked[1]))
  }

  @Test func gapsAreFilledAndTheRestStays() {
    var survivor = findings[0]
    survivor.takeOver(from: findings)
    #expect(survivor.scanType == "A Scan" && survivor.severity == .medium)
    #expect(survivor.cwe == 89)
    #expect(survivor.references == findings[0].references)
  }
}
