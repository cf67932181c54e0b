import TestSupport
import Testing

@testable import ReportReading

/// Reads CSV one byte after the other, slowly, as RFC 4180 is written and Python's `csv` strays.
private struct ReferenceReader {
  private enum State { case fieldStart, plain, quoted, quoteInQuoted }

  /// The records, or nothing where a quotation mark is not closed.
  static func records(_ text: [UInt8], delimiter: UInt8) -> [[[UInt8]]]? {
    var records: [[[UInt8]]] = []
    var record: [[UInt8]] = []
    var field: [UInt8] = []
    var state = State.fieldStart
    var isLineStart = true
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      let isLineEnd = byte == 0x0A || byte == 0x0D
      switch state {
      case .quoted:
        if byte == 0x22 { state = .quoteInQuoted } else { field.append(byte) }
        continue
      case .quoteInQuoted where byte == 0x22:
        field.append(byte)
        state = .quoted
        continue
      case .fieldStart where byte == 0x22:
        state = .quoted
        isLineStart = false
        continue
      default: break
      }
      if isLineEnd {
        if !isLineStart { records.append(record + [field]) }
        record = []
        field = []
        state = .fieldStart
        isLineStart = true
      } else if byte == delimiter {
        record.append(field)
        field = []
        state = .fieldStart
        isLineStart = false
      } else {
        field.append(byte)
        state = .plain
        isLineStart = false
      }
    }
    if state == .quoted { return nil }
    if !isLineStart { records.append(record + [field]) }
    return records
  }
}

@Suite struct CSVReferenceTests {
  @Test func randomDocumentsAreReadAsByTheReference() throws {
    var dice = Dice(seed: 4180)
    let pieces = [
      "\"", "\"", "\"\"", ",", ",", ";", "\n", "\r\n", "\r", " ", "a", "bcdefghij", "ä€", "\t",
    ]
    for _ in 0..<2000 {
      let text = (0..<dice.below(40)).map { _ in pieces[dice.below(pieces.count)] }.joined()
      let windowSize = [1, 2, 5, 8, 13, 64, ReadingWindow.usualSize][dice.below(7)]
      let delimiter = Array(",;\t".utf8)[dice.below(3)]
      let expected = ReferenceReader.records(Array(text.utf8), delimiter: delimiter)
      do {
        let found = try csvRows(text, windowSize: windowSize, delimiter: delimiter)
        let records = (found.report.header.isEmpty ? [] : [found.report.header]) + found.rows
        if let expected {
          let texts = expected.map { $0.map { String(decoding: $0, as: UTF8.self) } }
          #expect(records == texts, "\(text.debugDescription), window of \(windowSize)")
        } else {
          let end = text.unicodeScalars.reversed().drop { $0 == "\n" || $0 == "\r" }
          #expect(end.starts(with: "\"\"".unicodeScalars), "\(text.debugDescription)")
        }
      } catch let error as ReportError {
        #expect(expected == nil, "\(text.debugDescription): \(error)")
      }
    }
  }

  /// What the ranges of the rows leave out is the header and blank lines.
  @Test func rangesOfRowsCoverTheReport() throws {
    var dice = Dice(seed: 12)
    for _ in 0..<200 {
      let rows = (0..<dice.below(20)).map { index in
        "\(index),\"\(String(repeating: "x\n", count: dice.below(9)))\""
          + ["\n", "\r\n", "\n\n", "\r"][dice.below(4)]
      }
      let bytes = Array(("a,b\n" + rows.joined()).utf8)
      let file = try temporaryReport(bytes, name: "r.csv")
      let report = try CSVReport(
        file: file, limits: ReadingLimits(), delimiter: nil, windowSize: 1 + dice.below(50))
      var end = 4
      try report.eachRow { row in
        let range = row.position.bytes
        #expect(bytes[end..<range.lowerBound].allSatisfy { $0 == 0x0A })
        #expect(bytes[range.lowerBound..<range.upperBound - 1].contains(UInt8(ascii: ",")))
        end = range.upperBound
      }
      #expect(bytes[end...].allSatisfy { $0 == 0x0A })
    }
  }
}
