import FindingModel
import Foundation
import Testing

@testable import Winnow

/// What is read from cleaned reports is what was kept of the reports themselves.
@Suite(.timeLimit(.minutes(10))) struct CleaningTests {
  @Test(arguments: ReportCase.all)
  func whatIsLeftIsWhatWasKept(_ report: ReportCase) throws {
    guard let untouched = try Cleaned(report, dropping: { _ in }) else { return }
    #expect(untouched.summary.recordsCut == 0)
    #expect(try untouched.bytes == report.bytes, "nothing was dropped")
    let findings = try report.findings()
    let severe = try Cleaned(report) { $0.minimumSeverity = .high }
    try severe?.check(findings) { $0.severity >= .high }
    let all = Set(findings.compactMap(\.hashCode)).sorted()
    let second = Set(all.indices.filter { $0 % 2 == 0 }.map { all[$0] })
    try Cleaned(report, keeping: second)?.check(findings) { second.contains($0.hashCode ?? "") }
    try Cleaned(report, keeping: [])?.check(findings) { _ in false }
  }

  /// What a server takes for duplicates within a report is no longer in it.
  @Test(arguments: ReportCase.all)
  func whatIsMergedIsCutOut(_ report: ReportCase) throws {
    let merging = try MergeSettings(.server)
    guard let merged = try Cleaned(report, merging: merging, dropping: { _ in }) else { return }
    let left = try report.findings(merging: merging)
    if merged.summary.recordsUnmerged == 0 {
      try merged.check(left) { _ in true }
    } else {
      let found = try merged.findings
      #expect(found.count == left.count + merged.summary.recordsUnmerged)
      #expect(Set(found).isSuperset(of: left))
    }
  }

  /// However it is written, a report is left as it is but for what is cut out.
  @Test(arguments: ReportCase.texts, [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian])
  func otherFormsStayAsTheyAre(_ sample: ReportCase, _ encoding: String.Encoding) throws {
    guard let text = String(data: try sample.bytes, encoding: .utf8) else { return }
    let lines = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
    let file = try TemporaryFile()
    try (try #require("\u{FEFF}\(lines)".data(using: encoding)))
      .write(to: URL(filePath: file.path))
    let report = ReportCase(file: URL(filePath: file.path), scanType: sample.scanType)
    guard let untouched = try Cleaned(report, dropping: { _ in }) else { return }
    #expect(try untouched.bytes == report.bytes, "nothing was dropped")
    let severe = try Cleaned(report) { $0.minimumSeverity = .high }
    try severe?.check(try report.findings()) { $0.severity >= .high }
  }

  /// Reports that are read in many pieces, of which cuts are near the ends.
  @Test(arguments: [
    (
      "Trivy Scan", #"{"SchemaVersion":2,"Results":[{"Target":"t","Vulnerabilities":["#,
      #"{"VulnerabilityID":"CVE-0000-NUMBER","PkgName":"p","Severity":"SEVERITY"}"#, ", ", "]}]}"
    ),
    (
      "Trufflehog Scan", "",
      #"{"SourceMetadata":{},"DetectorName":"NUMBER","Raw":"SEVERITY"}"#, "\n", "\n"
    ),
    (
      "Generic Findings Import", "Title,Severity,Description,Date\r\n",
      "NUMBER,SEVERITY,\"a\r\nb\",2025-01-01", "\r\n", "\r\n"
    ),
    (
      "ZAP Scan", "<OWASPZAPReport><site><alerts>\n",
      "<alertitem><alert>NUMBER</alert><riskcode>SEVERITY</riskcode></alertitem>", "\n  ",
      "</alerts></site></OWASPZAPReport>"
    ),
  ])
  func largeReports(
    scanType: String, head: String, record: String, space: String, tail: String
  ) throws {
    let words = ["ZAP Scan": ["1", "3"], "Trivy Scan": ["LOW", "HIGH"]]
    let severities = words[scanType] ?? ["Low", "High"]
    let records = (0..<3000).map { number in
      record.replacing("NUMBER", with: "\(number)")
        .replacing("SEVERITY", with: severities[number / 7 % 2])
    }
    let file = try TemporaryFile()
    try Data("\(head)\(records.joined(separator: space))\(tail)".utf8)
      .write(to: URL(filePath: file.path))
    let report = ReportCase(file: URL(filePath: file.path), scanType: scanType)
    let findings = try report.findings()
    #expect(findings.count == records.count)
    try #require(try Cleaned(report) { $0.minimumSeverity = .high })
      .check(findings) { $0.severity >= .high }
    let every: Set<String> = Set(
      findings.indices.filter { $0 % 100 == 0 }.compactMap {
        findings[$0].hashCode
      })
    try #require(try Cleaned(report, keeping: every)).check(findings) {
      every.contains($0.hashCode ?? "")
    }
  }

  /// Each finding is in one part, and in no other.
  @Test(arguments: ReportCase.texts, [2, 5])
  func partsHoldAllFindings(_ report: ReportCase, _ divisor: Int) throws {
    let severe = { (finding: Finding) in finding.severity >= .low }
    let expected = try report.findings().filter(severe)
    guard let none = try Cleaned(report, keeping: []) else { return }
    let frame = none.summary.outputs.reduce(0) { $0 + $1.bytes }
    let largest = frame + max(1, (try report.bytes.count - frame) / divisor)
    let parts: Cleaned?
    do {
      parts = try Cleaned(report, inPartsOf: largest) { $0.minimumSeverity = .low }
    } catch let error as ConfigurationError {
      // A record, or those of one finding, may be larger than that.
      #expect("\(error)".contains("expected parts of at most"))
      return
    }
    guard let parts else { return }
    var found: [Finding] = []
    for output in parts.summary.outputs {
      #expect(try Data(contentsOf: URL(filePath: output.path)).count <= largest)
      found += try report.findings(in: URL(filePath: output.path))
      if parts.summary.outputs.count > 1 { try FileManager.default.removeItem(atPath: output.path) }
    }
    #expect(found.count == expected.count)
    #expect(Set(found) == Set(expected))
  }
}

/// A report that was cleaned.
private struct Cleaned {
  let report: ReportCase
  let summary: CleanedSummary
  private let file: TemporaryFile

  /// Nothing where the report cannot be read, or nothing can be cut out of reports of its kind.
  init?(
    _ report: ReportCase, inPartsOf size: Int? = nil, merging: MergeSettings = .off,
    dropping: (inout PolicyOptions) -> Void
  ) throws {
    self.report = report
    file = try TemporaryFile()
    var options = CleaningOptions()
    options.maximumSize = size
    options.output = file.path
    var policy = PolicyOptions()
    policy.findsPolicy = false
    dropping(&policy)
    var settings = try ReadingSettings(scanType: report.scanType, now: ReportCase.now)
    settings.policy = try LoadedPolicy(policy, now: settings.now)
    settings.merging = merging
    let result: Cleaning.Result
    do {
      result = try Cleaning(settings, options).clean(report.file.path(percentEncoded: false))
    } catch let error as ConfigurationError
      where ["html", "zip"].contains(report.file.pathExtension)
    {
      #expect("\(error)".contains("`winnow convert`"))
      return nil
    }
    guard result.outcome.failure == nil else { return nil }
    summary = result.summary
  }

  init?(_ report: ReportCase, keeping hashes: Set<String>) throws {
    let hashes = hashes.isEmpty ? ["none"] : hashes
    try self.init(report) { $0.only = hashes.map { "hash_code=\($0)" } }
  }

  var bytes: Data { get throws { try Data(contentsOf: URL(filePath: file.path)) } }
  var findings: [Finding] { get throws { try report.findings(in: URL(filePath: file.path)) } }

  /// Reads the cleaned report again and compares.
  func check(_ findings: [Finding], _ isKept: (Finding) -> Bool) throws {
    let expected = findings.filter(isKept)
    let found = try self.findings
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) where found != expected {
      Issue.record("found \(found.title), expected \(expected.title)")
      return
    }
    #expect(summary.uncutCount == 0, "\(summary.uncut.first?.line ?? "")")
  }
}
