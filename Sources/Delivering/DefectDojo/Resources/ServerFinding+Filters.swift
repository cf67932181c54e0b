extension ServerFinding {
  public static let filters: [Filter<ServerFinding>] =
    checkedFilters + flagFilters + textFilters + numberFilters + listFilters

  private static let checkedFilters: [Filter<ServerFinding>] =
    Filter.number("test") { $0.test }
    + Filter.checked(.texts, "severity") { finding, wanted in
      wanted.list?.contains(.text(finding.severity)) ?? false
    }
    + Filter.contains("title__contains", sentAs: ["title"]) { $0.title }
    + Filter.contains("title", sentAs: ["title"]) { $0.title }
    + Filter.checked(.numbers, "cwe") { finding, wanted in
      wanted.list?.contains(.int(finding.cwe ?? 0)) ?? false
    }
    + Filter.numbers("id") { $0.id }
    + Filter.boolean("active") { $0.active }
    + Filter.boolean("verified") { $0.verified }
    + Filter.boolean("duplicate") { $0.duplicate }
    + Filter.boolean("false_p") { $0.falseP }
    + Filter.boolean("out_of_scope") { $0.outOfScope }
    + Filter.boolean("risk_accepted") { $0.riskAccepted }
    + Filter.boolean("is_mitigated") { $0.isMitigated }

  private static let flagFilters: [Filter<ServerFinding>] = Filter.server(
    .boolean, "dynamic_finding", "static_finding", "fix_available", "has_jira", "has_tags",
    "known_exploited", "ransomware_used", "mitigation_available", "related_fields",
    "under_defect_review", "under_review")

  private static let textFilters: [Filter<ServerFinding>] = Filter.server(
    .text(), "component_name", "component_version", "created", "cvssv3", "cvssv4", "date",
    "description", "discovered_after", "discovered_before", "discovered_on",
    "effort_for_fixing", "exact_title", "file_path", "fix_version", "hash_code", "impact",
    "jira_change", "jira_creation", "kev_date", "last_reviewed", "last_status_update",
    "mitigated", "mitigated_after", "mitigated_before", "mitigated_on", "mitigation", "not_tag",
    "numerical_severity", "param", "payload", "planned_remediation_date",
    "planned_remediation_version", "product_lifecycle", "product_name", "product_name_contains",
    "publish_date", "references", "sast_sink_object", "sast_source_file_path",
    "sast_source_object", "service", "severity_justification", "sla_expiration_date",
    "sla_start_date", "steps_to_reproduce", "tag", "unique_id_from_tool", "updated",
    "vuln_id_from_tool", "vulnerability_id")

  private static let numberFilters: [Filter<ServerFinding>] =
    Filter.server(.number, "duplicate_finding")
    + Filter.server(
      .decimal, "cvssv3_score", "cvssv4_score", "epss_percentile_max", "epss_percentile_min",
      "epss_score_max", "epss_score_min", "outside_of_sla", "risk_acceptance")
    + Filter.server(
      .numbers, "test__engagement", "test__engagement__product",
      "test__engagement__product__prod_type", "test__test_type", "defect_review_requested_by",
      "endpoints", "finding_group", "found_by", "last_reviewed_by", "mitigated_by",
      "nb_occurences", "reporter", "review_requested_by", "reviewers", "sast_source_line",
      "scanner_confidence", "sonarqube_issue")

  private static let listFilters: [Filter<ServerFinding>] = Filter.server(
    .texts, "tags", "tags__and", "not_tags", "inherited_tags", "test__tags", "test__tags__and",
    "not_test__tags", "test__engagement__tags", "test__engagement__tags__and",
    "not_test__engagement__tags", "test__engagement__product__tags",
    "test__engagement__product__tags__and", "not_test__engagement__product__tags", "o",
    "prefetch")
}
