import Foundation
import ScannerKit
import Testing
import Winnow

/// How well findings agree with the reference is measured, where real reports lie beside the package,
/// and what the program says of it is what was measured.
@Suite(.timeLimit(.minutes(10))) struct ParityTests {
  private static let folder = Sample.package.appending(path: "../shared/conformance").standardized
  private static let cases = Sample.files(below: folder.appending(path: "expected"))
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_PARITY"] == "1"
  private static let table = Sample.package.appending(path: "Sources/Winnow/ParityTable.swift")

  @Test func everyScanTypeHasALabel() {
    for about in Formats.all {
      for scanType in about.scanTypes {
        let parity = Parity.of(scanType: scanType)
        #expect(parity != nil, "no report of \(scanType) was compared")
        #expect((parity?.reason == nil) == (parity?.label == .exact))
      }
    }
  }

  @Test(.enabled(if: !cases.isEmpty, "real reports are expected in ../shared/conformance"))
  func labelsAreWhatIsMeasured() throws {
    var measured: [String: Agreement] = [:]
    for file in ParityTests.cases {
      let data = try Data(contentsOf: file)
      let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let scanType = try #require(document["scan_type"] as? String)
      guard Formats.all.contains(where: { $0.scanTypes.contains(scanType) }) else { continue }
      // What the reference refuses cannot be compared.
      guard document["error"] is NSNull else { continue }
      try measured[scanType, default: Agreement()].add(document, in: ParityTests.folder)
    }
    let lines = measured.sorted { $0.key < $1.key }.map { "    \($0.key) | \($0.value.cells)\n" }
    let text = try String(contentsOf: ParityTests.table, encoding: .utf8)
    let start = try #require(text.range(of: "\"\"\"\n"))
    let end = try #require(text.range(of: "    \"\"\"", range: start.upperBound..<text.endIndex))
    let expected = text.replacingCharacters(
      in: start.upperBound..<end.lowerBound, with: lines.joined())
    if ParityTests.isRecording { try Data(expected.utf8).write(to: ParityTests.table) }
    #expect(
      expected == text || ParityTests.isRecording,
      """
      \(ParityTests.table.lastPathComponent) says something else than was measured:
      \(lines.joined())
      To take this for right and review it in the diff:
        RECORD_PARITY=1 swift test --filter ScannersTests.ParityTests
      """)
  }
}

/// What comparing the reports of a scan type gave.
private struct Agreement {
  private var reports = 0
  private var findings = 0
  private var otherHashes = 0
  private var otherFields = 0
  private var unstable: Set<String> = []

  mutating func add(_ document: [String: Any], in folder: URL) throws {
    let report = try #require(document["report"] as? String)
    let fields = Set(document["unstable_fields"] as? [String] ?? [])
    let expected = try #require(document["findings"] as? [[String: Any]])
    let reading = try Reading(
      folder.appending(path: "reports/\(report)"), as: document["scan_type"] as? String)
    let wanted = expected.map { CanonicalFinding($0, without: fields) }
    let found = try reading.lines.map { line in
      let finding = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return CanonicalFinding(try #require(finding), without: fields)
    }
    reports += 1
    findings += expected.count
    otherHashes += Agreement.missing(wanted.map(\.hashCode), from: found.map(\.hashCode))
    otherFields += Agreement.missing(wanted.map(\.text), from: found.map(\.text))
    unstable.formUnion(fields)
  }

  /// How many texts have no counterpart, on the side that has more of those.
  private static func missing(_ wanted: [String], from found: [String]) -> Int {
    var counts: [String: Int] = [:]
    for text in wanted { counts[text, default: 0] += 1 }
    for text in found { counts[text, default: 0] -= 1 }
    let more = counts.values.filter { $0 > 0 }.reduce(0, +)
    return max(more, -counts.values.filter { $0 < 0 }.reduce(0, +))
  }

  /// As `approximate | 2 | 10 | 1 with another hash_code`.
  var cells: String {
    var reasons: [String] = []
    if otherHashes > 0 { reasons.append("\(otherHashes) with another hash_code") }
    if otherFields > 0 { reasons.append("\(otherFields) with other fields") }
    for field in unstable.sorted() {
      let name = field.hasPrefix("unsaved_") ? String(field.dropFirst(8)) : field
      reasons.append("DefectDojo leaves the order of \(name) to chance")
    }
    let label: Parity.Label = reasons.isEmpty ? .exact : .approximate
    return
      ([label.rawValue, "\(reports)", "\(findings)"]
      + (reasons.isEmpty ? [] : [reasons.joined(separator: ", ")])).joined(separator: " | ")
  }
}
