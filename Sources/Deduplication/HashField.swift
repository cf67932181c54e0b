/// A part of a finding that may go into its `hash_code`: what DefectDojo 3.2.0 lists as
/// `HASHCODE_ALLOWED_FIELDS`.
package enum HashField: String, Sendable, CaseIterable {
  case title
  case cwe
  case cwes
  case vulnerabilityIDs = "vulnerability_ids"
  case line
  case filePath = "file_path"
  case payload
  case componentName = "component_name"
  case componentVersion = "component_version"
  case description
  case endpoints
  case uniqueIDFromTool = "unique_id_from_tool"
  case severity
  case vulnIDFromTool = "vuln_id_from_tool"
  case mitigation

  /// What is hashed where a scan type has no fields of its own, or cannot use them.
  package static let legacy: [HashField] = [.title, .cwe, .line, .filePath, .description]
}
