public import Foundation

/// Where output goes: standard output, or a file that appears only once it is complete.
public final class OutputFile: Sendable {
  private let descriptor: Int32
  /// What messages call it.
  private let name: String
  /// Whether the bytes are to appear under the name at the end.
  let isNamed: Bool

  /// - Parameter path: A file to write, or `-` for standard output.
  /// - Throws: Where the file cannot be written.
  public init(_ path: String) throws(ConfigurationError) {
    guard path != "-" else {
      descriptor = STDOUT_FILENO
      name = "standard output"
      isNamed = false
      return
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      // A device or a pipe is written to; a file in its place would be another thing.
      name = path
      isNamed = false
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      if descriptor < 0 { throw OutputFile.error(path) }
      return
    }
    // Behind a symbolic link stands the file that is meant.
    let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    name = path
    isNamed = true
    // What replaces a file may be read by whom that may be read by.
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
    // Without a name until it is complete, so that nothing is left whatever ends the program.
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    descriptor = open(folder, O_WRONLY | OutputFile.unnamed | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw OutputFile.error(path) }
    if let mode { fchmod(descriptor, mode) }
  }

  /// `O_TMPFILE` (open(2)), which Swift does not see as it is made of two flags.
  private static let unnamed = 0o20_000_000 | O_DIRECTORY

  /// A file without a name, which is gone once it is closed.
  init() throws(ConfigurationError) {
    name = NSTemporaryDirectory()
    isNamed = false
    descriptor = open(name, O_RDWR | OutputFile.unnamed | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw OutputFile.error(name) }
  }

  deinit {
    if descriptor != STDOUT_FILENO { close(descriptor) }
  }

  /// Writes all of the bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(ConfigurationError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if count > 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } else if errno != EINTR {
        throw OutputFile.error(name)
      }
    }
  }

  /// Writes a whole document.
  public func write(_ data: Data) throws(ConfigurationError) {
    let bytes = Array(data)
    let result = bytes.withUnsafeBytes { bytes -> Result<Void, ConfigurationError> in
      Result { () throws(ConfigurationError) in try write(bytes) }
    }
    try result.get()
  }

  func write(_ text: StaticString) throws(ConfigurationError) {
    try write(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Gives the file its name; before that nobody sees it.
  public func finish() throws(ConfigurationError) {
    guard isNamed else { return }
    // A name can be given, but not taken from another file, so a second step replaces that one.
    let beside = "\(name).winnow-\(getpid())"
    let isLinked =
      linkat(
        AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, beside, AT_SYMLINK_FOLLOW) == 0
    guard isLinked, rename(beside, name) == 0 else {
      let error = OutputFile.error(name)
      unlink(beside)
      throw error
    }
  }

  /// Gives a number of bytes from a place on at once.
  func read(
    _ count: Int, at offset: Int,
    _ body: (UnsafeRawBufferPointer) throws(ConfigurationError) -> Void
  ) throws(ConfigurationError) {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    defer { piece.deallocate() }
    var end = 0
    while end < count {
      let read = pread(
        descriptor, piece.baseAddress.map { $0 + end }, count - end, off_t(offset + end))
      if read < 0, errno == EINTR { continue }
      guard read > 0 else { throw OutputFile.error(name) }
      end += read
    }
    try body(UnsafeRawBufferPointer(piece))
  }

  /// Gives all bytes written so far, in pieces; for files, not for standard output.
  func eachPiece(_ body: (UnsafeRawBufferPointer) -> Void) throws(ConfigurationError) {
    var offset: off_t = 0
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = pread(descriptor, chunk.baseAddress, chunk.count, offset)
      guard count >= 0 else { throw OutputFile.error(name) }
      if count == 0 { return }
      body(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
      offset += off_t(count)
    }
  }

  /// Writes what another file holds, from its start on.
  func append(contentsOf other: OutputFile) throws(ConfigurationError) {
    var failure: ConfigurationError?
    try other.eachPiece { piece in
      guard failure == nil else { return }
      do throws(ConfigurationError) {
        try write(piece)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private static func error(_ name: String) -> ConfigurationError {
    ConfigurationError("\(name): cannot be written: \(String(cString: strerror(errno)))")
  }
}
