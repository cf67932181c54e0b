import Foundation
import Testing

/// Reading a report leaves no file open, whichever way it ends.
@Suite struct OpenFileTests {
  @Test(arguments: Sample.all)
  func aReportIsClosedAfterReading(_ sample: Sample) throws {
    let report = try TemporaryReport(sample.bytes)
    let before = OpenFileTests.descriptors(of: report.file)
    _ = try Reading(report.file, as: sample.scanType)
    #expect(OpenFileTests.descriptors(of: report.file) == before)
  }

  @Test(arguments: Sample.all)
  func aReportThatBreaksOffIsClosedToo(_ sample: Sample) throws {
    let bytes = try sample.bytes
    for count in [0, 1, bytes.count / 3, bytes.count / 2, bytes.count - 3] {
      let report = try TemporaryReport(bytes.prefix(count))
      let before = OpenFileTests.descriptors(of: report.file)
      _ = try Reading(report.file, as: sample.scanType)
      #expect(OpenFileTests.descriptors(of: report.file) == before, "cut to \(count) bytes")
    }
  }

  @Test(arguments: Sample.all)
  func aReportIsClosedAfterDetection(_ sample: Sample) throws {
    let report = try TemporaryReport(sample.bytes)
    let before = OpenFileTests.descriptors(of: report.file)
    _ = try Reading(report.file)
    #expect(OpenFileTests.descriptors(of: report.file) == before)
  }

  /// How many descriptors of this process stand for a file.
  private static func descriptors(of file: URL) -> Int {
    let folder = "/proc/self/fd"
    let numbers = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return numbers.count {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")) == file.path()
    }
  }
}
