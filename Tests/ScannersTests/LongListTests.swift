import FindingModel
import Foundation
import ReportReading
import ScannerKit
import Testing
import Winnow

/// A long list within one record takes its length in time, not the square of it.
///
/// No time is measured: with a hundred thousand entries, looking for each among all before it takes
/// many minutes, and the limit ends it.
@Suite(.timeLimit(.minutes(3))) struct LongListTests {
  private static let count = 100_000

  /// A list of texts, each other than all before it.
  private static func list(_ start: String = "entry-") -> String {
    "[" + (0..<count).map { "\"\(start)\($0)\"" }.joined(separator: ",") + "]"
  }

  private func finding(in report: String, as scanType: String) throws -> Finding {
    let report = try TemporaryReport(report.utf8)
    let reading = try Reading(report.file, as: scanType)
    #expect(reading.outcome.failure == nil)
    return try #require(reading.findings.first)
  }

  @Test(arguments: ["SARIF", "Snyk Code Scan"]) func tagsAndWeaknesses(_ scanType: String) throws {
    let report = """
      {"version": "2.1.0", "runs": [{
        "tool": {"driver": {"name": "SnykCode", "rules": [{
          "id": "r", "shortDescription": {"text": "t"},
          "properties": {"tags": \(Self.list("tag-")), "cwe": \(Self.list("CWE-"))}}]}},
        "results": [{
          "ruleId": "r", "ruleIndex": 0, "level": "error", "message": {"text": "m"},
          "properties": {"tags": \(Self.list("own-"))},
          "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": "a.js"}, "region": {"startLine": 3}}}]}]}]}
      """
    let finding = try finding(in: report, as: scanType)
    #expect(finding.tags.count >= Self.count)
    #expect(finding.cwes.count >= Self.count - 1)
  }

  @Test func identifiersOfCycloneDX() throws {
    let references = (0..<Self.count).map { "{\"id\": \"CVE-2024-\($0)\"}" }
      .joined(separator: ",")
    let report = """
      {"bomFormat": "CycloneDX", "specVersion": "1.5",
       "components": [{"type": "library", "bom-ref": "c", "name": "lib", "version": "1"}],
       "vulnerabilities": [{"id": "CVE-2023-1", "references": [\(references)],
         "ratings": [{"severity": "high"}], "affects": [{"ref": "c"}]}]}
      """
    #expect(
      try finding(in: report, as: "CycloneDX Scan").vulnerabilityIDs.count == Self.count + 1)
  }

  @Test func identifiersOfGenericFindings() throws {
    let report = """
      {"findings": [{"title": "t", "severity": "High", "description": "d",
        "cwes": [\((1...Self.count).map(String.init).joined(separator: ","))],
        "vulnerability_ids": \(Self.list("CVE-"))}]}
      """
    let finding = try finding(in: report, as: "Generic Findings Import")
    #expect(finding.vulnerabilityIDs.count == Self.count)
    #expect(finding.cwes.count == Self.count)
  }

  /// Each row has an identifier of its own.
  @Test func identifiersOfRowsThatAreMerged() throws {
    let rows = (0..<20_000).map { "07/01/2024,Title,CVE-\($0),High,Description" }
    let report = (["Date,Title,CVE,Severity,Description"] + rows + [rows[7]])
      .joined(separator: "\n")
    let finding = try finding(in: report, as: "Generic Findings Import")
    #expect(finding.vulnerabilityIDs.count == 20_000)
    #expect(finding.occurrences == 20_001)
  }

  /// Each is told with the way to it, which knows how many stand before.
  @Test(arguments: [
    "{\"bomFormat\": \"CycloneDX\", \"vulnerabilities\": [{\"id\": \"x\", \"affects\": [@]}]}",
    """
    {"reportSchema": "1.1", "dependencies": [
      {"fileName": "a.jar", "filePath": "a.jar", "isVirtual": false, "vulnerabilities": [@]}]}
    """,
  ]) func partsThatCannotBeRead(_ report: String) throws {
    let parts = Array(repeating: "7", count: Self.count).joined(separator: ",\n")
    let file = try TemporaryReport(report.replacingOccurrences(of: "@", with: parts).utf8)
    let reading = try Reading(file.file)
    #expect(reading.outcome.failure == nil)
    #expect(reading.outcome.notes.unreadCount == Self.count)
    #expect(reading.outcome.notes.unread.count == 20)
    #expect(reading.outcome.notes.unread.last?.place?.line ?? 0 >= 20)
  }

  @Test func partsOfXMLThatCannotBeRead() throws {
    let targets = String(repeating: "<target/>\n", count: Self.count)
    let report = """
      <bom xmlns="http://cyclonedx.org/schema/bom/1.4"><vulnerabilities><vulnerability>
      <id>x</id><affects>\(targets)</affects></vulnerability></vulnerabilities></bom>
      """
    let file = try TemporaryReport(report.utf8)
    let reading = try Reading(file.file)
    #expect(reading.outcome.notes.unreadCount == Self.count)
    #expect(reading.outcome.notes.unread.last?.path.contains("target[20]") == true)
  }
}
