import Testing

@testable import Deduplication

@Suite struct SettingsTests {
  let settings = DeduplicationSettings.defectDojo320

  @Test func knowsAllScanTypes() {
    let counts = Dictionary(grouping: settings.algorithms.values) { $0 }.mapValues(\.count)
    #expect(
      counts
        == [
          .hashCode: 142, .legacy: 84, .uniqueIDFromTool: 25, .uniqueIDFromToolOrHashCode: 20,
        ])
    #expect(settings.hashFields.count == 128)
    #expect(ScanTypeTable.dynamic.count == 19)
    #expect(ScanTypeTable.dynamic.union(ScanTypeTable.withoutNullCWE).allSatisfy { knows($0) })
  }

  @Test func everyFieldInTheTableIsOne() {
    let words = [
      ScanTypeTable.hashCode, ScanTypeTable.uniqueIDFromTool,
      ScanTypeTable.uniqueIDFromToolOrHashCode, ScanTypeTable.legacy,
    ].flatMap { $0.split(separator: "\n") }.flatMap { line in
      line.split(separator: ":").dropFirst().flatMap { $0.split(separator: " ") }
    }
    #expect(words.count == settings.hashFields.values.map(\.count).reduce(0, +))
  }

  @Test(
    arguments: [
      ("Trivy Scan", .hashCode, "title severity vulnerability_ids cwe description"),
      ("SARIF", .uniqueIDFromToolOrHashCode, ""),
      ("AWS Prowler V3", .uniqueIDFromTool, ""),
      ("Gitleaks Scan", .hashCode, ""),
      ("Xeol Parser", .legacy, ""),
      ("Bandit Scan", .hashCode, "file_path line vuln_id_from_tool"),
      ("Unheard of", .legacy, ""),
    ] as [(String, DeduplicationAlgorithm, String)])
  func findsAScanType(name: String, algorithm: DeduplicationAlgorithm, fields: String) {
    #expect(settings.algorithm(scanType: name) == algorithm)
    let found = settings.hashFields(scanType: name)
    #expect((found ?? []).map(\.rawValue).joined(separator: " ") == fields)
  }

  @Test(
    arguments: [
      (nil, "SARIF", "SARIF"), ("", "SARIF", "SARIF"), ("SARIF", "SARIF", "SARIF"),
      ("ESLint", "SARIF", "ESLint Scan (SARIF)"),
      ("ESLint (SARIF)", "SARIF", "ESLint (SARIF)"),
      ("Cppcheck", "Cppcheck Scan", "Cppcheck Scan"),
      ("Trivy", "Bandit Scan", "Bandit Scan"),
    ] as [(String?, String, String)])
  func namesTestTypes(type: String?, scanType: String, name: String) {
    #expect(TestType.name(of: type, scanType: scanType) == name)
  }

  private func knows(_ scanType: String) -> Bool { settings.algorithms[scanType] != nil }
}
