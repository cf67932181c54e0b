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
    let survivor = CrossToolGroup.survivor(of: findings)
    #expect(survivor.severity == .high)
    #expect(survivor.scanType == "B Scan")
    #expect(survivor.description == "Second.")
    #expect(survivor.references == "https://example.com/b\nhttps://example.com/a")
    #expect(survivor.vulnerabilityIDs == ["CVE-2022-0001", "GHSA-1"])
    #expect(survivor.tags == ["b", "a"])
    #expect(survivor.cwes == [89])
    #expect(survivor.line == 8)
  }

  @Test func eachIsListed() {
    let merged = CrossToolGroup.survivor(of: findings).merged
    #expect(merged == findings.map(MergedFinding.init))
    #expect(merged.map(\.scanType) == ["A Scan", "B Scan"])
    #expect(merged.map(\.hashCode) == ["00", nil])
    #expect(merged.map(\.uniqueIDFromTool) == [nil, "b1"])
  }

  @Test func ofEquallyBadOnesTheFirstIsKept() {
    let pair = findings.map { finding in
      var finding = finding
      finding.severity = .low
      return finding
    }
    let survivor = CrossToolGroup.survivor(of: pair)
    #expect(survivor.scanType == "A Scan")
    #expect(survivor.cwe == 89)
    #expect(survivor.references == findings[0].references)
  }
}
