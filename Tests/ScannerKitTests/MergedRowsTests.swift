import FindingModel
import ReportReading
import ScannerKit
import Testing

/// Rows of one key become one finding, at the place of the first that can be read.
struct MergedRowsTests {
  /// Rows of the same `k`: the titles are put together from `t`, which has to be a number.
  private struct Table: CSVScanner {
    let about = About(
      id: "table", name: "Table", scanTypes: ["Some Scan"], reads: "CSV", homepage: "")

    func recognize(_ report: CSVReport) -> Evidence? { nil }

    func read(_ report: CSVReport, into findings: inout Findings) throws {
      let number = { (row: CSVRow) throws in
        guard let number = row["t"].int else { throw row["t"].error("expected a number") }
        return "\(number)"
      }
      let rule = MergedRows(
        key: { row in
          let key = try row["k"].requiredText()
          return key == "none" ? nil : key
        },
        read: { Finding(try number($0), severity: .low) },
        merge: { $0.title += "+" + (try number($1)) })
      try findings.each(report, rule)
    }
  }

  private func read(_ text: String) throws -> Delivered {
    deliver(try temporaryReport(text, name: "report.csv"), by: Table())
  }

  @Test func theFirstTakesWhatTheOthersTell() throws {
    let text = "k,t\nx,1\nnone,\ny,2\n\nx,3\r\ny,4\nx,\"5\"\nz,6"
    let found = try read(text)
    #expect(found.lines == ["1+3+5: row 1 row 4 row 6", "2+4: row 3 row 5", "6: row 7"])
    #expect(found.notes.unreadCount == 0 && found.failure == nil)
    let bytes = Array(text.utf8)
    #expect(
      found.findings[0].records.map { String(decoding: bytes[$0.bytes], as: UTF8.self) } == [
        "x,1\n", "x,3\r\n", "x,\"5\"\n",
      ])
  }

  /// What is wrong is told once, with the row's own number and in the order of the rows.
  @Test func faultyRowsAreLeftOut() throws {
    let found = try read("k,t\nx,a\ny,1\nx,2\ny,b\nx,c\nx,3\ny,d\nw,e\n")
    #expect(found.lines == ["1: row 2", "2+3: row 3 row 6"])
    #expect(
      found.unread == [
        "report.csv:2:3: row 1.t: expected a number",
        "report.csv:5:3: row 4.t: expected a number",
        "report.csv:6:3: row 5.t: expected a number",
        "report.csv:8:3: row 7.t: expected a number",
        "report.csv:9:3: row 8.t: expected a number",
      ])
    #expect(found.notes.unreadCount == 5)
  }

  @Test func whatStandsBeforeAnOpenQuotationMarkIsRead() throws {
    let found = try read("k,t\nx,1\ny,2\nx,3\ny,\"4\nx,5\n")
    #expect(found.lines == ["1+3: row 1 row 3", "2: row 2"])
    #expect(found.failure != nil)
  }

  @Test func nobodyReadsOnWhenNoMoreIsTaken() throws {
    let file = try temporaryReport("k,t\nx,1\ny,2\nz,a\n", name: "report.csv")
    let found = deliver(file, by: Table(), atMost: 1)
    #expect(found.lines == ["1: row 1"])
    #expect(found.refusal != nil && found.notes.unreadCount == 0)
  }
}
