import FindingModel
import Testing

@testable import Delivering

@Suite struct RequestDraftTests {
  /// Computed with Python's `uuid.uuid5`.
  @Test func idsAreVersion5OfRFC9562() {
    let dns: [UInt8] = [
      0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30,
      0xc8,
    ]
    #expect(
      RequestID.uuid(namespace: dns, name: "python.org") == "886313e1-3b8a-5372-9b90-0c9aee199e5d")
    #expect(
      RequestID.uuid(target: "webshop:2.1", fingerprint: "component\npkg:npm/lodash@4.17.15")
        == "ae681402-2e25-50bb-bbcd-cac0578533db")
  }

  @Test func findingsAreGroupedAsAsked() {
    let findings = [
      vulnerable("CVE-1", fix: "5"), vulnerable("CVE-2", "4.17.15", .critical),
      vulnerable("CVE-1", in: "underscore", "1.0"), weak("sqli", at: "a.py", line: 3),
      weak("sqli", at: "a.py", line: 9), weak("sqli", at: "b.py", line: 1),
    ]
    func titles(_ grouping: RequestGrouping) -> [String] {
      SyncOptions.sample.with { $0.grouping = grouping }.drafts(findings).drafts.map(\.title)
    }
    #expect(
      titles(.component) == [
        "[CRITICAL] 2 vulnerabilities in lodash 4.17.15", "[HIGH] CVE-1 in underscore 1.0",
        "[MEDIUM] Found sqli (a.py)", "[MEDIUM] Found sqli (b.py)",
      ])
    #expect(
      titles(.vulnerability) == [
        "[CRITICAL] CVE-2 in lodash 4.17.15", "[HIGH] CVE-1 in 2 packages",
        "[MEDIUM] Found sqli (a.py)", "[MEDIUM] Found sqli (b.py)",
      ])
    #expect(
      titles(.none) == [
        "[CRITICAL] CVE-2 in lodash 4.17.15", "[HIGH] CVE-1 in lodash 4.17.15",
        "[HIGH] CVE-1 in underscore 1.0", "[MEDIUM] Found sqli (a.py)",
        "[MEDIUM] Found sqli (b.py)",
      ])
  }

  @Test func whatMovesOrIsToldByAnotherScannerIsTheSame() throws {
    func draft(_ finding: Finding) throws -> RequestDraft {
      try #require(SyncOptions.sample.drafts([finding]).drafts.first)
    }
    let first = try draft(weak("sqli", at: "a.py", line: 3))
    let moved = try draft(weak("sqli", at: "a.py", line: 99))
    #expect(first.uuid == moved.uuid)
    #expect(first.digest == moved.digest)
    var other = vulnerable("CVE-1")
    other.scanType = "Anchore Grype"
    other.facts = []
    other.locations = [.dependency(DependencyLocation(purl: "pkg:npm/lodash@4.17.15"))]
    #expect(try draft(other).uuid == draft(vulnerable("CVE-1")).uuid)
    #expect(try draft(vulnerable("CVE-1", "4.17.15", .low)).uuid == draft(other).uuid)
    #expect(try draft(vulnerable("CVE-1", "4.17.15", .low)).digest != draft(other).digest)
    #expect(try draft(vulnerable("CVE-2")).uuid != draft(other).uuid)
    let elsewhere = SyncOptions.sample.with { $0.productVersion = "2.2" }
    #expect(elsewhere.drafts([other]).drafts.first?.uuid != (try draft(other).uuid))
  }

  @Test func droppedFindingsMakeNoRequestAndAreNotGone() {
    var dropped = vulnerable("CVE-1")
    dropped.verdict = Verdict(.dropped)
    var accepted = vulnerable("CVE-2")
    accepted.riskAccepted = true
    let drafts = SyncOptions.sample.drafts([dropped, accepted])
    #expect(drafts.drafts.isEmpty)
    #expect(drafts.filtered.count == 2)
  }

  @Test(arguments: [
    ("a\0b\t\tc\n d", "[LOW] a b c d"),
    (String(repeating: "🙂", count: 300), "[LOW] " + String(repeating: "🙂", count: 248) + "…"),
  ])
  func titlesAreOneLineThatTheServerTakes(_ title: String, _ expected: String) {
    let drafts = SyncOptions.sample.drafts([Finding(title, severity: .low)]).drafts
    #expect(drafts.first?.title == expected)
    #expect((drafts.first?.title.unicodeScalars.count ?? 999) <= 255)
  }

  @Test func markersAreReadAsTheyAreWritten() {
    for kind in [
      RequestMarker.Kind.gone, .state(digest: "0a1b2c3d4e5f", severity: .critical),
    ] {
      let marker = RequestMarker(finding: "f", scope: "trivy-scan", kind)
      #expect(RequestMarker.last(in: "text\n\n\(marker)", of: "f") == marker)
      #expect(RequestMarker.last(in: "text\n\n\(marker)", of: "g") == nil)
    }
    for text in [
      "", "[winnow]", "[winnow finding:f scope:s]", "[winnow finding:f scope:s state:1]",
    ] {
      #expect(RequestMarker.last(in: text, of: "f") == nil)
    }
  }

  @Test(arguments: [("Trivy Scan", "trivy-scan"), ("a] b:c\n", "a-b-c"), ("—", "-")])
  func scopesAreWords(_ text: String, _ expected: String) {
    #expect(SyncOptions(template: "t", scope: text).scope == expected)
  }
}
