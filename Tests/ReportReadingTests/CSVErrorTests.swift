import Testing

@testable import ReportReading

@Suite struct CSVErrorTests {
  private func problem(
    _ text: String, windowSize: Int = ReadingWindow.usualSize,
    limits: ReadingLimits = ReadingLimits()
  ) -> String? {
    do {
      _ = try csvRows(text, windowSize: windowSize, limits: limits)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [ReadingWindow.usualSize, 1, 6])
  func quoteThatIsNotClosedNamesItsLine(_ windowSize: Int) {
    #expect(
      problem("a,b\n1,2\n3,\"4\n5,6\n7,8", windowSize: windowSize)
        == "r.csv:3:3: row 2: quotation mark is not closed before the end of the report")
    #expect(
      problem("a,\"b\n1,2\n", windowSize: windowSize)
        == "r.csv:1:3: header: quotation mark is not closed before the end of the report")
    #expect(
      problem("a,b\n\"x,1\n2,\"\"\n", windowSize: windowSize)
        == "r.csv:2:1: row 1: quotation mark is not closed before the end of the report")
  }

  @Test(arguments: [ReadingWindow.usualSize, 1, 6])
  func doubledMarkAtTheVeryEndIsReadAsPythonDoes(_ windowSize: Int) throws {
    for (end, read) in [("\"\"", "\""), ("\"\"\n", "\"\n"), ("\"\"\r\n", "\"\r\n")] {
      let found = try csvRows("a,b\n1,\"x" + end, windowSize: windowSize)
      #expect(found.rows == [["1", "x" + read]])
    }
  }

  @Test func rowsBeforeTheErrorAreGiven() throws {
    let file = try temporaryReport(Array("a\n1\n2\n\"3\n4\n".utf8), name: "r.csv")
    var found: [Int?] = []
    #expect(throws: ReportError.self) {
      try CSVReport(file: file).eachRow { found.append($0["a"].int) }
    }
    #expect(found == [1, 2])
  }

  @Test(arguments: [ReadingWindow.usualSize, 1, 16])
  func rowsAndFieldsBeyondTheLimitsAreRefused(_ windowSize: Int) {
    var limits = ReadingLimits()
    limits.recordBytes = 20
    let row = "1,23456789012345678"
    #expect(row.utf8.count == 19)
    #expect(problem("a,b\n\(row)\n1,2\n", windowSize: windowSize, limits: limits) == nil)
    #expect(
      problem("a,b\n1,2\n\(row)9\n1,2\n", windowSize: windowSize, limits: limits)
        == "r.csv:3:1: row 2: longer than 20 bytes, the limit for a row")
    #expect(
      problem("a,b\n1,\"2\n\(row)\n1,2\n", windowSize: windowSize, limits: limits)
        == "r.csv:2:3: row 1: quotation mark is not closed within 20 bytes, the limit for a row")
    limits = ReadingLimits()
    limits.textBytes = 5
    #expect(problem("a,b\n12345,67890\n", windowSize: windowSize, limits: limits) == nil)
    #expect(
      problem("a,b\n1,234567\n", windowSize: windowSize, limits: limits)
        == "r.csv:2:3: row 1: field is longer than 5 bytes, the limit for a text")
  }

  @Test func missingFieldSaysWhere() throws {
    let file = try temporaryReport(Array("Name,Line\nx,1\ny,z\nlong\n".utf8), name: "r.csv")
    var problems: [String] = []
    try CSVReport(file: file).eachRow { row in
      do throws(ReportError) {
        _ = try row["Name"].requiredText()
        _ = try row["Line"].requiredInt()
        _ = try row[named: "Extra"].requiredText()
      } catch {
        problems.append(file.located(error).description)
      }
    }
    #expect(
      problems == [
        "r.csv:2:1: row 1.Extra: missing",
        "r.csv:3:3: row 2.Line: expected a whole number, found 'z'",
        "r.csv:4:1: row 3.Line: missing",
      ])
  }

  @Test func cutShortAtEveryByteItReadsWhatIsThere() throws {
    let text = "a,b\r\n1,\"x, \"\"y\"\"\r\nz\"\r\n\r\n\"2\",w\r\n3,4\r\n"
    let whole = try csvRows(text).rows
    let bytes = Array(text.utf8)
    for count in 0..<bytes.count {
      let part = String(decoding: bytes[..<count], as: UTF8.self)
      let expected = problem(part)
      for windowSize in [1, 4, 11] {
        #expect(problem(part, windowSize: windowSize) == expected, "\(count) bytes")
      }
      guard expected == nil else { continue }
      let rows = try csvRows(part).rows
      #expect(rows.dropLast().elementsEqual(whole.prefix(max(rows.count - 1, 0))), "\(count) bytes")
    }
  }
}
