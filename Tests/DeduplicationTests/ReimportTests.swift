import Deduplication
import FindingModel
import Testing

/// What a server counted when reports of five findings were reimported one after the other, each
/// into what the one before had left.
@Suite struct ReimportTests {
  private static func finding(_ number: Int) -> Finding {
    var finding = Finding("CVE-0000-\(number) lib 1", severity: number < 3 ? .high : .low)
    finding.hashCode = String(repeating: "\(number)", count: 64)
    return finding
  }

  private let five = (1...5).map(ReimportTests.finding)

  /// A million of them are to be remembered, which the order of the members decides about.
  @Test func aTraceIsSmall() { #expect(MemoryLayout<FindingTrace>.stride <= 88) }

  /// A reimport of some findings into a test that has others.
  private func reimport(
    _ report: [Finding], into known: [Finding], algorithm: DeduplicationAlgorithm = .hashCode,
    _ change: (inout Reimport.Options) -> Void = { _ in }
  ) -> Reimport {
    var options = Reimport.Options()
    change(&options)
    var reimport = Reimport(algorithm, options)
    for finding in known { reimport.addKnown(FindingTrace(finding)) }
    for finding in report { _ = reimport.add(FindingTrace(finding, service: options.service)) }
    return reimport
  }

  private func closed(_ findings: [Finding], _ numbers: Set<Int>) -> [Finding] {
    findings.enumerated().map { number, finding in
      var finding = finding
      if numbers.contains(number) {
        finding.active = false
        finding.isMitigated = true
      }
      return finding
    }
  }

  @Test func theSameFile() {
    #expect(reimport(five, into: five).counts == Reimport.Counts(untouched: 5))
  }

  @Test func threeOfFive() {
    let result = reimport(Array(five.prefix(3)), into: five)
    #expect(result.counts == Reimport.Counts(untouched: 3, closed: 2))
    #expect(result.gone == [3, 4])
  }

  @Test func allFiveAgain() {
    let result = reimport(five, into: closed(five, [3, 4]))
    #expect(result.counts == Reimport.Counts(untouched: 3, reactivated: 2))
    #expect(result.reactivated == [3, 4])
  }

  @Test func threeOfFiveWithoutClosing() {
    let result = reimport(Array(five.prefix(3)), into: five) { $0.closesOldFindings = false }
    #expect(result.counts == Reimport.Counts(untouched: 3))
  }

  @Test func twoMore() {
    let result = reimport(five + [6, 7].map(ReimportTests.finding), into: five)
    #expect(result.counts == Reimport.Counts(created: 2, untouched: 5))
  }

  @Test func closedOnesStayClosed() {
    let result = reimport(five, into: closed(five, [0, 1, 2, 3])) { $0.reactivates = false }
    #expect(result.counts == Reimport.Counts(untouched: 1))
    #expect(result.left == 4)
  }

  /// What a minimum severity filters counts as gone.
  @Test func filteredFindingsAreClosed() {
    let result = reimport(five.filter { $0.severity >= .high }, into: five)
    #expect(result.counts == Reimport.Counts(untouched: 2, closed: 3))
  }

  @Test func existingOnesKeepWhatTheyAre() {
    let inactive = five.map { finding in
      var finding = finding
      finding.active = false
      return finding
    }
    #expect(reimport(inactive, into: five).counts == Reimport.Counts(untouched: 5))
  }

  @Test func falsePositiveIsLeft() {
    var known = five
    known[0].falsePositive = true
    known[0].active = false
    let result = reimport(five, into: known)
    #expect(result.counts == Reimport.Counts(untouched: 4))
    #expect(result.left == 1)
  }

  @Test func acceptedRiskIsUntouched() {
    var known = five
    known[0].riskAccepted = true
    known[0].active = false
    #expect(reimport(five, into: known).counts == Reimport.Counts(untouched: 5))
  }

  @Test func emptyReportClosesAll() {
    #expect(reimport([], into: five).counts == Reimport.Counts(closed: 5))
  }

  /// The service is part of the hash, and closing looks at findings of that service alone.
  @Test func anotherService() {
    let others = five.map { finding in
      var finding = finding
      finding.hashCode = "a" + (finding.hashCode ?? "").dropFirst()
      return finding
    }
    let result = reimport(others, into: five) { $0.service = "svc1" }
    #expect(result.counts == Reimport.Counts(created: 5))
  }

  @Test func mitigatedInTheReport() {
    let report = closed(five, [0])
    let result = reimport(report, into: five)
    #expect(result.counts == Reimport.Counts(untouched: 4, closed: 1))
    #expect(reimport(report, into: closed(five, [0])).counts == Reimport.Counts(untouched: 5))
  }

  /// Second copies that a plain import stored are closed by the same file.
  @Test func copiesInOneReport() {
    let twice = five + five
    #expect(reimport(twice, into: []).counts == Reimport.Counts(created: 5))
    let result = reimport(twice, into: twice)
    #expect(result.counts == Reimport.Counts(untouched: 5, closed: 5))
    #expect(result.gone == [5, 6, 7, 8, 9])
  }

  /// The legacy algorithm looks at title and severity, not at the hash.
  @Test func legacyMatchesByTitleAndSeverity() {
    var other = five[0]
    other.hashCode = String(repeating: "f", count: 64)
    other.title = other.title.uppercased()
    #expect(
      reimport([other], into: [five[0]], algorithm: .legacy).counts == Reimport.Counts(untouched: 1)
    )
    other.severity = .info
    #expect(
      reimport([other], into: [five[0]], algorithm: .legacy).counts
        == Reimport.Counts(created: 1, closed: 1))
  }

  @Test func uniqueIDs() {
    var known = five[0]
    known.uniqueIDFromTool = "u1"
    var same = five[1]
    same.uniqueIDFromTool = "u1"
    #expect(
      reimport([same], into: [known], algorithm: .uniqueIDFromTool).counts
        == Reimport.Counts(untouched: 1))
    // Findings without an id are never the same.
    #expect(
      reimport([five[0]], into: [five[0]], algorithm: .uniqueIDFromTool).counts
        == Reimport.Counts(created: 1, closed: 1))
    // Either of the two will do, and the first finding wins.
    let result = reimport([same], into: [known, five[1]], algorithm: .uniqueIDFromToolOrHashCode)
    #expect(result.counts == Reimport.Counts(untouched: 1, closed: 1))
    #expect(result.gone == [1])
  }

  @Test(arguments: [
    (DeduplicationAlgorithm.hashCode, [2, 3]), (.legacy, [2, 3]), (.uniqueIDFromTool, [1, 3]),
    (.uniqueIDFromToolOrHashCode, [3]),
  ])
  func importCloses(_ algorithm: DeduplicationAlgorithm, _ expected: [Int]) {
    var known = Array(five.prefix(4))
    known[2].uniqueIDFromTool = "u"
    var new = five[1]
    new.uniqueIDFromTool = "u"
    known[0].uniqueIDFromTool = "mitigated"
    var closing = ImportClosing(algorithm, service: "")
    closing.add(FindingTrace(new))
    closing.add(FindingTrace(five[0]))
    var first = five[0]
    first.uniqueIDFromTool = "mitigated"
    closing.add(FindingTrace(first))
    #expect(known.indices.filter { closing.closes(FindingTrace(known[$0])) } == expected)
    #expect(!closing.closes(FindingTrace(closed([five[4]], [0])[0])))
  }
}
