import Deduplication
import FindingModel
import Foundation
import ReportReading
import ScannerKit
import Scanners
import Testing

/// How well findings of several scanners are grouped, against labels that were written by hand.
@Suite struct CrossToolTests {
  @Test(arguments: LabelledTarget.all)
  func groupsAreThoseOfTheLabels(_ target: String) throws {
    let target = try LabelledTarget(target)
    let found = target.foundPairs
    let meant = target.labelledPairs
    let right = found.intersection(meant)
    let precision = Double(right.count) / Double(max(found.count, 1))
    let recall = Double(right.count) / Double(max(meant.count, 1))
    print(
      "\(target.name): \(target.findings.count) findings, \(meant.count) pairs,",
      "precision \(precision.shown), recall \(recall.shown)")
    for pair in found.subtracting(meant).sorted(by: <) {
      print("  wrong: \(target.line(pair))")
    }
    for pair in meant.subtracting(found).sorted(by: <) {
      print("  missing: \(target.line(pair))")
    }
    #expect(precision >= 0.98)
    #expect(recall >= 0.9)
  }

  @Test(arguments: LabelledTarget.all)
  func labelsNameFindingsOfTheReports(_ target: String) throws {
    let target = try LabelledTarget(target)
    #expect(target.unknownLabels.isEmpty)
    #expect(!target.labelledPairs.isEmpty)
  }
}

/// Two findings by their numbers, the smaller one first.
private struct Pair: Hashable, Comparable {
  let first: Int
  let second: Int

  static func all(of members: [Int]) -> [Pair] {
    members.flatMap { first in
      members.filter { $0 > first }.map { Pair(first: first, second: $0) }
    }
  }

  static func < (left: Pair, right: Pair) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}

/// The reports of a target, read by their scanners, and what is the same in them.
private struct LabelledTarget {
  static let all = [
    "archives", "code", "configurations", "dependencies", "images", "queries", "secrets", "site",
  ]

  let name: String
  private(set) var findings: [(key: String, finding: Finding)] = []
  private(set) var unknownLabels: [String] = []
  private var labels: [[Int]] = []

  private struct Labels: Decodable {
    struct Group: Decodable {
      let weakness: String
      let members: [String]
    }

    let groups: [Group]
  }

  init(_ name: String) throws {
    self.name = name
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "DeduplicationTests/CrossTool/\(name)")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let reports = files.filter { !$0.hasDirectoryPath && $0.lastPathComponent != "labels.json" }
    for file in reports.sorted(by: { $0.path < $1.path }) { try read(file) }
    let data = try Data(contentsOf: folder.appending(path: "labels.json"))
    for group in try JSONDecoder().decode(Labels.self, from: data).groups {
      let numbers = group.members.map { key in findings.firstIndex { $0.key == key } }
      unknownLabels += zip(group.members, numbers).filter { $0.1 == nil }.map(\.0)
      labels.append(numbers.compactMap(\.self).sorted())
    }
  }

  private mutating func read(_ file: URL) throws {
    let scanner = try #require(LabelledTarget.scanner(of: file.lastPathComponent))
    let scanType = try #require(scanner.about.scanTypes.first)
    let report = file.deletingPathExtension().lastPathComponent
    for input in try ReportInput.open(file.path(percentEncoded: false)) {
      var delivered: [Finding] = []
      var findings = Findings(
        scanType: scanType, now: Moment(secondsSince1970: 1_768_478_400), file: input
      ) { delivered.append($0) }
      findings.wantedFacts = CrossToolGrouping.wantedFacts
      _ = scanner.read(input, into: &findings)
      self.findings += delivered.map { (LabelledTarget.key(of: $0, in: report), $0) }
    }
  }

  /// By the first word of its name.
  private static func scanner(of file: String) -> (any ScannerKit.Scanner)? {
    let word = file.prefix { $0.isLetter }
    let id = ["grype": "anchore_grype", "dependency": "dependency_check"][word] ?? String(word)
    return catalog.first { $0.about.id == id }
  }

  /// How labels name a finding.
  private static func key(of finding: Finding, in report: String) -> String {
    var rule = finding.vulnIDFromTool ?? finding.vulnerabilityIDs.first
    if report == "semgrep" { rule = rule?.split(separator: ".").last.map(String.init) }
    // Secrets have their rule in a fact alone.
    rule = rule ?? finding.facts.first { $0.kind == .alias }?.text
    var words = [report, rule ?? finding.title]
    if let name = finding.componentName {
      words.append(name + (finding.componentVersion.map { "@\($0)" } ?? ""))
    }
    if let path = finding.filePath {
      words.append(path + (finding.line.map { ":\($0)" } ?? ""))
    } else if case .url(let location)? = finding.locations.first, let url = location.url {
      words.append(String(url.split(separator: "/")[1]))
    }
    for fact in finding.facts where fact.text.hasPrefix("lines:") {
      words.append(String(fact.text.dropFirst(6)))
    }
    return words.joined(separator: " ")
  }

  var labelledPairs: Set<Pair> { Set(labels.flatMap(Pair.all)) }

  var foundPairs: Set<Pair> {
    var grouping = CrossToolGrouping()
    for (_, finding) in findings { grouping.add(finding) }
    return Set(grouping.groups().flatMap { Pair.all(of: $0.members) })
  }

  func line(_ pair: Pair) -> String {
    "\(findings[pair.first].key)  =  \(findings[pair.second].key)"
  }
}

extension Double {
  /// With three digits.
  fileprivate var shown: String { String(format: "%.3f", self) }
}
