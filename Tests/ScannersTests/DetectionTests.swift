import Foundation
import ScannerKit
import TestSupport
import Testing
import Winnow

/// Every sample is told by its content: by its own scanner, and by no other.
@Suite struct DetectionTests {
  @Test(arguments: Sample.reports)
  func onlyItsOwnScannerRecognizesIt(_ sample: Sample) throws {
    #expect(try Set(DetectionTests.scanners(of: sample.file)) == [sample.scanner])
  }

  @Test(arguments: Sample.reports.filter { $0.form != .zip })
  func onlyItsOwnScannerRecognizesItBehindAByteOrderMark(_ sample: Sample) throws {
    let report = try TemporaryReport([0xEF, 0xBB, 0xBF] + sample.bytes)
    #expect(try DetectionTests.scanners(of: report.file) == [sample.scanner])
  }

  @Test(arguments: Sample.reports)
  func whatIsReadWithoutAScanTypeIsTheSame(_ sample: Sample) throws {
    let found = try Reading(sample.file)
    #expect(try found.lines == Reading(sample.file, as: sample.scanType).lines)
  }

  @Test(arguments: Sample.json)
  func theOrderOfKeysDoesNotMatter(_ sample: Sample) throws {
    var dice = Dice(seed: 7)
    let tree = try JSONTree(sample.bytes)
    for _ in 0..<5 {
      let report = try TemporaryReport(tree.shuffled(using: &dice))
      #expect(try DetectionTests.scanners(of: report.file) == [sample.scanner])
    }
  }

  private static func scanners(of file: URL) throws -> [String] {
    let reports = try Identification.ofReports(at: file.path())
    return reports.flatMap { $0.candidates.map(\.scanner.about.id) }
  }
}
