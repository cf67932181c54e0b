import Foundation
import Testing
import Winnow

/// What DefectDojo's own parsers made of real reports, where these lie beside the package.
@Suite(.timeLimit(.minutes(10))) struct ConformanceTests {
  private static let folder = Sample.package.appending(path: "../shared/conformance").standardized

  private static let cases: [Case] = Sample.folders.flatMap { samples in
    Sample.files(below: folder.appending(path: "expected/\(samples.lastPathComponent)"))
  }.map(Case.init)

  /// A report and what is expected of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let file: URL
    var testDescription: String { file.deletingPathExtension().lastPathComponent }
  }

  @Test(
    .enabled(if: !cases.isEmpty, "real reports are expected in ../shared/conformance"),
    arguments: cases)
  func agreesWithTheReference(_ expected: Case) throws {
    let data = try Data(contentsOf: expected.file)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let report = try #require(document["report"] as? String)
    let unstable = Set(document["unstable_fields"] as? [String] ?? [])
    let findings = try #require(document["findings"] as? [[String: Any]])
    let reading = try Reading(
      ConformanceTests.folder.appending(path: "reports/\(report)"),
      as: document["scan_type"] as? String)
    // What the reference refuses may be read or refused here too.
    guard document["error"] is NSNull else { return }
    #expect(reading.outcome.failure == nil)
    let wanted = findings.map { CanonicalFinding($0, without: unstable) }
    let found = try reading.lines.map { line in
      let finding = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return CanonicalFinding(try #require(finding), without: unstable)
    }
    #expect(wanted.map(\.hashCode).sorted() == found.map(\.hashCode).sorted(), "hash codes")
    #expect(wanted.map(\.text).sorted() == found.map(\.text).sorted(), "fields")
  }
}
