import Foundation

/// The bytes of one report, readable from any place and any number of times.
///
/// What cannot be read twice (a pipe) or is not plain UTF-8 text (compressed, UTF-16) is written to
/// an unlinked temporary file first: see `ReportInput`.
public final class ReportFile: Sendable {
  /// What the report is called in messages: the path given, or a member of an archive.
  public let name: String
  /// In bytes.
  public let size: Int
  private let descriptor: Int32

  /// Takes over an open file of known size and closes it at the end.
  init(name: String, descriptor: Int32, size: Int) {
    self.name = name
    self.descriptor = descriptor
    self.size = size
  }

  deinit { close(descriptor) }

  /// Reads up to `buffer.count` bytes from `offset` on and says how many there were; 0 at the end.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReportError) -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      if errno != EINTR {
        var error = ReportError("cannot be read: \(String(cString: strerror(errno)))")
        error.report = name
        throw error
      }
    }
  }

  /// The bytes of a range, as far as the report has them.
  public func bytes(in range: Range<Int>) throws(ReportError) -> [UInt8] {
    let wanted = range.clamped(to: 0..<size)
    var bytes = [UInt8](repeating: 0, count: wanted.count)
    var filled = 0
    while filled < wanted.count {
      var failure: ReportError?
      let count = bytes.withUnsafeMutableBytes { buffer -> Int in
        do throws(ReportError) {
          return try read(
            at: wanted.lowerBound + filled, into: .init(rebasing: buffer[filled...]))
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(wanted.count - filled)
    return bytes
  }

  /// The line and column of a byte, found by reading the report up to there.
  public func place(of offset: Int) throws(ReportError) -> LineAndColumn {
    var line = 1
    var lineStart = 0
    var position = 0
    while position < offset {
      let chunk = try bytes(in: position..<min(offset, position + 1 << 20))
      if chunk.isEmpty { break }
      for (index, byte) in chunk.enumerated() where byte == UInt8(ascii: "\n") {
        line += 1
        lineStart = position + index + 1
      }
      position += chunk.count
    }
    return LineAndColumn(line: line, column: offset - lineStart + 1)
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
}
