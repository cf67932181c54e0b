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

  @Test func theWorstIsKeptWithWhatAllKnow() throws {
    let survivor = try #require(Survivor(of: findings)).finding
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
  @Test func whatIsOfConcernIsKept() throws {
    var marked = findings
    marked[1].falsePositive = true
    let survivor = try #require(Survivor(of: marked))
    #expect(survivor.place == 0 && survivor.finding.severity == .medium)
    marked[0].active = false
    #expect(Survivor(of: marked)?.place == 1)
  }

  @Test func nothingStandsForNoFindings() {
    #expect(Survivor(of: [])?.place == nil)
  }

  @Test func ofEquallyBadOnesTheFirstIsKept() throws {
    let pair = findings.map { finding in
      var finding = finding
      finding.severity = .low
      return finding
    }
    let survivor = try #require(Survivor(of: pair)).finding
    #expect(survivor.scanType == "A Scan")
    #expect(survivor.cwe == 89)
    #expect(survivor.references == findings[0].references)
  }
}
