/// A finding as the server keeps it; `FindingModel` has those that are read from reports.
public struct ServerFinding: Resource {
  public let id: Int
  public let test: Int
  /// In title case, whatever it was sent in.
  public let title: String
  public let severity: String
  public let description: String
  public let mitigation: String?
  public let impact: String?
  public let references: String?
  public let stepsToReproduce: String?
  public let severityJustification: String?
  public let date: String
  public let active: Bool
  public let verified: Bool
  public let falseP: Bool
  public let duplicate: Bool
  public let duplicateFinding: Int?
  public let outOfScope: Bool
  public let riskAccepted: Bool
  public let isMitigated: Bool
  public let mitigated: String?
  public let cwe: Int?
  public let vulnerabilityIDs: [VulnerabilityID]?
  public let cvssv3: String?
  public let cvssv3Score: Double?
  public let hashCode: String?
  public let uniqueIDFromTool: String?
  public let vulnIDFromTool: String?
  public let componentName: String?
  public let componentVersion: String?
  public let filePath: String?
  public let line: Int?
  public let service: String?
  public let nbOccurences: Int?
  public let staticFinding: Bool?
  public let dynamicFinding: Bool?
  /// Of endpoints in DefectDojo 2, of `location_findings` in 3.
  public let endpoints: [Int]?
  public let tags: [String]?
  public let created: String?

  public struct VulnerabilityID: Decodable, Sendable {
    public let vulnerabilityID: String
  }

  public static let folder = "findings"

  public static let fields: [Field] =
    [
      .required("test", .number), .required("title", .text(511)),
      .required("severity", .severity), .required("description", .text()),
      .required("active", .boolean), .required("verified", .boolean),
      .required("numerical_severity", .text(4)), .required("found_by", .numbers),
      .optional("mitigated", .time), .optional("cvssv3", .text(117)),
      .optional("cvssv4", .text(255)), .optional("service", .text(200)),
      .optional("tags", .texts),
    ]
    + Field.optional(
      .text(), "mitigation", "impact", "steps_to_reproduce", "severity_justification",
      "references", "url")
    + Field.optional(.text(100), "component_version", "fix_version")
    + Field.optional(.text(99), "planned_remediation_version", "effort_for_fixing")
    + Field.optional(
      .text(500), "component_name", "unique_id_from_tool", "vuln_id_from_tool",
      "sast_source_object", "sast_sink_object")
    + Field.optional(.text(4000), "file_path", "sast_source_file_path")
    + Field.optional(
      .day, "date", "sla_start_date", "sla_expiration_date", "kev_date", "publish_date",
      "planned_remediation_date")
    + Field.optional(
      .number, "cwe", "line", "sast_source_line", "nb_occurences", "thread_id", "reporter",
      "mitigated_by", "review_requested_by", "defect_review_requested_by", "sonarqube_issue")
    + Field.optional(
      .decimal, "epss_score", "epss_percentile", "cvssv3_score", "cvssv4_score")
    + Field.optional(
      .boolean, "false_p", "duplicate", "out_of_scope", "risk_accepted", "under_review",
      "under_defect_review", "is_mitigated", "static_finding", "dynamic_finding", "push_to_jira",
      "known_exploited", "ransomware_used", "fix_available")
    + Field.optional(.objects, "vulnerability_ids", "cwes")
    + Field.optional(.numbers, "reviewers")
    // Only DefectDojo 2 takes them, and only when a finding is changed.
    + Field.optional(.numbers, "endpoints")
}
