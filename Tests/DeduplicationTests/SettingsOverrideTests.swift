import Deduplication
import Testing

@Suite struct SettingsOverrideTests {
  let defaults = DeduplicationSettings.defectDojo320

  @Test func replacesAndAddsByName() throws {
    let (settings, notes) = try defaults.overridden(
      hashcodeFields: #"{"Trivy Scan": ["title", "cwe"], "ESLint Scan (SARIF)": ["title"]}"#,
      algorithms: #"{"Trivy Scan": "legacy", "ESLint Scan (SARIF)": "unique_id_from_tool"}"#)
    #expect(notes.isEmpty)
    #expect(settings.hashFields(scanType: "Trivy Scan") == [.title, .cwe])
    #expect(settings.algorithm(scanType: "Trivy Scan") == .legacy)
    #expect(settings.hashFields(scanType: "SARIF", testType: "ESLint Scan (SARIF)") == [.title])
    #expect(
      settings.algorithm(scanType: "SARIF", testType: "ESLint Scan (SARIF)") == .uniqueIDFromTool)
    #expect(settings.hashFields(scanType: "SARIF", testType: "Other Scan (SARIF)") == nil)
    #expect(
      settings.algorithm(scanType: "SARIF", testType: "Other Scan (SARIF)")
        == .uniqueIDFromToolOrHashCode)
    #expect(
      settings.hashFields(scanType: "Bandit Scan") == defaults.hashFields(scanType: "Bandit Scan"))
  }

  @Test(arguments: [nil, "", "{}"])
  func nothingChangesNothing(value: String?) throws {
    let (settings, notes) = try defaults.overridden(hashcodeFields: value, algorithms: value)
    #expect(settings.algorithms == defaults.algorithms)
    #expect(settings.hashFields == defaults.hashFields)
    #expect(notes.isEmpty)
  }

  @Test func hashesTheLegacyFieldsWhereAFieldIsNotAllowed() throws {
    let (settings, notes) = try defaults.overridden(
      hashcodeFields: #"{"Trivy Scan": ["title", "colour"], "Bandit Scan": []}"#, algorithms: nil)
    #expect(settings.hashFields(scanType: "Trivy Scan") == nil)
    #expect(settings.hashFields(scanType: "Bandit Scan") == nil)
    #expect(
      notes == [
        "DD_HASHCODE_FIELDS_PER_SCANNER: Bandit Scan: no fields, so DefectDojo hashes its legacy "
          + "fields title, cwe, line, file_path, description",
        "DD_HASHCODE_FIELDS_PER_SCANNER: Trivy Scan: DefectDojo does not hash \"colour\" (expected "
          + "some of title, cwe, cwes, vulnerability_ids, line, file_path, payload, "
          + "component_name, component_version, description, endpoints, unique_id_from_tool, "
          + "severity, vuln_id_from_tool, mitigation), so it hashes its legacy fields title, cwe, "
          + "line, file_path, description",
      ])
  }

  @Test func notesANameThatDefectDojoDoesNotKnow() throws {
    let notes = try defaults.overridden(
      hashcodeFields: nil, algorithms: #"{"Trivy scan": "hash_code"}"#
    ).notes
    #expect(
      notes == [
        "DD_DEDUPLICATION_ALGORITHM_PER_PARSER: Trivy scan: DefectDojo 3.2.0 has no scan type of "
          + "this name"
      ])
  }

  @Test(
    arguments: [
      (
        #"{"Trivy Scan": ["#,
        "expected a JSON object of scan types, found text that is not JSON: {\"Trivy Scan\": ["
      ),
      ("[]", "expected a JSON object of scan types, found a list"),
      (#"{"Trivy Scan": "cwe"}"#, "Trivy Scan: expected a list of field names, found \"cwe\""),
      (#"{"Trivy Scan": null}"#, "Trivy Scan: expected a list of field names, found null"),
      (
        #"{"Trivy Scan": ["cwe", true]}"#,
        "Trivy Scan: expected a list of field names, found a list with true"
      ),
      (
        #"{"Trivy Scan": [1]}"#,
        "Trivy Scan: expected a list of field names, found a list with a number"
      ),
    ])
  func refusesFieldsThatDefectDojoRefuses(value: String, message: String) {
    let error = #expect(throws: SettingsError.self) {
      try defaults.overridden(hashcodeFields: value, algorithms: nil)
    }
    #expect(error?.description == "DD_HASHCODE_FIELDS_PER_SCANNER: \(message)")
  }

  @Test(arguments: [(#""hash""#, #""hash""#), ("{}", "an object"), ("false", "false")])
  func refusesAnAlgorithmThatDefectDojoRefuses(value: String, found: String) {
    let error = #expect(throws: SettingsError.self) {
      try defaults.overridden(hashcodeFields: nil, algorithms: "{\"Trivy Scan\": \(value)}")
    }
    #expect(
      error?.description
        == "DD_DEDUPLICATION_ALGORITHM_PER_PARSER: Trivy Scan: expected one of legacy, "
        + "unique_id_from_tool, hash_code, unique_id_from_tool_or_hash_code, found \(found)")
  }
}
