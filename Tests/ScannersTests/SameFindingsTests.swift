import FindingModel
import ScannerKit
import TestSupport
import Testing
import Winnow

/// How a report is written down changes nothing in its findings.
@Suite struct SameFindingsTests {
  @Test(arguments: Sample.all.filter { $0.form != .zip })
  func behindAByteOrderMark(_ sample: Sample) throws {
    let marked = try SameFindingsTests.reading([0xEF, 0xBB, 0xBF] + sample.bytes, of: sample)
    let plain = try Reading(sample.file, as: sample.scanType)
    #expect(marked.lines == plain.lines)
    #expect(marked.outcome.notes.unreadCount == plain.outcome.notes.unreadCount)
    // Of HTML only the place in the page is known.
    guard sample.form != .html else { return }
    let places = plain.findings.map { $0.records.map { $0.bytes.lowerBound + 3 } }
    #expect(marked.findings.map { $0.records.map(\.bytes.lowerBound) } == places)
  }

  /// Line ends stand outside of texts in JSON; in XML they are line feeds to whoever reads a text.
  @Test(arguments: Sample.all.filter { [.json, .jsonl, .xml].contains($0.form) })
  func withTheLineEndsOfWindows(_ sample: Sample) throws {
    let bytes = try sample.bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    let changed = try SameFindingsTests.reading(bytes, of: sample)
    let plain = try Reading(sample.file, as: sample.scanType)
    #expect(changed.lines == plain.lines)
    #expect(changed.outcome.notes.unreadCount == plain.outcome.notes.unreadCount)
  }

  /// What is quoted in a description as it stands.
  private static let quoted: Set<String> = [
    "components", "fix_regex", "flows", "messageFormattings", "textRange",
  ]

  @Test(arguments: Sample.json, 0..<UInt64(8))
  func withItsKeysInAnotherOrder(_ sample: Sample, seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let bytes = try JSONTree(sample.bytes).shuffled(using: &dice, except: SameFindingsTests.quoted)
    let shuffled = try SameFindingsTests.reading(bytes, of: sample)
    let plain = try Reading(sample.file, as: sample.scanType)
    #expect(shuffled.lines.sorted() == plain.lines.sorted())
    #expect(shuffled.outcome.notes.unreadCount == plain.outcome.notes.unreadCount)
    #expect(shuffled.outcome.failure == nil)
  }

  private static func reading(_ bytes: [UInt8], of sample: Sample) throws -> Reading {
    let report = try TemporaryReport(bytes)
    return try Reading(report.file, as: sample.scanType)
  }
}
