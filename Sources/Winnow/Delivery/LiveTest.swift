import Delivering
import Exporting
import FindingModel
import Foundation

/// The findings of a server's test, as a baseline in a file of their own that is gone with this.
final class LiveTest: Sendable {
  let path: String

  /// Fetches all findings of a test, page by page.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - scanType: What its findings are taken to be of.
  ///   - dojo: The server.
  /// - Throws: ``DeliveryError``, or ``ConfigurationError`` where there is no room for them.
  init(_ test: Test, scanType: String, from dojo: DefectDojo) async throws {
    path = NSTemporaryDirectory() + "/winnow-\(UUID().uuidString).jsonl"
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: path)
    else { throw ConfigurationError("\(path): cannot be written") }
    let writer = FindingJSON(report: "test \(test.id)")
    try await dojo.eachPage(of: Query<ServerFinding>(["test": .int(test.id)])) { page in
      try file.write(contentsOf: LiveTest.lines(page.items, scanType, writer))
    }
    try file.close()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private static func lines(
    _ findings: [ServerFinding], _ scanType: String, _ writer: FindingJSON
  ) throws -> Data {
    var json = JSONBytes()
    for finding in findings {
      guard let finding = Finding(finding, scanType: scanType) else { continue }
      writer.write(finding, to: &json)
      json.raw("\n")
    }
    return Data(json.bytes)
  }
}

extension Finding {
  /// What a server compares findings by, and people know them by; nil where it has no severity that
  /// there is.
  init?(_ finding: ServerFinding, scanType: String) {
    guard let severity = Severity(word: finding.severity) else { return nil }
    self.init(finding.title, severity: severity)
    self.hashCode = finding.hashCode ?? ""
    self.scanType = scanType
    self.cwe = finding.cwe
    self.vulnerabilityIDs = (finding.vulnerabilityIDs ?? []).map(\.vulnerabilityID)
    self.componentName = finding.componentName
    self.componentVersion = finding.componentVersion
    self.filePath = finding.filePath
    self.line = finding.line
    self.uniqueIDFromTool = finding.uniqueIDFromTool
    self.vulnIDFromTool = finding.vulnIDFromTool
    self.service = finding.service
    self.staticFinding = finding.staticFinding ?? false
    self.active = finding.active
    self.verified = finding.verified
    self.falsePositive = finding.falseP
    self.outOfScope = finding.outOfScope
    self.riskAccepted = finding.riskAccepted
    self.isMitigated = finding.isMitigated
  }
}
