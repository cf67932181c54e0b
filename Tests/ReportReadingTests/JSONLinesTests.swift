import Testing

@testable import ReportReading

/// Reports of several values one after the other: NDJSON, JSON lines.
struct JSONLinesTests {
  /// Each value as Python writes it, or what is wrong with it.
  private func documents(_ text: String, windowSize: Int = 256 << 10) throws -> [String] {
    let report = try jsonReport(text, windowSize: windowSize)
    var documents: [String] = []
    report.eachDocument {
      switch $0 {
      case .success(let json): documents.append(json.pythonJSON)
      case .failure(let error): documents.append(error.description)
      }
    }
    #expect(report.failure == nil)
    return documents
  }

  @Test(arguments: [
    ("", []),
    (" \r\n\t\n", []),
    ("{\"a\":1}", ["{\"a\": 1}"]),
    ("{\"a\":1}\n", ["{\"a\": 1}"]),
    ("{\"a\":1}\r\n[2]\r\n", ["{\"a\": 1}", "[2]"]),
    ("\n\n{\"a\":1}\n\n\n  [2]\n\n", ["{\"a\": 1}", "[2]"]),
    ("{\"a\":1}{\"a\":2}[3]", ["{\"a\": 1}", "{\"a\": 2}", "[3]"]),
    ("{\n \"a\":\n 1\n}\n{\n \"b\": 2}", ["{\"a\": 1}", "{\"b\": 2}"]),
    ("1 true\n\"x\" null -2.5", ["1", "true", "\"x\"", "null", "-2.5"]),
    ("12", ["12"]),
    ("\u{FEFF}[1]\n[2]", ["[1]", "[2]"]),
    (
      "{\"a\":1}\n{\"a\":tru}\n{\"a\":3}\n",
      ["{\"a\": 1}", "report.json:2:9: expected `true`, found `}`", "{\"a\": 3}"]
    ),
    (
      "{\"a\":1\n{\"a\":2}\n{\"a\":3}",
      ["report.json:2:1: expected `,` or `}`, found `{`", "{\"a\": 2}", "{\"a\": 3}"]
    ),
    ("oops\n[1]", ["report.json:1:1: expected a value, found `o`", "[1]"]),
    ("[1]\n[2", ["[1]", "report.json:2:3: expected `,` or `]`, found the end of the report"]),
    ("[1] x [2]\n[3]", ["[1]", "report.json:1:5: expected a value, found `x`", "[3]"]),
    (
      "\"a\n\"b\"\n",
      ["report.json:1:3: expected no control character in a text, found byte 0x0A", "\"b\""]
    ),
  ])
  func valuesAreReadOneByOne(text: String, expected: [String]) throws {
    for windowSize in tinyWindows + [256 << 10] {
      #expect(try documents(text, windowSize: windowSize) == expected)
    }
  }

  @Test(arguments: [64, 256 << 10]) func valuesKnowTheirPlace(_ windowSize: Int) throws {
    let text = (0..<100).map { "{\"n\": \($0), \"t\": [\"\($0)\"]}" }.joined(separator: "\n")
    let bytes = Array(text.utf8)
    var count = 0
    try jsonReport(text, windowSize: windowSize).eachDocument { document in
      let json = try document.get()
      #expect(json["n"].int == count)
      #expect(json.path == "[\(count)]")
      #expect(json["t"][0].path == "[\(count)].t[0]")
      #expect(
        String(decoding: bytes[json.position.bytes], as: UTF8.self)
          == "{\"n\": \(count), \"t\": [\"\(count)\"]}")
      count += 1
    }
    #expect(count == 100)
  }

  @Test func valuesThatAreKeptStayWhatTheyWere() throws {
    var kept: [JSON] = []
    try jsonReport("[1]\n[2]\n[3]", windowSize: 16).eachDocument { kept.append(try $0.get()) }
    #expect(kept.map { $0[0].int } == [1, 2, 3])
    var records: [JSON] = []
    try jsonReport("[[1], [2], [3]]", windowSize: 16).root.eachRecord {
      records.append(try $0.get())
    }
    #expect(records.map { $0[0].int } == [1, 2, 3])
    #expect(records.map(\.path) == ["[0]", "[1]", "[2]"])
  }

  @Test func errorOfTheReaderEndsTheReading() throws {
    struct Enough: Error {}
    var count = 0
    #expect(throws: Enough.self) {
      try jsonReport("[1]\n[2]\n[3]").eachDocument { _ in
        count += 1
        if count == 2 { throw Enough() }
      }
    }
    #expect(count == 2)
  }
}
