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
  func write(_ bytes: [UInt8]) throws(ConfigurationError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      if count > 0 {
        written += count
      } else if errno != EINTR {
        throw OutputFile.error(name)
      }
    }
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
    while true {
      var bytes = [UInt8](repeating: 0, count: 256 << 10)
      let count = bytes.withUnsafeMutableBytes {
        pread(other.descriptor, $0.baseAddress, $0.count, offset)
      }
      guard count >= 0 else { throw OutputFile.error(other.name) }
      if count == 0 { return }
      bytes.removeLast(bytes.count - count)
      try write(bytes)
      offset += off_t(count)
    }
  }

  private static func error(_ name: String) -> ConfigurationError {
    ConfigurationError("\(name): cannot be written: \(String(cString: strerror(errno)))")
  }
}
