import Testing

@testable import ReportReading

/// What is said of broken reports, word for word.
struct JSONFaultTests {
  private func failure(
    _ text: String, windowSize: Int = 256 << 10, limits: ReadingLimits = ReadingLimits()
  ) throws -> String? {
    let report = try jsonReport(text, windowSize: windowSize, limits: limits)
    _ = Tree(report.root)
    report.finish()
    return report.failure?.description
  }

  @Test(arguments: [
    ("{\"a\": 1 \"b\": 2}", "1:9: expected `,` or `}`, found `\"`"),
    (
      "{\"Results\": [\n  {\"Target\": \"x\" \"y\": 1}]}",
      "2:18: Results[0]: expected `,` or `}`, found `\"`"
    ),
    ("{\"a\": {", "1:8: a: expected `\"` or `}`, found the end of the report"),
    ("{\"a\": [1, ", "1:11: a[1]: expected a value, found the end of the report"),
    ("{\"a\": \"wor", "1:11: expected `\"`, found the end of the report"),
    ("[1, -", "1:6: [1]: expected a digit, found the end of the report"),
    ("[12.", "1:5: [0]: expected a digit, found the end of the report"),
    ("[12e", "1:5: [0]: expected a digit, found the end of the report"),
    ("[12", "1:4: [0]: expected `,` or `]`, found the end of the report"),
    ("[tru", "1:5: [0]: expected `true`, found the end of the report"),
    ("[nul]", "1:5: [0]: expected `null`, found `]`"),
    ("[\"\\u12", "1:7: [0]: expected four hexadecimal digits, found the end of the report"),
    ("[\"\\u12G4\"]", "1:7: [0]: expected four hexadecimal digits, found `G`"),
    ("[\"\\x\"]", "1:4: [0]: expected one of `\"\\/bfnrtu` behind a backslash, found `x`"),
    (
      "{\"a\": [\"b\nc\"]}",
      "1:10: a[0]: expected no control character in a text, found byte 0x0A"
    ),
    ("{\"a\": 1}\n\nx", "3:1: expected the end of the report, found `x`"),
    ("{\"a\": 1}}", "1:9: expected the end of the report, found `}`"),
    ("[", "1:2: [0]: expected a value or `]`, found the end of the report"),
    ("{", "1:2: expected `\"` or `}`, found the end of the report"),
    ("]", "1:1: expected a value, found `]`"),
    ("[1,]", "1:4: [1]: expected a value, found `]`"),
    ("{\"a\": 1,}", "1:9: expected `\"`, found `}`"),
    ("{\"a\" 1}", "1:6: expected `:`, found `1`"),
    ("{\"a\": {b: 1}}", "1:8: a: expected `\"` or `}`, found `b`"),
    ("[01]", "1:3: [0]: expected no digit behind a leading zero, found `1`"),
    ("[1`]", "1:3: [0]: expected `,` or `]`, found a backtick"),
    ("[\u{E9}]", "1:2: [0]: expected a value, found byte 0xC3"),
    ("", "1:1: expected a value, found the end of the report"),
    (" \n\t", "2:2: expected a value, found the end of the report"),
    ("{\"a\":\r\n1,\r\n\"b\" 2}", "3:5: expected `:`, found `2`"),
  ])
  func faultsSayWhere(text: String, expected: String) throws {
    for windowSize in tinyWindows + [256 << 10] {
      #expect(try failure(text, windowSize: windowSize) == "report.json:" + expected)
    }
  }

  @Test func faultsInWhatIsPassedOverAreSeen() throws {
    for windowSize in tinyWindows + [256 << 10] {
      let text = "{\"a\": [{\"b\": [1, 2, {\"c\": nul}]}],\n \"d\": 1}"
      let report = try jsonReport(text, windowSize: windowSize)
      #expect(!report.root["d"].exists)
      let expected = "report.json:1:30: expected `null`, found `}`"
      #expect(report.failure?.description == expected)
      report.finish()
      #expect(report.failure?.description == expected)
    }
  }

  @Test(arguments: [16, 31, 256 << 10]) func cutAnywhereItGivesTheBeginningAndAnError(
    _ windowSize: Int
  ) throws {
    let text = #"{"a": [1, {"b": "x\n\ud83c\udf00é"}, -2.5e+7], "c": {"d": [true, null, [[]]]}}"#
    let bytes = Array(text.utf8)
    var withoutBeginning: [Int] = []
    for count in 0..<bytes.count {
      let report = try jsonReport(Array(bytes[..<count]), windowSize: windowSize)
      let root = report.root
      if root["a"][0].int != 1 { withoutBeginning.append(count) }
      _ = (root.position, Tree(root), root["c"]["d"][2].path, root["a"][1].position)
      report.finish()
      let place = try #require(report.failure?.place)
      #expect(place.line == 1 && place.column <= count + 1, "cut after \(count) bytes")
    }
    #expect(withoutBeginning == Array(0..<8))
  }

  @Test(arguments: [64, 256 << 10]) func recordsBeforeAFaultAreGiven(_ windowSize: Int) throws {
    let records = (0..<300).map { "{\"n\": \($0)}" }.joined(separator: ",\n")
    let text = "{\"list\": [" + records + ",\n{\"n\": x}, {\"n\": 1}]}"
    let report = try jsonReport(text, windowSize: windowSize)
    var read: [Int?] = []
    report.root["list"].eachRecord { read.append(try? $0.get()["n"].int) }
    #expect(read == Array(0..<300))
    report.finish()
    #expect(
      report.failure?.description
        == "report.json:301:7: list[300]: expected a value, found `x`")
  }

  @Test(arguments: ["[", "{\"k\":"], [16, 256 << 10])
  func deepNestingIsRefused(open: String, windowSize: Int) throws {
    var limits = ReadingLimits()
    limits.jsonDepth = 8
    let close = open == "[" ? "]" : "}"
    func text(_ depth: Int) -> String {
      String(repeating: open, count: depth) + (open == "[" ? "" : "1")
        + String(repeating: close, count: depth)
    }
    func problems(_ depth: Int) throws -> [String?] {
      let walked = try jsonReport(text(depth), windowSize: windowSize, limits: limits)
      _ = Tree(walked.root)
      let passed = try jsonReport(text(depth), windowSize: windowSize, limits: limits)
      _ = passed.root
      let records = try jsonReport(text(depth), windowSize: windowSize, limits: limits)
      var problem: ReportError?
      records.eachDocument {
        if case .failure(let error) = $0 { problem = error }
      }
      walked.finish()
      passed.finish()
      return [walked.failure, passed.failure, problem].map { error in
        error.map { "\($0.place?.column ?? 0): \($0.problem)" }
      }
    }
    #expect(try problems(8) == [nil, nil, nil])
    let expected =
      "\(open.utf8.count * 8 + 1): expected at most 8 levels, found `\(open.prefix(1))`"
    #expect(try problems(9) == [expected, expected, expected])
  }
}
