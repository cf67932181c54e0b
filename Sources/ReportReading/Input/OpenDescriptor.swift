import Glibc

/// An open file that is closed when nobody needs it any more.
final class OpenDescriptor: Sendable {
  let number: Int32

  /// Takes over an open descriptor.
  init(_ number: Int32) { self.number = number }

  deinit { close(number) }

  /// Reads up to `buffer.count` bytes from `offset` on, wherever the descriptor stands; 0 at the end.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReportError) -> Int {
    try Self.repeated("read") { pread(number, buffer.baseAddress, buffer.count, off_t(offset)) }
  }

  /// Reads what comes next, until the buffer is full or the input ends.
  func readNext(into buffer: UnsafeMutableRawBufferPointer) throws(ReportError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = try Self.repeated("read") {
        Glibc.read(number, rest.baseAddress, rest.count)
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// Writes all of the buffer from `offset` on.
  func write(_ buffer: UnsafeRawBufferPointer, at offset: Int) throws(ReportError) {
    var written = 0
    while written < buffer.count {
      let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
      written += try Self.repeated("written to a temporary file") {
        pwrite(number, rest.baseAddress, rest.count, off_t(offset + written))
      }
    }
  }

  /// Calls the system again where a signal interrupted it.
  private static func repeated(_ verb: String, _ call: () -> Int) throws(ReportError) -> Int {
    while true {
      let count = call()
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw ReportError("cannot be \(verb): \(String(cString: strerror(errno)))")
      }
    }
  }
}

extension ReportError {
  /// The same error with the name of its report.
  func named(_ report: String) -> ReportError {
    var error = self
    error.report = report
    return error
  }
}
