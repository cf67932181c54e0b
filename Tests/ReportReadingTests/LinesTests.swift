import TestSupport
import Testing

@testable import ReportReading

@Suite struct LinesTests {
  private func lines(
    _ text: String, windowSize: Int, limits: ReadingLimits = ReadingLimits()
  ) throws -> [Line] {
    let file = try temporaryReport(Array(text.utf8), name: "r.txt")
    var lines: [Line] = []
    try LineReport(file: file, limits: limits, windowSize: windowSize).eachLine {
      lines.append($0)
    }
    return lines
  }

  @Test(arguments: [ReadingWindow.usualSize, 1, 2, 3, 8, 9])
  func linesEndWithOrWithoutReturn(_ windowSize: Int) throws {
    let cases: [(text: String, lines: [String])] = [
      ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\r\n", ["a"]), ("\r\n", [""]),
      ("a\n\nb\r\nc", ["a", "", "b", "c"]), ("a\rb\r\r\n", ["a\rb\r"]), ("a\r", ["a\r"]),
      ("\u{FEFF}a\nb", ["a", "b"]), ("ä€\n𝄞 and much more of it", ["ä€", "𝄞 and much more of it"]),
    ]
    for (text, expected) in cases {
      #expect(try lines(text, windowSize: windowSize).map(\.text) == expected, "\(text)")
    }
  }

  @Test(arguments: [ReadingWindow.usualSize, 1, 4])
  func linesKnowWhereTheyStand(_ windowSize: Int) throws {
    let text = "\u{FEFF}one\r\n\ntwo\nthree"
    let found = try lines(text, windowSize: windowSize)
    #expect(found.map(\.number) == [1, 2, 3, 4])
    #expect(found.map(\.isEmpty) == [false, true, false, false])
    #expect(found.map(\.position.path) == ["line 1", "line 2", "line 3", "line 4"])
    #expect(found.map(\.position.bytes) == [3..<8, 8..<9, 9..<13, 13..<18])
  }

  @Test func linesAreThoseOfAReference() throws {
    var dice = Dice(seed: 10)
    for _ in 0..<300 {
      let text = (0..<dice.below(60)).map { _ in ["a", "bc", "\n", "\r\n", "ä"][dice.below(5)] }
        .joined()
      var expected = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0.last == "\r" ? $0.dropLast() : $0) }
      // What follows the last line end is no line where nothing stands there.
      if expected.last == "" { expected.removeLast() }
      #expect(try lines(text, windowSize: 1 + dice.below(20)).map(\.text) == expected)
    }
  }

  @Test(arguments: [ReadingWindow.usualSize, 1, 4])
  func lineBeyondTheLimitIsRefused(_ windowSize: Int) throws {
    var limits = ReadingLimits()
    limits.recordBytes = 5
    #expect(try lines("12345\n1234\r\n", windowSize: windowSize, limits: limits).count == 2)
    #expect {
      try lines("1\n123456\n", windowSize: windowSize, limits: limits)
    } throws: {
      "\($0)" == "r.txt:2:1: line 2: longer than 5 bytes, the limit for a line"
    }
  }
}
