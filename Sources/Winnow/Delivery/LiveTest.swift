import Deduplication
import Delivering
import Exporting
import FindingModel
import Foundation

/// The findings of a server's test, as a baseline in a file of their own that is gone with this.
final class LiveTest: Sendable {
  let path: String
  /// Whether it has none.
  let isEmpty: Bool
  /// That the server identifies them in another way than it is taken to; nil where it does not.
  let warning: String?

  /// Fetches all findings of a test, page by page.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - scanType: What its findings are taken to be of.
  ///   - identity: How the server is taken to identify them.
  ///   - dojo: The server.
  /// - Throws: ``DeliveryError``, or ``ConfigurationError`` where there is no room for them.
  init(
    _ test: Test, scanType: String, _ identity: Identity, from dojo: DefectDojo
  ) async throws {
    path = NSTemporaryDirectory() + "/winnow-\(UUID().uuidString).jsonl"
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: path)
    else { throw ConfigurationError("\(path): cannot be written") }
    let writer = FindingJSON(report: "test \(test.id)")
    var check = SettingsCheck(identity, scanType: scanType)
    var count = 0
    try await dojo.eachPage(of: Query<ServerFinding>(["test": .int(test.id)])) { page in
      var json = JSONBytes()
      for finding in page.items {
        guard var finding = Finding(finding, scanType: scanType) else { continue }
        check.add(finding)
        // What is long is compared by its hash.
        finding.description = nil
        finding.mitigation = nil
        writer.write(finding, to: &json)
        json.raw("\n")
        count += 1
      }
      try file.write(contentsOf: Data(json.bytes))
    }
    try file.close()
    isEmpty = count == 0
    warning = check.warning
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension Finding {
  /// What a server compares findings by, and people know them by; nil where it has no severity that
  /// there is.
  init?(_ finding: ServerFinding, scanType: String) {
    guard let severity = Severity(word: finding.severity) else { return nil }
    self.init(finding.title, severity: severity)
    self.hashCode = finding.hashCode ?? ""
    self.scanType = scanType
    self.description = finding.description
    self.mitigation = finding.mitigation
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
