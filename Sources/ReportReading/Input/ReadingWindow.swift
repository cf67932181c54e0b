/// The part of a report that is in memory while it is read from start to end.
///
/// It moves forward with the records and grows only for a record that is larger. Who still holds
/// its bytes keeps them: a window that is shared is copied before it moves on.
struct ReadingWindow {
  static let usualSize = 256 << 10

  let file: ReportFile
  /// Only the first `count` of them are bytes of the report.
  private(set) var bytes: [UInt8]
  private(set) var count = 0
  /// Where in the report the first byte stands.
  private(set) var base: Int
  /// Whether the report ends with the window.
  private(set) var reachesEnd = false

  /// A window at `offset`, yet empty.
  init(_ file: ReportFile, at offset: Int, size: Int = usualSize) {
    self.file = file
    base = offset
    bytes = [UInt8](repeating: 0, count: max(size, 1))
  }

  /// Reads on, of what it holds keeping only the bytes from `start` on, which come first then.
  mutating func advance(keepingFrom start: Int) throws(ReportError) {
    if start == 0, count == bytes.count {
      bytes.append(contentsOf: repeatElement(0, count: bytes.count))
    }
    let kept = count - start
    let end = base + count
    let file = file
    var span = bytes.mutableSpan
    let added = try span.withUnsafeMutableBytes { buffer throws(ReportError) in
      if start > 0, kept > 0, let first = buffer.baseAddress {
        first.copyMemory(from: first + start, byteCount: kept)
      }
      return try file.read(at: end, into: .init(rebasing: buffer[kept...]))
    }
    base += start
    count = kept + added
    reachesEnd = added == 0 || end + added >= file.size
  }
}
