/// Finds the fields of one record in the bytes of a CSV file, without making texts of them.
///
/// The grammar is that of RFC 4180, read as Python's `csv` does where a file strays from it: a
/// quotation mark inside an unquoted field is an ordinary character, and what follows a closing
/// quotation mark belongs to the field. A record ends with LF, CRLF or CR.
struct CSVRecordScan {
  /// A field in the window.
  struct Cell: Sendable {
    var start: Int
    var end: Int
    /// Whether the text is exactly these bytes. Otherwise they begin with a quotation mark, and
    /// doubled marks and text behind the closing one are still to be dealt with.
    var isPlain: Bool
  }

  enum Outcome {
    /// The record is complete and ends there, with its line end.
    case record(next: Int)
    /// The window ends within the record, perhaps in the field that is quoted since `quote`.
    case unfinished(quote: Int?)
  }

  static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  let delimiter: UInt8
  private let delimiters: UInt64

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    delimiters = WordScan.ones &* UInt64(delimiter)
  }

  /// Where the first line that is not blank begins, or the end of the window.
  func skipBlankLines(_ window: ReadingWindow, from start: Int) -> Int {
    let bytes = window.bytes.span.bytes.extracting(first: window.count)
    var index = start
    while index < bytes.byteCount, isLineEnd(bytes[byte: index]) { index += 1 }
    return index
  }

  /// Replaces `cells` by the fields of the record that begins at `start`.
  func record(in window: ReadingWindow, from start: Int, into cells: inout [Cell]) -> Outcome {
    let bytes = window.bytes.span.bytes.extracting(first: window.count)
    let isLast = window.reachesEnd
    cells.removeAll(keepingCapacity: true)
    var index = start
    while true {
      let first = index
      if index < bytes.byteCount, bytes[byte: index] == Self.quote {
        guard let cell = quotedCell(bytes, from: first, isLast: isLast) else {
          return .unfinished(quote: first)
        }
        cells.append(cell)
        // A plain one ends before its closing mark.
        index = cell.isPlain ? cell.end + 1 : cell.end
      } else {
        index = endOfPlainText(bytes, from: first)
        cells.append(Cell(start: first, end: index, isPlain: true))
      }
      guard index < bytes.byteCount else {
        return isLast ? .record(next: index) : .unfinished(quote: nil)
      }
      let byte = bytes[byte: index]
      index += 1
      if byte == delimiter { continue }
      if byte == Self.lineFeed { return .record(next: index) }
      guard index < bytes.byteCount else {
        return isLast ? .record(next: index) : .unfinished(quote: nil)
      }
      return .record(next: bytes[byte: index] == Self.lineFeed ? index + 1 : index)
    }
  }

  /// The cell whose opening mark is at `start`, or none where the bytes end before it does.
  private func quotedCell(_ bytes: RawSpan, from start: Int, isLast: Bool) -> Cell? {
    var isPlain = true
    var index = start + 1
    while true {
      let mark = WordScan.next(Self.quote, in: bytes, from: index)
      if mark == bytes.byteCount { return nil }
      index = mark + 1
      guard index < bytes.byteCount else {
        guard isLast else { return nil }
        break
      }
      let byte = bytes[byte: index]
      if byte == Self.quote {
        isPlain = false
        index += 1
        continue
      }
      if byte != delimiter, !isLineEnd(byte) {
        index = endOfPlainText(bytes, from: index)
        return index < bytes.byteCount || isLast
          ? Cell(start: start, end: index, isPlain: false) : nil
      }
      break
    }
    return isPlain
      ? Cell(start: start + 1, end: index - 1, isPlain: true)
      : Cell(start: start, end: index, isPlain: false)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
  }

  /// The next delimiter or line end, or the end of the bytes.
  private func endOfPlainText(_ bytes: RawSpan, from start: Int) -> Int {
    let ones = WordScan.ones
    var index = start
    while index + 8 <= bytes.byteCount {
      let word = WordScan.load(bytes, index)
      let delimiter = word ^ delimiters
      let lineFeed = word ^ (ones &* 0x0A)
      let carriageReturn = word ^ (ones &* 0x0D)
      let found =
        ((delimiter &- ones) & ~delimiter | (lineFeed &- ones) & ~lineFeed
          | (carriageReturn &- ones) & ~carriageReturn) & WordScan.highBits
      if found != 0 { return index + WordScan.firstByte(found) }
      index += 8
    }
    while index < bytes.byteCount {
      let byte = bytes[byte: index]
      if byte == delimiter || isLineEnd(byte) { return index }
      index += 1
    }
    return index
  }
}
