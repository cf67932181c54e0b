import Deduplication
import Delivering
import Exporting
import FindingModel

/// Findings of a server, as a baseline in a file of their own that is gone with this.
final class LiveFindings: Sendable {
  let path: String
  private let folder: TemporaryFolder
  let count: Int
  /// How many of them are duplicates.
  let duplicates: Int
  /// That the server identifies them in another way than it is taken to; nil where it does not.
  let warning: String?

  /// How many findings are fetched without being asked for: pages of 250 take a small server about a
  /// second each.
  static let most = 5000

  /// Fetches findings, page by page.
  ///
  /// - Parameters:
  ///   - query: Which ones.
  ///   - identity: How the server is taken to identify them.
  ///   - dojo: The server.
  ///   - testName: The scan type and the test type that one is taken to be of; nil leaves it out.
  /// - Throws: ``DeliveryError``, or ``ConfigurationError`` where there is no room for them.
  init(
    of query: Query<ServerFinding>, _ identity: Identity, from dojo: DefectDojo,
    testName: (ServerFinding) async throws -> (scanType: String, testType: String?)?
  ) async throws {
    folder = try TemporaryFolder()
    path = folder.path + "/findings.jsonl"
    let file = try OutputFile(path)
    let writer = FindingJSON(report: "server")
    var check: SettingsCheck?
    var (count, duplicates) = (0, 0)
    try await dojo.eachPage(of: query) { page in
      var json = JSONBytes()
      for item in page.items {
        guard let (scanType, testType) = try await testName(item),
          var finding = Finding(item, scanType: scanType, testType: testType)
        else { continue }
        if check == nil {
          check = SettingsCheck(identity, scanType: scanType, testType: testType)
        }
        check?.add(finding)
        // What is long is compared by its hash.
        finding.description = nil
        finding.mitigation = nil
        writer.write(finding, to: &json)
        json.raw("\n")
        count += 1
        if item.duplicate { duplicates += 1 }
      }
      try file.write(json.bytes)
    }
    try file.finish()
    (self.count, self.duplicates) = (count, duplicates)
    warning = check?.warning
  }
}

extension LiveFindings {
  /// The findings of a test.
  convenience init(
    of test: Test, scanType: String, _ identity: Identity, from dojo: DefectDojo
  ) async throws {
    let testType = test.typeName(ofScanType: scanType)
    try await self.init(of: Query(["test": .int(test.id)]), identity, from: dojo) { _ in
      (scanType, testType)
    }
  }
}

extension Test {
  /// The test type of findings of a scan type, where reports of that make several.
  func typeName(ofScanType scanType: String) -> String? {
    guard let name = testTypeName, name != scanType,
      Deduplication.TestType.isDynamic(scanType: scanType)
    else {
      return nil
    }
    return name
  }
}

extension Finding {
  /// What a server compares findings by, and people know them by; nil where it has no severity that
  /// there is.
  init?(_ finding: ServerFinding, scanType: String, testType: String?) {
    guard let severity = Severity(word: finding.severity) else { return nil }
    self.init(finding.title, severity: severity)
    self.hashCode = finding.hashCode ?? ""
    self.scanType = scanType
    self.testType = testType
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
