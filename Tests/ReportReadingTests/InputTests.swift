import Foundation
import Testing

@testable import ReportReading

/// What `ReportInput` makes of descriptors that hold the given bytes.
enum InputSource: CaseIterable {
  case file, pipe

  /// A descriptor that gives these bytes.
  func descriptor(_ bytes: [UInt8]) throws -> Int32 {
    switch self {
    case .file:
      var template = Array("/tmp/winnow-test-XXXXXX".utf8CString)
      let descriptor = mkstemp(&template)
      unlink(template)
      try #require(write(descriptor, bytes, bytes.count) == bytes.count)
      lseek(descriptor, 0, SEEK_SET)
      return descriptor
    case .pipe:
      var ends: [Int32] = [0, 0]
      try #require(Foundation.pipe(&ends) == 0)
      let input = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
      Thread.detachNewThread { try? input.write(contentsOf: Data(bytes)) }
      return ends[0]
    }
  }

  func open(
    _ bytes: [UInt8], name: String = "report", limits: ReadingLimits = ReadingLimits(),
    unreadable: (ReportError) -> Void = { Issue.record($0) }
  ) throws -> [ReportFile] {
    try ReportInput.open(
      descriptor: try descriptor(bytes), name: name, limits: limits, unreadable: unreadable)
  }
}

extension ReportFile {
  var text: String {
    get throws { String(decoding: try bytes(in: 0..<size), as: UTF8.self) }
  }
}

@Suite struct InputTests {
  static let text = Array(InputSamples.text.utf8)

  @Test(arguments: InputSource.allCases)
  func plainTextIsTakenAsItIs(_ source: InputSource) throws {
    let bytes = Self.text + [0xFF, 0x80]
    let report = try #require(try source.open(bytes).first)
    #expect(try report.bytes(in: 0..<report.size) == bytes)
    #expect(report.isOriginal)
    #expect(report.encoding == .utf8)
    #expect(report.contentStart == 0)
    #expect(report.name == "report")
  }

  @Test(arguments: InputSource.allCases)
  func nothingIsAnEmptyReport(_ source: InputSource) throws {
    let reports = try source.open([])
    #expect(reports.map(\.size) == [0])
    #expect(try reports[0].head(10) == [])
  }

  @Test func largePipeIsCopiedWhole() throws {
    let bytes = (0..<700_001).map { UInt8(truncatingIfNeeded: $0 &* 31 | 1) }
    let report = try #require(try InputSource.pipe.open(bytes).first)
    #expect(try report.bytes(in: 0..<report.size) == bytes)
  }

  @Test func byteOrderMarkIsBeforeTheContent() throws {
    let report = try temporaryReport([0xEF, 0xBB, 0xBF] + Self.text, name: "bom")
    #expect(report.contentStart == 3)
    #expect(report.size == Self.text.count + 3)
    #expect(try report.head(4) == Array("{\"a\"".utf8))
    #expect(try report.head(1000) == Self.text)
  }

  @Test func restOfStandardInputIsMeantWhenItsStartWasReadBefore() throws {
    let descriptor = try InputSource.file.descriptor(Array("one\ntwo\n".utf8))
    lseek(descriptor, 4, SEEK_SET)
    let reports = try ReportInput.open(descriptor: descriptor, name: "<stdin>") { _ in }
    #expect(try reports[0].text == "two\n")
  }

  @Test func namesOfFilesAreTakenAsGiven() throws {
    let path = "/tmp/winnow-test-\(UUID().uuidString).json"
    try Data(Self.text).write(to: URL(filePath: path))
    defer { unlink(path) }
    let reports = try ReportInput.open(path)
    #expect(reports.map(\.name) == [path])
    #expect(try reports[0].text == InputSamples.text)
  }

  @Test func fifoIsReadToItsEnd() throws {
    let path = "/tmp/winnow-test-\(UUID().uuidString)"
    try #require(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    Thread.detachNewThread { try? Data(Self.text).write(to: URL(filePath: path)) }
    #expect(try ReportInput.open(path)[0].text == InputSamples.text)
  }

  @Test func whatCannotBeOpenedSaysWhy() {
    func problem(_ path: String) -> String? {
      do throws(ReportError) {
        _ = try ReportInput.open(path)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(problem("/tmp") == "/tmp: is a folder, expected a report")
    #expect(problem("/tmp/none/such") == "/tmp/none/such: no such file")
  }

  @Test func inputBeyondTheLimitIsRefused() throws {
    var limits = ReadingLimits()
    limits.decompressedBytes = 10
    #expect {
      try InputSource.pipe.open(Self.text, limits: limits)
    } throws: {
      "\($0)" == "report: is larger than 10 bytes, the limit for one report"
    }
  }
}
