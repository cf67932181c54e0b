import Testing

@testable import ReportReading

/// Records and texts that are larger than may be held cost only themselves.
struct JSONLimitTests {
  private var limits: ReadingLimits {
    var limits = ReadingLimits()
    limits.recordBytes = 40
    limits.textBytes = 20
    return limits
  }

  private let long = String(repeating: "x", count: 21)
  private let fitting = String(repeating: "x", count: 20)

  /// The numbers of the records that were read, and what was said of the others.
  private func read(_ text: String, windowSize: Int) throws -> (read: [Int?], errors: [String]) {
    let report = try jsonReport(text, windowSize: windowSize, limits: limits)
    var read: [Int?] = []
    var errors: [String] = []
    report.root["list"].eachRecord {
      switch $0 {
      case .success(let record): read.append(record["n"].int)
      case .failure(let error): errors.append(error.description)
      }
    }
    report.finish()
    #expect(report.failure == nil)
    return (read, errors)
  }

  @Test(arguments: tinyWindows + [256 << 10]) func recordOverTheLimitIsGivenAsTheReason(
    _ windowSize: Int
  ) throws {
    let large = "{\"n\": 2, \"a\": [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]}"
    let (read, errors) = try read(
      "{\"list\": [{\"n\": 1},\n\(large), {\"n\": 3}, {\"n\": 4, \"b\": \"\(fitting)\"}]}",
      windowSize: windowSize)
    #expect(read == [1, 3, 4])
    #expect(
      errors == [
        "report.json:2:1: list[1]: expected at most 40 bytes in one record, found 45"
      ])
  }

  @Test(arguments: tinyWindows + [256 << 10]) func textOverTheLimitIsGivenAsTheReason(
    _ windowSize: Int
  ) throws {
    let (read, errors) = try read(
      "{\"list\": [{\"n\": 1, \"a\": \"\(long)\"},\n{\"n\": 2}, {\"\(long)\": 1}]}",
      windowSize: windowSize)
    #expect(read == [2])
    #expect(errors.count == 2)
    for (error, place) in zip(errors, ["1:11: list[0]", "2:11: list[2]"]) {
      #expect(
        error.hasPrefix("report.json:\(place): expected at most 20 bytes in one text or number, "))
    }
  }

  @Test(arguments: tinyWindows + [256 << 10]) func documentOverTheLimitIsGivenAsTheReason(
    _ windowSize: Int
  ) throws {
    let text = "[1]\n[\"\(long)\"] [2]\n[1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0][3]\n\"\(long)\"4"
    let report = try jsonReport(text, windowSize: windowSize, limits: limits)
    var read: [String] = []
    report.eachDocument {
      switch $0 {
      case .success(let json): read.append("\(Tree(json) == .number(4) ? 4 : json[0].int ?? 0)")
      case .failure(let error): read.append("\(error.place?.line ?? 0):\(error.place?.column ?? 0)")
      }
    }
    #expect(read == ["1", "2:1", "2", "3:1", "3", "4:1", "4"])
    #expect(report.failure == nil)
  }

  @Test(arguments: [16, 64, 256 << 10]) func whatIsOnlyPassedOverHasNoLimit(
    _ windowSize: Int
  ) throws {
    let report = try jsonReport(
      "{\"a\": \"\(long)\", \"b\": [\"\(long)\", \"\(long)\"], \"c\": 5}", windowSize: windowSize,
      limits: limits)
    #expect(report.root["c"].int == 5)
    report.finish()
    #expect(report.failure == nil)
    #expect(report.takeRemarks() == FirstErrors())
  }

  @Test(arguments: [16, 64, 256 << 10]) func singleTextOverTheLimitIsRemarkedOn(
    _ windowSize: Int
  ) throws {
    let report = try jsonReport(
      "{\"a\": \"\(long)\",\n\"b\": [\"\(long)\", \"y\"], \"c\": 5}", windowSize: windowSize,
      limits: limits)
    let root = report.root
    #expect(root["b"].map(\.text) == [nil, "y"])
    #expect(root["c"].int == 5)
    let remarks = report.takeRemarks().first.map(\.description)
    #expect(remarks.count == 1)
    #expect(remarks.first?.hasPrefix("report.json:2:7: b[0]: expected at most 20 bytes") == true)
    #expect(!root["a"].exists)
    #expect(root["c"].int == 5)
    report.finish()
    #expect(report.failure == nil)
  }

  @Test func windowGrowsForALargeRecord() throws {
    let texts = (0..<200).map { "\"\(String(repeating: "é", count: $0))\"" }
    let report = try jsonReport(
      "[[" + texts.joined(separator: ",") + "], 1]", windowSize: 16)
    var lengths: [Int] = []
    report.root.eachRecord { record in
      if case .success(let json) = record, json.isList {
        lengths = json.texts.map(\.utf8.count)
      }
    }
    #expect(lengths == (0..<200).map { 2 * $0 })
    report.finish()
    #expect(report.failure == nil)
  }
}
