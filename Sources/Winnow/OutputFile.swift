import Foundation
import Synchronization

/// Where output goes: standard output, or a file that appears only once it is complete.
public final class OutputFile: Sendable {
  private let descriptor: Int32
  /// What messages call it.
  private let name: String
  /// The file beside the wanted one that is written first; nothing for standard output.
  private let temporaryPath: String?
  private let isOpen = Atomic(true)

  /// - Parameter path: A file to write, or `-` for standard output.
  /// - Throws: Where the file cannot be written.
  public init(_ path: String) throws(ConfigurationError) {
    guard path != "-" else {
      descriptor = STDOUT_FILENO
      name = "standard output"
      temporaryPath = nil
      return
    }
    let temporary = "\(path).winnow-\(getpid())"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    name = path
    temporaryPath = temporary
    if descriptor < 0 { throw OutputFile.error(path) }
  }

  /// A file without a name, which is gone once it is closed.
  init() throws(ConfigurationError) {
    name = "a temporary file"
    temporaryPath = nil
    var template = Array((NSTemporaryDirectory() + "winnow-XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    if descriptor < 0 { throw OutputFile.error(name) }
    unlink(template)
  }

  deinit {
    if descriptor != STDOUT_FILENO, isOpen.load(ordering: .relaxed) { close(descriptor) }
    if let temporaryPath, isOpen.load(ordering: .relaxed) { unlink(temporaryPath) }
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

  func write(_ text: StaticString) throws(ConfigurationError) {
    try write(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Gives the file its name; before that nobody sees it.
  public func finish() throws(ConfigurationError) {
    guard let temporaryPath else { return }
    isOpen.store(false, ordering: .relaxed)
    guard close(descriptor) == 0, rename(temporaryPath, name) == 0 else {
      let error = OutputFile.error(name)
      unlink(temporaryPath)
      throw error
    }
  }

  /// Writes what another file holds, from its start on.
  func append(contentsOf other: OutputFile) throws(ConfigurationError) {
    var offset: off_t = 0
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = pread(other.descriptor, chunk.baseAddress, chunk.count, offset)
      guard count >= 0 else { throw OutputFile.error(other.name) }
      if count == 0 { return }
      try write(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
      offset += off_t(count)
    }
  }

  private static func error(_ name: String) -> ConfigurationError {
    ConfigurationError("\(name): cannot be written: \(String(cString: strerror(errno)))")
  }
}
