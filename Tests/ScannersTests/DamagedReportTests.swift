import FindingModel
import Foundation
import TestSupport
import Testing
import Winnow

/// Whatever happens to a report, reading it ends with findings or with an error.
@Suite(.timeLimit(.minutes(10))) struct DamagedReportTests {
  /// A report that breaks off is never taken for a whole one, and what stood before is not lost.
  @Test(arguments: Sample.reports)
  func cutShortAtEveryByte(_ sample: Sample) throws {
    let whole = try Reading(sample.file, as: sample.scanType)
    let bytes = try sample.bytes
    let end = try #require(bytes.lastIndex { $0 > 0x20 })
    let report = try TemporaryReport(bytes)
    let scanType = sample.scanType
    for count in (0...end).reversed() where count < 512 || count % 5 == 0 {
      report.cut(to: count)
      let reading = try Reading(report.file, as: scanType)
      let place = "cut to \(count) bytes"
      if sample.hasAnEnd { #expect(reading.outcome.failure != nil, "\(place)") }
      #expect(reading.findings.count <= whole.findings.count, "\(place)")
      // Of JSON this holds for what is too large to be looked through before it is read.
      guard [.xml, .jsonl, .csv].contains(sample.form) else { continue }
      let complete = whole.findings.filter {
        $0.records.allSatisfy {
          // Of a list in one line of many all is read, or nothing.
          sample.end(ofWhatHolds: $0, in: bytes) <= count
            && (sample.form != .jsonl || $0.base.isEmpty)
        }
      }
      #expect(reading.findings.count >= complete.count, "\(place)")
    }
  }

  /// 10,000 in all.
  private static let mutations = 10_000 / Sample.reports.count + 1

  @Test(arguments: Sample.reports)
  func withASingleByteChanged(_ sample: Sample) throws {
    var dice = Dice(seed: UInt64(sample.name.utf8.reduce(5381) { ($0 &* 33) &+ Int($1) }.magnitude))
    let bytes = try sample.bytes
    let report = try TemporaryReport(bytes)
    let scanType = sample.scanType
    var refused = 0
    for _ in 0..<DamagedReportTests.mutations {
      let offset = dice.below(bytes.count)
      try report.write(DamagedReportTests.otherByte(for: bytes[offset], &dice), at: offset)
      let reading = try Reading(report.file, as: scanType)
      try report.write(bytes[offset], at: offset)
      refused += reading.outcome.failure == nil ? 0 : 1
      for record in reading.findings.flatMap(\.records) where sample.form != .zip {
        #expect(0 <= record.bytes.lowerBound && record.bytes.upperBound <= bytes.count)
      }
    }
    if sample.hasAnEnd { #expect(refused > 0, "no change was ever noticed") }
  }

  /// Any byte, but those that mean something more often than others.
  private static func otherByte(for byte: UInt8, _ dice: inout Dice) -> UInt8 {
    let meaningful = Array("{}[]\",:\\<>&;/='-0 \n".utf8) + [0x00, 0x80, 0xC3, 0xFF]
    let other =
      dice.below(2) == 0 ? UInt8(dice.below(256)) : meaningful[dice.below(meaningful.count)]
    return other == byte ? byte ^ 0x01 : other
  }
}

extension Sample {
  /// Where what is read as a whole with a record ends: dependencies of Dependency-Check hold the
  /// vulnerabilities that their findings are made of.
  fileprivate func end(ofWhatHolds record: RecordPosition, in bytes: [UInt8]) -> Int {
    guard name.hasPrefix("dependency_check/"), form == .xml else { return record.bytes.upperBound }
    let end = Array("</dependency>".utf8)
    let rest = bytes[record.bytes.upperBound...]
    return rest.indices.first { rest[$0...].starts(with: end) }.map { $0 + end.count }
      ?? bytes.count
  }
}
