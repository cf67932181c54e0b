import FindingModel
import Glibc
import Testing

@testable import ReportReading
@testable import ScannerKit

/// A report of this text in a temporary file that has no name any more.
func temporaryReport(_ text: String, name: String = "report.json") throws -> ReportFile {
  try temporaryReport(Array(text.utf8), name: name)
}

func temporaryReport(_ bytes: [UInt8], name: String = "report.json") throws -> ReportFile {
  var template = Array("/tmp/winnow-test-XXXXXX".utf8CString)
  let storage = OpenDescriptor(mkstemp(&template))
  try #require(storage.number >= 0)
  unlink(template)
  try bytes.withUnsafeBytes { try storage.write($0, at: 0) }
  return ReportFile(name: name, storage: storage, range: 0..<bytes.count)
}

/// What was delivered, and the notes.
struct Delivered {
  var findings: [Finding] = []
  var notes = Notes()
  var count = 0
  /// What kept the report from being read to its end.
  var failure: ReportError?
  var refusal: (any Error)?

  /// Each finding as `title: paths of its records`.
  var lines: [String] {
    findings.map { "\($0.title): \($0.records.map(\.path).joined(separator: " "))" }
  }

  var unread: [String] { notes.unread.map(\.description) }
  var remarks: [String] { notes.remarks.map(\.description) }
}

/// Reads a text as a scanner does; `limit` is how many findings are taken.
func deliver(
  _ file: ReportFile, by scanner: any Scanner, limits: ReadingLimits = ReadingLimits(),
  atMost limit: Int = .max
) -> Delivered {
  var delivered = Delivered()
  // `Findings` keeps the closure, which therefore cannot change a local value.
  final class Taken {
    var findings: [Finding] = []
  }
  let taken = Taken()
  var findings = Findings(
    scanType: "Some Scan", now: Moment(secondsSince1970: 0), file: file
  ) { finding in
    if taken.findings.count == limit { throw ReportError("no more, please") }
    taken.findings.append(finding)
  }
  delivered.failure = scanner.read(file, limits: limits, into: &findings)
  delivered.findings = taken.findings
  delivered.notes = findings.notes
  delivered.count = findings.count
  delivered.refusal = findings.refusal
  return delivered
}

/// A JSON scanner that reads as it is told.
struct ToldJSONScanner: JSONScanner {
  var about = About(
    id: "told", name: "Told", scanTypes: ["Some Scan"], reads: "JSON", homepage: "")
  var reads: @Sendable (JSON, inout Findings) throws -> Void = { _, _ in }
  var recognizes: @Sendable (JSON) -> Evidence? = { _ in nil }

  func recognize(_ report: JSON) -> Evidence? { recognizes(report) }
  func read(_ report: JSON, into findings: inout Findings) throws { try reads(report, &findings) }
}

/// An XML scanner that reads as it is told.
struct ToldXMLScanner: XMLScanner {
  var about = About(
    id: "told", name: "Told", scanTypes: ["Some Scan"], reads: "XML", homepage: "")
  var reads: @Sendable (XML, inout Findings) throws -> Void = { _, _ in }
  var recognizes: @Sendable (XML) -> Evidence? = { _ in nil }

  func recognize(_ report: XML) -> Evidence? { recognizes(report) }
  func read(_ report: XML, into findings: inout Findings) throws { try reads(report, &findings) }
}
