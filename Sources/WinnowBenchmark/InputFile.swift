import Foundation

/// A report that is made up record by record, so that it may be larger than memory.
protocol MadeUpReport {
  /// What stands before the first record.
  var opening: String { get }
  /// What stands behind the last record.
  var closing: String { get }
  /// How many findings the records so far hold; no two of them are the same finding.
  var findings: Int { get }
  /// The next record, and what separates it from the one before.
  mutating func record() -> String
}

/// A made-up report on disk.
struct InputFile {
  let path: String
  /// In bytes.
  let size: Int
  let findings: Int

  /// Writes records until the file has at least the size wanted.
  ///
  /// - Throws: Where the file cannot be written.
  init(_ report: any MadeUpReport, of wanted: ByteCount, at path: String) throws {
    try self.init(report, at: path, while: { size, _ in size < wanted.bytes })
  }

  /// Writes records until they hold a number of findings.
  ///
  /// - Throws: Where the file cannot be written.
  init(_ report: any MadeUpReport, findings: Int, at path: String) throws {
    try self.init(report, at: path, while: { _, count in count < findings })
  }

  private init(
    _ report: any MadeUpReport, at path: String,
    while needsMore: (_ size: Int, _ findings: Int) -> Bool
  ) throws {
    var report = report
    try Data().write(to: URL(fileURLWithPath: path))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    var pending = Array(report.opening.utf8)
    var written = 0
    while needsMore(written + pending.count, report.findings) {
      pending += report.record().utf8
      if pending.count > InputFile.chunk {
        try file.write(contentsOf: pending)
        written += pending.count
        pending.removeAll(keepingCapacity: true)
      }
    }
    pending += report.closing.utf8
    try file.write(contentsOf: pending)
    try file.close()
    self.path = path
    size = written + pending.count
    findings = report.findings
  }

  /// How many bytes are written at once.
  private static let chunk = 64 << 10
}
