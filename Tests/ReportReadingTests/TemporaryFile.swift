import Foundation
import Testing

@testable import ReportReading

/// A report of these bytes in a temporary file that has no name any more.
func temporaryReport(_ bytes: [UInt8], name: String) throws -> ReportFile {
  var template = Array("/tmp/winnow-test-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  try #require(descriptor >= 0)
  unlink(template)
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes {
      write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
    }
    try #require(count > 0)
    written += count
  }
  return ReportFile(name: name, descriptor: descriptor, size: bytes.count)
}
