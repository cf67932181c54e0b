/// Reads the rows of a CSV report one by one, holding no more than the row that is read.
public struct CSVRows {
  private let header: CSVHeader
  private let limits: ReadingLimits
  private let scan: CSVRecordScan
  private var window: ReadingWindow
  private var cells: [CSVRecordScan.Cell] = []
  /// Where in the window the next row begins.
  private var index = 0
  private var number = 0

  init(
    _ file: ReportFile, header: CSVHeader, delimiter: UInt8, limits: ReadingLimits,
    from offset: Int, windowSize: Int
  ) {
    self.header = header
    self.limits = limits
    scan = CSVRecordScan(delimiter: delimiter)
    window = ReadingWindow(file, at: offset, size: windowSize)
  }

  /// The next row that is not a blank line, or none at the end of the report.
  ///
  /// Throws for a quotation mark that is never closed, with the line where it stands, and for a
  /// row or a field beyond the limits; nothing can be read after that. A field in the last line
  /// that ends in a doubled mark is read to the end of the report instead, as Python does.
  public mutating func next() throws(ReportError) -> CSVRow? {
    do throws(ReportError) {
      guard let end = try readRecord() else { return nil }
      if end - index > limits.textBytes { try checkFields() }
      number += 1
      let place = CSVRow.Place(number: number, base: window.base, start: index, end: end)
      index = end
      return CSVRow(place: place, header: header, bytes: window.bytes, cells: cells)
    } catch {
      throw window.file.located(error)
    }
  }

  /// Where in the report the next row begins.
  var offset: Int { window.base + index }

  /// Finds the next record, which begins at `index` then; returns its end, or none where there is
  /// no record.
  private mutating func readRecord() throws(ReportError) -> Int? {
    while true {
      index = scan.skipBlankLines(window, from: index)
      var quote: Int?
      if index < window.count {
        switch scan.record(in: window, from: index, into: &cells) {
        case .record(let next):
          if next - index > limits.recordBytes { throw tooLong(quote: nil) }
          return next
        case .unfinished(let openedAt):
          if window.count - index > limits.recordBytes { throw tooLong(quote: openedAt) }
          quote = openedAt
        }
      }
      if window.reachesEnd {
        guard let quote else { return nil }
        if endsInDoubledMark(from: quote) {
          cells.append(CSVRecordScan.Cell(start: quote, end: window.count, isPlain: false))
          return window.count
        }
        throw ReportError(
          "quotation mark is not closed before the end of the report", path: nextPath,
          offset: window.base + quote)
      }
      try window.advance(keepingFrom: index)
      index = 0
    }
  }

  /// Whether a quoted field ends with its line and the report, and a doubled mark there, where a
  /// single one was meant: then nothing is lost by reading it to the end, as Python does.
  private func endsInDoubledMark(from quote: Int) -> Bool {
    let field = window.bytes[quote..<window.count]
    let isLineEnd = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
    guard let last = field.lastIndex(where: { !isLineEnd($0) }) else { return false }
    let line = field[...last]
    return !line.contains(where: isLineEnd)
      && line.suffix(2).elementsEqual([CSVRecordScan.quote, CSVRecordScan.quote])
  }

  private var nextPath: String { header.names.isEmpty ? "header" : "row \(number + 1)" }

  private func tooLong(quote: Int?) -> ReportError {
    let limit = "\(limits.recordBytes) bytes, the limit for a row"
    guard let quote else {
      return ReportError("longer than \(limit)", path: nextPath, offset: window.base + index)
    }
    return ReportError(
      "quotation mark is not closed within \(limit)", path: nextPath, offset: window.base + quote)
  }

  private func checkFields() throws(ReportError) {
    for cell in cells where cell.end - cell.start > limits.textBytes {
      throw ReportError(
        "field is longer than \(limits.textBytes) bytes, the limit for a text",
        path: nextPath, offset: window.base + cell.start)
    }
  }
}
