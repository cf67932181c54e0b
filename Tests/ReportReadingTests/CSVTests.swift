import Testing

@testable import ReportReading

/// The rows of a CSV text as texts, read through windows of a given size.
func csvRows(
  _ text: String, windowSize: Int = ReadingWindow.usualSize,
  limits: ReadingLimits = ReadingLimits(), delimiter: UInt8? = nil
) throws -> (report: CSVReport, rows: [[String]]) {
  let file = try temporaryReport(Array(text.utf8), name: "r.csv")
  let report = try CSVReport(
    file: file, limits: limits, delimiter: delimiter, windowSize: windowSize)
  var rows: [[String]] = []
  try report.eachRow { row in rows.append((0..<row.count).map { row[at: $0].text ?? "none" }) }
  return (report, rows)
}

@Suite struct CSVTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var header: [String]
    var rows: [[String]]
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ header: [String], _ rows: [[String]]) {
      self.text = text
      self.header = header
      self.rows = rows
    }
  }

  /// RFC 4180, and what Python 3.12's `csv.DictReader` makes of what it does not tell.
  static let cases = [
    Case("", [], []),
    Case("\n\r\n\r", [], []),
    Case("a", ["a"], []),
    Case("a,b\n", ["a", "b"], []),
    Case("a,b\r\n1,2\r\n3,4\r\n", ["a", "b"], [["1", "2"], ["3", "4"]]),
    Case("a,b\n1,2\n3,4", ["a", "b"], [["1", "2"], ["3", "4"]]),
    Case("a,b\r1,2\r3,4\r", ["a", "b"], [["1", "2"], ["3", "4"]]),
    Case("\u{FEFF}a,b\n1,2\n", ["a", "b"], [["1", "2"]]),
    Case("\u{FEFF}\"a\",b\n1,2\n", ["a", "b"], [["1", "2"]]),
    Case("\n\na,b\n\n1,2\n\r\n\n3,4\n\n", ["a", "b"], [["1", "2"], ["3", "4"]]),
    Case("a,b\n,\n", ["a", "b"], [["", ""]]),
    Case("a,b\n1,", ["a", "b"], [["1", ""]]),
    Case("a,b\n,1\n", ["a", "b"], [["", "1"]]),
    Case("a,b\n \n", ["a", "b"], [[" "]]),
    Case("a\n\"\"\n", ["a"], [[""]]),
    Case("a\n\"\"", ["a"], [[""]]),
    Case("\"a,b\",c\n\"1,2\",3\n", ["a,b", "c"], [["1,2", "3"]]),
    Case("a,b\n\"x\ny\",\"z\r\n\"\n", ["a", "b"], [["x\ny", "z\r\n"]]),
    Case("a,b\n\"x\"\"y\",\"\"\"\"\n", ["a", "b"], [["x\"y", "\""]]),
    Case("a,b\n\"\"\"x\"\"\",y", ["a", "b"], [["\"x\"", "y"]]),
    Case("a,b\nx\"y\"z,w\"\n", ["a", "b"], [["x\"y\"z", "w\""]]),
    Case("a,b\n \"x\",y\n", ["a", "b"], [[" \"x\"", "y"]]),
    Case("a,b\n\"x\"y,z\n", ["a", "b"], [["xy", "z"]]),
    Case("a,b\n\"x\"y\"z,w\n", ["a", "b"], [["xy\"z", "w"]]),
    Case("a,b\n\"x\"\"y\"z\"\"w,v\n", ["a", "b"], [["x\"yz\"\"w", "v"]]),
    Case("a,b\n\"x\" ,y", ["a", "b"], [["x ", "y"]]),
    Case("a,b\n\"x\"\ry", ["a", "b"], [["x"], ["y"]]),
    Case("a;b;c\n1;2,3;4\n", ["a", "b", "c"], [["1", "2,3", "4"]]),
    Case("a\tb\n1\t2\n", ["a", "b"], [["1", "2"]]),
    Case("\"a;b;c\",d\n1,2\n", ["a;b;c", "d"], [["1", "2"]]),
    Case("a;b,c;d,e\n1,2\n", ["a;b", "c;d", "e"], [["1", "2"]]),
    Case("a,b;c\n1,2\n", ["a", "b;c"], [["1", "2"]]),
    Case("a b\n1,2\n", ["a b"], [["1", "2"]]),
    Case("ä,€\n𝄞,\"é\"\n", ["ä", "€"], [["𝄞", "é"]]),
  ]

  @Test(arguments: cases)
  func isReadAsTheRuleSays(_ given: Case) throws {
    for windowSize in [ReadingWindow.usualSize, 1, 2, 3, 7, 8, 9] {
      let found = try csvRows(given.text, windowSize: windowSize)
      #expect(found.report.header == given.header, "window of \(windowSize)")
      #expect(found.rows == given.rows, "window of \(windowSize)")
    }
  }

  @Test func fieldsAreAskedForByColumn() throws {
    let text = "Name,Line,Empty,Name\nfirst,7,,last\nshort,x\nlong, 8 ,,c,d,\"e\"\"f\"\n"
    let report = try csvRows(text).report
    var rows: [CSVRow] = []
    try report.eachRow { rows.append($0) }
    #expect(rows[0]["Name"].text == "last")
    #expect(rows[0][named: "Line"].int == 7)
    #expect(rows[0]["Line"].double == 7)
    #expect(rows[0]["Empty"].text == "")
    #expect(rows[0]["Empty"].exists)
    #expect(rows[0]["Empty"].int == nil)
    #expect(!rows[0]["None"].exists)
    #expect(rows[0]["None"].text == nil)
    #expect(rows[0].extra == [])
    #expect(!rows[1]["Empty"].exists)
    #expect(!rows[1]["Name"].exists)
    #expect(rows[1]["Line"].int == nil)
    #expect(rows[2]["Line"].int == 8)
    #expect(rows[2].extra == ["d", "e\"f"])
    #expect(rows[2][at: 0].text == "long")
    #expect(!rows[2][at: 6].exists)
    #expect(report.has("Name", "Empty"))
    #expect(!report.has("Name", "empty"))
  }

  @Test func manyColumnsAreToldApart() throws {
    let names = (0..<200).map { "column \($0)" }
    let values = (0..<200).map { "\($0)" }
    let text = names.joined(separator: ",") + "\n" + values.joined(separator: ",")
    let report = try csvRows(text).report
    try report.eachRow { row in
      for index in 0..<200 { #expect(row[named: "column \(index)"].int == index) }
      #expect(!row["column 200"].exists)
      #expect(!row[""].exists)
    }
  }

  @Test func rowsKnowTheirBytes() throws {
    let text = "\u{FEFF}a,b\r\n\r\n1,\"x\r\ny\"\r\n\n2,3"
    let bytes = Array(text.utf8)
    for windowSize in [ReadingWindow.usualSize, 1, 5] {
      let report = try csvRows(text, windowSize: windowSize).report
      var positions: [RecordRange] = []
      try report.eachRow { positions.append($0.position) }
      #expect(positions.map(\.path) == ["row 1", "row 2"])
      #expect(
        positions.map { String(decoding: bytes[$0.bytes], as: UTF8.self) } == [
          "1,\"x\r\ny\"\r\n", "2,3",
        ])
    }
  }

  @Test func rowsMayBeKept() throws {
    let lines = (0..<50).map { "row\($0),\(String(repeating: "x", count: $0))" }
    let report = try csvRows("a,b\n" + lines.joined(separator: "\n"), windowSize: 16).report
    var kept: [CSVRow] = []
    try report.eachRow { kept.append($0) }
    #expect(kept.map { "\($0["a"].text ?? ""),\($0["b"].text ?? "")" } == lines)
  }

  @Test func bytesThatAreNoTextAreReplaced() throws {
    let file = try temporaryReport([0x61, 0x0A, 0xFF, 0x62, 0x0A], name: "r.csv")
    var rows = try CSVReport(file: file).rows()
    #expect(try rows.next()?["a"].text == "\u{FFFD}b")
    #expect(try rows.next()?.count == nil)
  }

  @Test func delimiterMayBeGiven() throws {
    let found = try csvRows("a;b,c\n1;2,3\n", delimiter: UInt8(ascii: ";"))
    #expect(found.report.header == ["a", "b,c"])
    #expect(found.rows == [["1", "2,3"]])
  }
}
