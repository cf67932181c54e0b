import Synchronization

/// The bytes of one report, readable from any place and any number of times.
///
/// What cannot be read twice (a pipe) or is not plain UTF-8 text (compressed, UTF-16) is written to
/// an unlinked temporary file first: see `ReportInput`.
public final class ReportFile: Sendable {
  /// What the report is called in messages: the path given, or a member of an archive.
  public let name: String
  /// In bytes.
  public let size: Int
  /// How the report was written before it became UTF-8.
  public let encoding: SourceEncoding
  /// Whether these are the bytes that were given, so that ranges in them are ranges in the input;
  /// not so for what was decompressed or rewritten as UTF-8.
  public let isOriginal: Bool
  /// Whether it was compressed, by itself or in an archive.
  public let isDecompressed: Bool
  /// Where the text begins, in bytes: 3 after a byte order mark, else 0.
  public let contentStart: Int
  private let storage: OpenDescriptor
  /// Where in the storage this report begins.
  private let base: Int
  /// The line that a place was last found in.
  private let lastLine = Mutex(LineStart())

  /// Takes over an open file of known size and closes it at the end.
  convenience init(name: String, descriptor: Int32, size: Int) {
    self.init(name: name, storage: OpenDescriptor(descriptor), range: 0..<size)
  }

  /// A range of an open file that may hold other reports too.
  init(
    name: String, storage: OpenDescriptor, range: Range<Int>, encoding: SourceEncoding = .utf8,
    isOriginal: Bool = true, isDecompressed: Bool = false
  ) {
    self.name = name
    self.storage = storage
    self.base = range.lowerBound
    self.size = range.count
    self.encoding = encoding
    self.isOriginal = isOriginal
    self.isDecompressed = isDecompressed
    contentStart = Self.byteOrderMarkLength(in: storage, range)
  }

  /// A part of the report as one of its own; places in it count from its start.
  public func part(_ range: Range<Int>) -> ReportFile {
    let range = range.clamped(to: 0..<size)
    return ReportFile(
      name: name, storage: storage, range: base + range.lowerBound..<base + range.upperBound,
      encoding: encoding, isOriginal: false)
  }

  /// Reads up to `buffer.count` bytes from `offset` on and says how many there were; 0 at the end.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReportError) -> Int {
    let wanted = min(buffer.count, size - offset)
    guard wanted > 0 else { return 0 }
    do throws(ReportError) {
      return try storage.read(at: base + offset, into: .init(rebasing: buffer[..<wanted]))
    } catch {
      throw error.named(name)
    }
  }

  /// The first bytes of the text, without a byte order mark: what a format is recognized by.
  public func head(_ count: Int) throws(ReportError) -> [UInt8] {
    try bytes(in: contentStart..<contentStart + min(count, size))
  }

  /// The bytes of a range, as far as the report has them.
  public func bytes(in range: Range<Int>) throws(ReportError) -> [UInt8] {
    let wanted = range.clamped(to: 0..<size)
    var bytes = [UInt8](repeating: 0, count: wanted.count)
    var filled = 0
    while filled < wanted.count {
      var span = bytes.mutableSpan
      let count = try span.withUnsafeMutableBytes { buffer throws(ReportError) in
        try read(at: wanted.lowerBound + filled, into: .init(rebasing: buffer[filled...]))
      }
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(wanted.count - filled)
    return bytes
  }

  /// The line and column of a byte, found by reading the report up to there: from the line on that
  /// was found last, so that places in the order of the report take one reading in all.
  public func place(of offset: Int) throws(ReportError) -> LineAndColumn {
    var line = lastLine.withLock { $0 }
    if line.offset > offset { line = LineStart() }
    var position = line.offset
    while position < offset {
      let chunk = try bytes(in: position..<min(offset, position + 1 << 20))
      if chunk.isEmpty { break }
      line.pass(chunk, from: position)
      position += chunk.count
    }
    lastLine.withLock { $0 = line }
    return LineAndColumn(line: line.number, column: offset - line.offset + 1)
  }

  /// The error with this report's name, and its line and column where it knows its offset.
  public func located(_ error: ReportError) -> ReportError {
    var error = error
    error.report = name
    if error.place == nil, let offset = error.offset {
      do throws(ReportError) {
        error.place = try place(of: offset)
      } catch {
        return error
      }
    }
    return error
  }

  private static func byteOrderMarkLength(
    in storage: OpenDescriptor, _ range: Range<Int>
  ) -> Int {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard range.count >= mark.count else { return 0 }
    return withUnsafeTemporaryAllocation(byteCount: mark.count, alignment: 1) { start in
      // A file that cannot be read says so to whoever reads it next.
      let count = try? storage.read(at: range.lowerBound, into: start)
      return count == mark.count && start.elementsEqual(mark) ? mark.count : 0
    }
  }
}

/// Where a line starts in a report.
private struct LineStart {
  /// From 1.
  var number = 1
  /// In bytes.
  var offset = 0

  /// Goes on to the last line that starts in bytes, or right behind them.
  mutating func pass(_ bytes: [UInt8], from offset: Int) {
    let lineFeed = UInt8(ascii: "\n")
    guard let last = bytes.lastIndex(of: lineFeed) else { return }
    number += bytes.withUnsafeBufferPointer { $0.reduce(0) { $0 &+ ($1 == lineFeed ? 1 : 0) } }
    self.offset = offset + last + 1
  }
}
