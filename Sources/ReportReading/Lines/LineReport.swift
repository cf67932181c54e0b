/// Reads a report that has one record a line.
///
/// Lines end with LF or CRLF; the last one may have no end.
public struct LineReport: Sendable {
  public let file: ReportFile
  private let limits: ReadingLimits
  private let windowSize: Int

  public init(file: ReportFile, limits: ReadingLimits = ReadingLimits()) {
    self.init(file: file, limits: limits, windowSize: ReadingWindow.usualSize)
  }

  init(file: ReportFile, limits: ReadingLimits, windowSize: Int) {
    self.file = file
    self.limits = limits
    self.windowSize = windowSize
  }

  /// Gives each line in turn, also the empty ones, from the first one on however often it is
  /// called; memory grows with the longest line, not with the report.
  ///
  /// Throws what `body` throws, and what `Lines.next` does.
  public func eachLine(_ body: (Line) throws -> Void) throws {
    var lines = lines()
    while let line = try lines.next() { try body(line) }
  }

  /// The lines from the first one on.
  public func lines() -> Lines { Lines(file, limits: limits, windowSize: windowSize) }
}

/// One line of a report.
public struct Line: Sendable {
  /// From 1.
  public let number: Int
  let bytes: [UInt8]
  /// The line in these bytes, without its end.
  let range: Range<Int>
  /// The same in the report, with the line end.
  let reportRange: Range<Int>

  /// The text without the line end; bytes that are not UTF-8 become U+FFFD.
  public var text: String {
    bytes.span.bytes.extracting(range).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether nothing stands in the line.
  public var isEmpty: Bool { range.isEmpty }

  /// Where the line stands, with its end: `line 7`, from 1.
  public var position: RecordRange { RecordRange(path: "line \(number)", bytes: reportRange) }
}

/// Reads the lines of a report one by one, holding no more than the line that is read.
public struct Lines {
  private let limits: ReadingLimits
  private var window: ReadingWindow
  /// Where in the window the next line begins.
  private var index = 0
  private var number = 0

  init(_ file: ReportFile, limits: ReadingLimits, windowSize: Int) {
    self.limits = limits
    window = ReadingWindow(file, at: file.contentStart, size: windowSize)
  }

  /// The next line, or none at the end of the report.
  ///
  /// Throws for a line beyond the limit of a record; nothing can be read after that.
  public mutating func next() throws(ReportError) -> Line? {
    do throws(ReportError) {
      guard let (textEnd, end) = try findEnd() else { return nil }
      number += 1
      let line = Line(
        number: number, bytes: window.bytes, range: index..<textEnd,
        reportRange: window.base + index..<window.base + end)
      index = end
      return line
    } catch {
      throw window.file.located(error)
    }
  }

  /// Where the next line ends, without and with its line end.
  private mutating func findEnd() throws(ReportError) -> (textEnd: Int, end: Int)? {
    var searched = index
    while true {
      if let lineFeed = Self.nextLineFeed(in: window, from: searched) {
        try checkLength(to: lineFeed)
        let hasReturn = lineFeed > index && window.bytes[lineFeed - 1] == UInt8(ascii: "\r")
        return (hasReturn ? lineFeed - 1 : lineFeed, lineFeed + 1)
      }
      try checkLength(to: window.count)
      if window.reachesEnd {
        return index < window.count ? (window.count, window.count) : nil
      }
      searched = window.count - index
      try window.advance(keepingFrom: index)
      index = 0
    }
  }

  private func checkLength(to end: Int) throws(ReportError) {
    guard end - index > limits.recordBytes else { return }
    throw ReportError(
      "longer than \(limits.recordBytes) bytes, the limit for a line", path: "line \(number + 1)",
      offset: window.base + index)
  }

  private static func nextLineFeed(in window: ReadingWindow, from start: Int) -> Int? {
    let bytes = window.bytes.span.bytes.extracting(first: window.count)
    let place = WordScan.next(0x0A, in: bytes, from: start)
    return place < bytes.byteCount ? place : nil
  }
}
