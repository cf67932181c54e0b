import Foundation
import Testing
import Winnow

/// A scan gives the same findings whether its report is written as XML or as JSON.
@Suite struct TwoFormsTests {
  private static let suffix = "-as-json"

  /// The samples in JSON beside which the same scan stands in XML.
  static let samples = Sample.json.filter {
    $0.file.deletingPathExtension().lastPathComponent.hasSuffix(suffix)
  }

  @Test(arguments: samples)
  func giveTheSameFindings(_ sample: Sample) throws {
    let scanType = sample.scanType
    let asJSON = try Reading(sample.file, as: scanType)
    let asXML = try Reading(TwoFormsTests.xml(besides: sample), as: scanType)
    #expect(asJSON.lines == asXML.lines)
    #expect(asJSON.outcome.failure == nil)
    #expect(asXML.outcome.failure == nil)
  }

  @Test func bothFormsOfEachScannerAreCompared() {
    #expect(Set(TwoFormsTests.samples.map(\.scanner)) == ["dependency_check", "zap"])
  }

  private static func xml(besides sample: Sample) -> URL {
    let name = sample.file.deletingPathExtension().lastPathComponent.dropLast(suffix.count)
    return sample.file.deletingLastPathComponent().appending(path: "\(name).xml")
  }
}
