import Deduplication
import FindingModel
import Testing

/// Whether a server is set as it is taken to be, by the hashes that it has stored.
@Suite struct SettingsCheckTests {
  private let identity = Identity()

  /// Findings as a server with the identity has them.
  private func stored(_ count: Int, by identity: Identity) -> [Finding] {
    (0..<count).map { number in
      var finding = Finding("CVE-0000-\(number) in p", severity: .high)
      finding.scanType = "Trivy Scan"
      finding.description = "Text \(number)."
      finding.vulnerabilityIDs = ["CVE-0000-\(number)"]
      finding.cwe = 79
      finding.filePath = "a/\(number)"
      finding.hashCode = identity.hashCode(of: finding)
      return finding
    }
  }

  private func check(_ findings: [Finding]) -> SettingsCheck {
    var check = SettingsCheck(identity, scanType: "Trivy Scan")
    for finding in findings { check.add(finding) }
    return check
  }

  private func identity(hashing fields: String) throws -> Identity {
    Identity(
      settings: try DeduplicationSettings.defectDojo320.overridden(
        hashcodeFields: "{\"Trivy Scan\": \(fields)}", algorithms: nil
      ).settings)
  }

  @Test func aServerWithoutOverrides() {
    let check = check(stored(20, by: identity))
    #expect(check.result == .asExpected && check.agreeing == 20 && check.warning == nil)
  }

  @Test func fewFindingsThatWereEdited() {
    var findings = stored(20, by: identity)
    for index in 0..<2 { findings[index].title = "Edited" }
    #expect(check(findings).result == .asExpected)
    // Also where nothing else explains them.
    for index in 0..<9 { findings[index].title = "Edited" }
    #expect(check(findings).warning == nil)
  }

  @Test func aServerThatHashesOtherFields() throws {
    let other = try identity(hashing: #"["title", "severity", "component_name", "file_path"]"#)
    let check = check(stored(20, by: other))
    #expect(
      check.result == .otherFields([.title, .severity, .componentName, .filePath])
        && check.differing == 20)
    #expect(
      check.warning
        == "20 of 20 findings of Trivy Scan have another hash_code on the server than its settings"
        + " are taken to give: it hashes title, severity, component_name, file_path; set"
        + " DD_HASHCODE_FIELDS_PER_SCANNER to what it is set to")
  }

  @Test func aServerThatHashesTheLegacyFields() throws {
    let check = check(stored(5, by: try identity(hashing: "[]")))
    guard case .otherFields(let fields) = check.result else {
      Issue.record("expected other fields, found \(check.result)")
      return
    }
    #expect((fields ?? [.title, .cwe, .line, .filePath, .description]).contains(.filePath))
    #expect(check.warning?.contains("title, cwe, line, file_path, description") == true)
  }

  @Test func aServerThatHashesWhatNobodyElseDoes() throws {
    let other = try identity(hashing: #"["mitigation", "title", "payload"]"#)
    let check = check(stored(20, by: other))
    #expect(check.result == .unexplained)
    #expect(check.warning?.hasSuffix("or the fields were changed after the import") == true)
  }

  @Test func findingsWithoutAHash() {
    var findings = stored(2, by: identity)
    findings[0].hashCode = nil
    findings[1].hashCode = ""
    #expect(check(findings).result == .nothingKnown && check(findings).warning == nil)
  }

  /// Only so many are looked at for other settings, however many a server has.
  @Test func manyFindings() throws {
    let check = check(stored(2_000, by: try identity(hashing: #"["title"]"#)))
    #expect(check.differing == 2_000)
    #expect(check.result == .otherFields([.title]))
  }
}
