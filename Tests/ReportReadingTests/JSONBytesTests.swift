import Testing

@testable import ReportReading

/// Byte order marks, and bytes that are not UTF-8.
struct JSONBytesTests {
  @Test(arguments: tinyWindows + [256 << 10]) func bytesThatAreNotUTF8AreReplaced(
    _ windowSize: Int
  ) throws {
    let broken: [[UInt8]] = [
      [0xE9], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x8C], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0x80, 0xBF], [0xFF, 0xFE],
    ]
    for bytes in broken {
      for text in [bytes, Array("caf".utf8) + bytes + Array("s and more".utf8)] {
        let expected = String(decoding: text, as: UTF8.self)
        let document = Array("{\"a\": [\"".utf8) + text + Array("\", \"\\n".utf8) + text
        let report = try jsonReport(document + Array("\"]}".utf8), windowSize: windowSize)
        let list = report.root["a"]
        #expect(!report.replacedBytes)
        #expect(list.texts == [expected, "\n" + expected])
        #expect(report.replacedBytes)
        report.finish()
        #expect(report.failure == nil)
      }
    }
  }

  @Test func keysThatAreNotUTF8AreReplaced() throws {
    let bytes = Array("{\"caf".utf8) + [0xE9] + Array("\": 1}".utf8)
    let report = try jsonReport(bytes)
    #expect(report.root.members.map(\.key) == ["caf\u{FFFD}"])
    #expect(report.replacedBytes)
    #expect(report.root["caf\u{FFFD}"].int == 1)
  }

  @Test func textsThatAreUTF8ReplaceNothing() throws {
    let text = #"["é𝄞\u00e9\ud834\udd1e￿", "\ud834", "\udd1ex", "\ud834\ud834\udd1e", "\u0000"]"#
    let report = try jsonReport(text, windowSize: 31)
    #expect(
      report.root.texts == [
        "é𝄞é𝄞\u{FFFF}", "\u{FFFD}", "\u{FFFD}x", "\u{FFFD}𝄞", "\0",
      ])
    #expect(!report.replacedBytes)
  }

  @Test func byteOrderMarkIsPassedOver() throws {
    for windowSize in tinyWindows + [256 << 10] {
      let report = try jsonReport("\u{FEFF}\n{\"a\": [1, 2]}", windowSize: windowSize)
      #expect(report.root["a"][1].int == 2)
      #expect(report.root["a"].count == 2)
      report.finish()
      #expect(report.failure == nil)
      #expect(try jsonReport("\u{FEFF}", windowSize: windowSize).root.exists == false)
      let twice = try jsonReport("\u{FEFF}\u{FEFF}[]", windowSize: windowSize)
      #expect(twice.root.exists == false)
      #expect(twice.failure?.problem == "expected a value, found byte 0xEF")
    }
  }

  @Test(arguments: [
    ("24", Tree.number(24)), (" -0.5e1 ", .number(-5)), ("\n\"x\\ty\"\n", .text("x\ty")),
    ("true", .flag(true)), ("false", .flag(false)), ("null", .null),
  ])
  func scalarMayBeTheWholeReport(text: String, expected: Tree) throws {
    for windowSize in tinyWindows + [256 << 10] {
      let report = try jsonReport(text, windowSize: windowSize)
      #expect(Tree(report.root) == expected)
      #expect(report.root.path.isEmpty)
      #expect(!report.root["key"].exists && report.root.count == 0)
      report.finish()
      #expect(report.failure == nil)
    }
  }

  @Test func numbersAreReadExactly() throws {
    let text = """
      [9223372036854775807, -9223372036854775808, 9223372036854775808, 0.1, 1e400, -1e400, 5e-324,
       1.0, 1e2, -0, 179769313486231570000000000000000000000, 123456789012345678901234567890]
      """
    let numbers = Array(try jsonReport(text, windowSize: 64).root)
    #expect(
      numbers.map(\.int) == [
        Int.max, Int.min, nil, nil, nil, nil, nil, nil, nil, 0, nil, nil,
      ])
    #expect(
      numbers.map(\.double) == [
        0x1p63, -0x1p63, 0x1p63, 0.1, .infinity, -.infinity, 0x1p-1074, 1, 100, -0.0,
        1.7976931348623157e38, 1.2345678901234568e29,
      ])
    #expect(numbers.allSatisfy { $0.text == nil && $0.bool == nil })
  }
}
