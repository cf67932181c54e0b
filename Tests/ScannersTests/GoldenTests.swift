import FindingModel
import Foundation
import Testing

/// What is read from every sample is what stands beside it; a change is reviewed in the diff.
@Suite struct GoldenTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SAMPLES"] == "1"

  @Test(arguments: Sample.all)
  func equalsWhatStandsBesideIt(_ sample: Sample) throws {
    let actual = try Reading(sample.file, as: sample.scanType)
      .golden(named: sample.file.lastPathComponent)
    if GoldenTests.isRecording { try Data(actual.utf8).write(to: sample.golden) }
    let expected = try? String(contentsOf: sample.golden, encoding: .utf8)
    #expect(
      actual == expected,
      """
      \(GoldenTests.firstDifference(actual, expected ?? ""))
      To take this for right and review it in the diff:
        RECORD_SAMPLES=1 swift test --filter ScannersTests.GoldenTests
      """)
  }

  private static func firstDifference(_ actual: String, _ expected: String) -> String {
    let actual = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(actual, expected).prefix { $0 == $1 }.count
    return """
      line \(line + 1)
        expected \(line < expected.count ? expected[line] : "the end")
        found    \(line < actual.count ? actual[line] : "the end")
      """
  }

  /// A finding without the place it came from could not be cut out of the report.
  @Test(arguments: Sample.all)
  func everyFindingKnowsItsRecords(_ sample: Sample) throws {
    let bytes = try sample.bytes
    let ends: [UInt8]? =
      switch sample.form {
      case .json, .jsonl: Array("{}".utf8)
      case .xml: Array("<>".utf8)
      case .csv, .html, .zip: nil
      }
    for finding in try Reading(sample.file, as: sample.scanType).findings {
      #expect(!finding.records.isEmpty, "\(finding.title)")
      for record in finding.records {
        guard let ends else { continue }
        try #require(0 <= record.bytes.lowerBound && record.bytes.upperBound <= bytes.count)
        let range = bytes[record.bytes]
        #expect([range.first, range.last] == ends, "\(record.path)")
      }
    }
  }

  @Test(arguments: Sample.all)
  func readTwiceGivesTheSameBytes(_ sample: Sample) throws {
    let once = try Reading(sample.file, as: sample.scanType).golden(named: sample.name)
    #expect(try Reading(sample.file, as: sample.scanType).golden(named: sample.name) == once)
  }
}
