import Deduplication
import FindingModel
import Foundation
import Testing

/// What a real server did with reports, where the record lies beside the package, and what is
/// predicted of it.
@Suite(.timeLimit(.minutes(10))) struct ImportConformanceTests {
  private static let folder = Sample.package.appending(path: "../shared/conformance").standardized

  private static let cases: [Case] = Sample.folders.flatMap { samples in
    Sample.files(below: folder.appending(path: "imports/\(samples.lastPathComponent)"))
  }.map(Case.init)

  struct Case: Sendable, CustomTestStringConvertible {
    let file: URL
    var testDescription: String { file.deletingPathExtension().lastPathComponent }
  }

  /// What the server counted, as it was recorded.
  private struct Record: Decodable {
    struct Counts: Decodable {
      let new: Int
      let closed: Int
      let reactivated: Int
      let untouched: Int

      var asPredicted: Reimport.Counts {
        Reimport.Counts(
          created: new, untouched: untouched, reactivated: reactivated, closed: closed)
      }
    }

    let report: String
    let scan_type: String
    let stored: Int?
    let reimport_same: Counts?
    let reimport_into_empty: Counts?
    let duplicates: [String: Int]?
  }

  @Test(
    .enabled(if: !cases.isEmpty, "recorded imports are expected in ../shared/conformance"),
    arguments: cases)
  func predictsTheServer(_ recorded: Case) throws {
    let record = try JSONDecoder().decode(Record.self, from: try Data(contentsOf: recorded.file))
    // A server that refuses a report counts nothing.
    guard let same = record.reimport_same, let empty = record.reimport_into_empty else { return }
    let findings = try Reading(
      ImportConformanceTests.folder.appending(path: "reports/\(record.report)"),
      as: record.scan_type
    ).findings
    #expect(findings.count == record.stored)
    let algorithm = Identity().algorithm(
      scanType: record.scan_type, testType: findings.first?.testType)
    #expect(counts(algorithm, known: findings, report: findings) == same.asPredicted)
    #expect(counts(algorithm, known: [], report: findings) == empty.asPredicted)
    guard let expected = record.duplicates else { return }
    var duplicates = ServerDuplicates()
    var found: [String: Int] = [:]
    for (number, finding) in findings.enumerated() {
      found["\(number)"] = duplicates.add(
        FindingTrace(finding), testType: record.scan_type, algorithm)
    }
    #expect(found == expected)
  }

  private func counts(
    _ algorithm: DeduplicationAlgorithm, known: [Finding], report: [Finding]
  ) -> Reimport.Counts {
    var reimport = Reimport(algorithm)
    for finding in known { reimport.addKnown(FindingTrace(finding)) }
    for finding in report { _ = reimport.add(FindingTrace(finding)) }
    return reimport.counts
  }
}
