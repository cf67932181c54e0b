import Deduplication
import FindingModel
import Foundation
import TestSupport
import Testing

/// What holds for any findings, and that none of them take long.
@Suite(.serialized) struct CrossToolPropertyTests {
  private static let tools = ["A Scan", "B Scan", "C Scan", "D Scan"]

  /// Findings that have much in common.
  private func findings(_ count: Int, _ dice: inout Dice) -> [Finding] {
    (0..<count).map { _ in
      switch dice.below(3) {
      case 0: vulnerability(&dice)
      case 1: code(&dice)
      default: web(&dice)
      }
    }
  }

  private func vulnerability(_ dice: inout Dice) -> Finding {
    let ids = ["CVE-2022-0001", "CVE-2022-0002", "GHSA-1", "GHSA-2", "GO-1", "DSA-1-1"]
    let purls = ["pkg:maven/org.a/core", "pkg:maven/org.b/core", "pkg:npm/core", nil]
    let versions = ["1", "v1", "2", nil]
    let paths = ["web/pom.xml", "/ci/web/pom.xml", "admin/pom.xml", "app/core.jar", nil]
    return .vulnerability(
      (0...dice.below(2)).map { _ in pick(ids, &dice) }, "core", pick(versions, &dice),
      purl: pick(purls, &dice), by: pick(Self.tools, &dice), in: pick(paths, &dice))
  }

  private func code(_ dice: inout Dice) -> Finding {
    let paths = ["src/a.py", "/ci/src/a.py", "web/src/a.py", "src/b.py"]
    return .code(
      pick(paths, &dice), pick([1, 2, 3, 4, 7, nil], &dice), cwe: pick([327, 328, 89, 0], &dice),
      by: pick(Self.tools, &dice), rule: pick(["r", "s", "t"], &dice),
      severity: pick([.high, .low], &dice),
      snippet: pick([nil, "cursor.execute(query)"], &dice),
      secret: pick([nil, nil, "not-a-real-key-1", "not-a-real-key-2"], &dice))
  }

  private func web(_ dice: inout Dice) -> Finding {
    let urls = ["https://a.example.com/a", "https://a.example.com/b", "https://b.example.com/a"]
    return .web(
      (0...dice.below(2)).map { _ in pick(urls, &dice) }, cwe: pick([79, 80, 693], &dice),
      by: pick(Self.tools, &dice), rule: pick(["r", "s"], &dice),
      param: pick([nil, "q", "q, name", "name"], &dice))
  }

  private func pick<Value>(_ values: [Value], _ dice: inout Dice) -> Value {
    values[dice.below(values.count)]
  }

  private func groups(_ findings: [Finding]) -> [CrossToolGroup] {
    var grouping = CrossToolGrouping()
    for finding in findings { grouping.add(finding) }
    return grouping.groups()
  }

  @Test(arguments: 0..<25)
  func theOrderOfFindingsDoesNotMatter(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let findings = findings(60, &dice)
    // Groups by what is in them, as the same finding may be there twice.
    func contents(_ findings: [Finding]) -> [[Finding: Int]: Int] {
      groups(findings).reduce(into: [:]) { contents, group in
        let members = group.members.reduce(into: [:]) { $0[findings[$1], default: 0] += 1 }
        contents[members, default: 0] += 1
      }
    }
    let expected = contents(findings)
    #expect(contents(findings.shuffled(using: &dice)) == expected)
    #expect(contents(findings.reversed()) == expected)
  }

  @Test(arguments: 0..<25)
  func whatDiffersIsNeverInOneGroup(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed) + 1000)
    let findings = findings(80, &dice)
    let groups = groups(findings)
    var grouped: Set<Int> = []
    for group in groups {
      #expect(group.members == group.members.sorted() && group.members.count > 1)
      #expect(grouped.isDisjoint(with: group.members))
      grouped.formUnion(group.members)
      let members = group.members.map { findings[$0] }
      let versions = members.compactMap(\.componentVersion).map { $0 == "v1" ? "1" : $0 }
      #expect(Set(versions).count <= 1)
      let hosts = members.map { finding in
        Set(
          finding.locations.compactMap { location -> Substring? in
            guard case .url(let location) = location else { return nil }
            return location.url?.split(separator: "/")[1]
          })
      }
      #expect(Set(hosts).count <= 1)
      for (_, own) in Dictionary(grouping: members.filter { $0.line != nil }, by: \.scanType) {
        #expect(Set(own.map(\.line)).count == 1)
        #expect(Set(own.map(\.vulnIDFromTool)).count == 1)
      }
      let lines = members.compactMap(\.line)
      if members.allSatisfy({ $0.facts.isEmpty && $0.locations.isEmpty }), !lines.isEmpty {
        #expect((lines.max() ?? 0) - (lines.min() ?? 0) <= 3)
      }
    }
    #expect(groups.map { $0.members[0] } == groups.map { $0.members[0] }.sorted())
    #expect(self.groups(findings) == groups)
  }

  enum Crowd: CaseIterable {
    case oneVulnerability, manyAliases, manyGoPaths, oneSite, manyRules, manyTools, manyLines
    case manyNestedPaths, onePage, manyParameters

    func finding(_ number: Int) -> Finding {
      switch self {
      case .oneVulnerability: .vulnerability(["CVE-2022-0001"], "a", "1")
      case .manyAliases:
        .vulnerability(["GHSA-\(number)", "GHSA-\(number + 1)"], "a", "1", by: "\(number) Scan")
      case .manyGoPaths:
        .vulnerability(["CVE-2022-0001"], "", "1", purl: "pkg:golang/a.org/b/c\(number)@1")
      case .oneSite: .code("src/a.py", 7, cwe: 89)
      case .manyRules: .code("src/a.py", 7, cwe: 89, rule: "r\(number)")
      case .manyTools: .code("src/a.py", 7 + number % 5, cwe: 89, by: "\(number) Scan")
      case .manyLines:
        .code("src/a.py", number + 1, cwe: 89, by: number % 2 == 0 ? "A Scan" : "B Scan")
      case .manyNestedPaths:
        .code(String(repeating: "a/", count: number % 300) + "b/c.py", 7, cwe: 89)
      case .onePage: .web(["https://a.example.com/"], cwe: 79, by: "A Scan", rule: "r\(number)")
      case .manyParameters:
        .web(["https://a.example.com/"], cwe: 79, by: "\(number) Scan", param: "p\(number)")
      }
    }
  }

  /// Ten times the findings may take forty times as long, as that of the processor and the best of
  /// three: pairs would take a hundred.
  @Test(arguments: Crowd.allCases)
  func aCrowdAtOnePlaceTakesNoLongerThanOneElsewhere(_ crowd: Crowd) {
    func time(_ count: Int) -> Double {
      var grouping = CrossToolGrouping()
      for number in 0..<count { grouping.add(crowd.finding(number)) }
      let times = (0..<3).map { _ in
        let start = ProcessorTime.ofThread
        _ = grouping.groups()
        return ProcessorTime.ofThread - start
      }
      return times.min() ?? 0
    }
    let few = max(time(300), 0.001)
    let many = time(3_000)
    #expect(many < few * 40, "\(few) s and \(many) s")
  }
}

private enum ProcessorTime {
  /// In seconds.
  static var ofThread: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
