import Deduplication
import FindingModel
import Testing

/// What DefectDojo marks as a duplicate of what.
@Suite struct ServerDuplicatesTests {
  private func finding(
    _ title: String, hash: Character = "a", _ change: (inout Finding) -> Void = { _ in }
  ) -> FindingTrace {
    var finding = Finding(title, severity: .high)
    finding.hashCode = String(repeating: hash, count: 64)
    change(&finding)
    return FindingTrace(finding)
  }

  private func originals(
    _ algorithm: DeduplicationAlgorithm, _ traces: [FindingTrace]
  ) -> [Int?] {
    var duplicates = ServerDuplicates()
    return traces.map { duplicates.add($0, testType: "A Scan", algorithm) }
  }

  @Test func theFirstIsTheOriginal() {
    #expect(
      originals(.hashCode, [finding("a"), finding("b"), finding("c", hash: "b"), finding("d")])
        == [nil, 0, nil, 0])
  }

  /// Findings that the server has come first, whatever test they are of.
  @Test func acrossTests() {
    var duplicates = ServerDuplicates()
    duplicates.addKnown(finding("known") { $0.uniqueIDFromTool = "u" }, testType: "Other Scan")
    #expect(duplicates.add(finding("new"), testType: "A Scan", .hashCode) == 0)
    let same = finding("new", hash: "c") { $0.uniqueIDFromTool = "u" }
    #expect(duplicates.add(same, testType: "A Scan", .uniqueIDFromTool) == nil)
    #expect(duplicates.add(same, testType: "Other Scan", .uniqueIDFromTool) == 0)
  }

  @Test func closedOnesAreNotOpenedAgain() {
    let closed = finding("a") {
      $0.active = false
      $0.isMitigated = true
    }
    let accepted = finding("a") {
      $0.active = false
      $0.falsePositive = true
    }
    #expect(originals(.hashCode, [closed, finding("a"), finding("a")]) == [nil, nil, 1])
    #expect(originals(.hashCode, [closed, closed]) == [nil, 0])
    #expect(originals(.hashCode, [accepted, finding("a")]) == [nil, 0])
  }

  private func at(_ urls: String...) -> (inout Finding) -> Void {
    { finding in finding.locations = urls.map { .url(URLLocation(url: $0)) } }
  }

  /// Equal hashes need one equal host and path too, or no URL on either side.
  @Test func locations() {
    let one = finding("a", at("https://a.example.org/x?q=1"))
    let other = finding("a", at("https://b.example.org/x", "http://a.example.org:8080/x?q=2"))
    let third = finding("a", at("https://a.example.org/y"))
    #expect(originals(.hashCode, [one, other, third, finding("a")]) == [nil, 0, nil, nil])
    #expect(originals(.uniqueIDFromTool, [one, other]) == [nil, nil])
  }

  @Test func uniqueIDOrHash() {
    let first = finding("a", hash: "1") { $0.uniqueIDFromTool = "u" }
    let second = finding("b", hash: "2") { $0.uniqueIDFromTool = "v" }
    let both = finding("c", hash: "2") { $0.uniqueIDFromTool = "u" }
    #expect(originals(.uniqueIDFromToolOrHashCode, [first, second, both]) == [nil, nil, 0])
    #expect(originals(.uniqueIDFromTool, [first, second, both]) == [nil, nil, 0])
    #expect(originals(.hashCode, [first, second, both]) == [nil, nil, 1])
  }

  /// The legacy algorithm also wants the title or the CWE, and the place, to be equal.
  @Test func legacy() {
    func code(_ title: String, cwe: Int, _ path: String, _ line: Int) -> FindingTrace {
      finding(title) {
        $0.cwe = cwe
        $0.filePath = path
        $0.line = line
        $0.staticFinding = true
      }
    }
    let first = code("a", cwe: 79, "a.c", 1)
    #expect(originals(.legacy, [first, code("A", cwe: 0, "a.c", 1)]) == [nil, 0])
    #expect(originals(.legacy, [first, code("b", cwe: 79, "a.c", 1)]) == [nil, 0])
    #expect(originals(.legacy, [first, code("b", cwe: 0, "a.c", 1)]) == [nil, nil])
    #expect(originals(.legacy, [first, code("a", cwe: 79, "a.c", 2)]) == [nil, nil])
    #expect(originals(.legacy, [first, code("a", cwe: 79, "b.c", 1)]) == [nil, nil])
    #expect(originals(.legacy, [finding("a"), finding("a")]) == [nil, nil])
    let narrow = finding("a", at("http://a/1"))
    let wide = finding("a", at("http://a/1", "http://a/2"))
    #expect(originals(.legacy, [narrow, wide]) == [nil, 0])
    #expect(originals(.legacy, [wide, narrow]) == [nil, nil])
  }
}
