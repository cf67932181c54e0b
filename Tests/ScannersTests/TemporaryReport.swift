import Foundation
import Testing

/// A file for changed copies of a sample, gone with its owner.
final class TemporaryReport {
  let file: URL
  private let descriptor: Int32

  init(_ bytes: some Collection<UInt8> = []) throws {
    file = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID()).report")
    descriptor = open(file.path(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    try #require(descriptor >= 0, "\(file.path()): \(String(cString: strerror(errno)))")
    try write(Array(bytes))
  }

  deinit {
    close(descriptor)
    unlink(file.path())
  }

  /// Puts other bytes in place of all that the file holds.
  func write(_ bytes: [UInt8]) throws {
    cut(to: bytes.count)
    try #require(pwrite(descriptor, bytes, bytes.count, 0) == bytes.count)
  }

  /// Changes a single byte.
  func write(_ byte: UInt8, at offset: Int) throws {
    try #require(pwrite(descriptor, [byte], 1, off_t(offset)) == 1)
  }

  /// Leaves only the first bytes.
  func cut(to count: Int) { _ = ftruncate(descriptor, off_t(count)) }
}
