import ArgumentParser
import Delivering
import FindingModel
import Foundation
import Winnow

/// Where an upload goes and what is said with it, in the server's own words.
struct UploadFlags: ParsableArguments {
  @OptionGroup var context: ContextFlags

  @Option(help: "The last day of an engagement that is made, as 2027-11-22.")
  var engagementEndDate: String?

  @Flag(help: "Have the engagement that is made look for duplicates in itself alone.")
  var deduplicationOnEngagement = false

  @Option(help: "The repository of the engagement that is made.")
  var sourceCodeManagementURI: String?

  @Option(help: "The server leaves less severe findings out, and a reimport closes them.")
  var minimumSeverity: Severity?

  @Flag(
    inversion: .prefixedNo, help: "Whether findings are active; else the scanner's report says.")
  var active: Bool?

  @Flag(
    inversion: .prefixedNo, help: "Whether findings are verified; else the scanner's report says.")
  var verified: Bool?

  @Option(help: "The day of the scan, as 2026-11-22.")
  var scanDate: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether the server closes what the report lacks; a reimport does so by itself.")
  var closeOldFindings: Bool?

  @Flag(help: "Close them in all engagements of the product.")
  var closeOldFindingsProductScope = false

  @Option(help: "The service that all findings are given; it counts in their hash.")
  var service: String?

  @Option(help: "A tag for the test; repeatable.")
  var tag: [String] = []

  @Flag(help: "Give the tags to the findings too.")
  var applyTagsToFindings = false

  @Flag(help: "Give the tags to the endpoints too.")
  var applyTagsToEndpoints = false

  @Option(help: "Group findings by component_name, file_path, finding_title or another.")
  var groupBy: String?

  @Flag(inversion: .prefixedNo, help: "Whether single findings are groups too.")
  var createFindingGroupsForAllFindings: Bool?

  @Option(help: "The branch or tag that was scanned; else what the CI service says.")
  var branchTag: String?

  @Option(help: "The commit that was scanned; else what the CI service says.")
  var commitHash: String?

  @Option(help: "The build; else what the CI service says.")
  var buildID: String?

  @Option(help: "The version of the product.")
  var version: String?

  @Option(help: "The environment, as Production.")
  var environment: String?

  @Option(help: "The id of the user who leads.")
  var lead: Int?

  @Option(help: "The id of an endpoint that all findings are given.")
  var endpointToAdd: Int?

  @Option(help: "The id of an API scan configuration.")
  var apiScanConfiguration: Int?

  @Flag(help: "Push the findings to Jira.")
  var pushToJira = false

  @Option(
    help: "Whether the server answers before it knows of duplicates: async, async_wait, sync.")
  var deduplicationExecutionMode = "async_wait"

  /// By the server's names.
  var values: [String: JSONValue] {
    let ci = CIVariables(ProcessInfo.processInfo.environment)
    let texts: [String: String?] = [
      "product_type_name": context.productTypeName, "product_name": context.productName,
      "engagement_name": context.engagementName, "test_title": context.testTitle,
      "engagement_end_date": engagementEndDate,
      "source_code_management_uri": sourceCodeManagementURI,
      "minimum_severity": minimumSeverity?.rawValue, "scan_date": scanDate, "service": service,
      "group_by": groupBy, "branch_tag": branchTag ?? ci.branch,
      "commit_hash": commitHash ?? ci.commit, "build_id": buildID ?? ci.build,
      "version": version, "environment": environment,
      "deduplication_execution_mode": deduplicationExecutionMode,
    ]
    let flags: [String: Bool?] = [
      "auto_create_context": context.autoCreateContext ? true : nil,
      "deduplication_on_engagement": deduplicationOnEngagement ? true : nil, "active": active,
      "verified": verified, "close_old_findings": closeOldFindings,
      "close_old_findings_product_scope": closeOldFindingsProductScope ? true : nil,
      "apply_tags_to_findings": applyTagsToFindings ? true : nil,
      "apply_tags_to_endpoints": applyTagsToEndpoints ? true : nil,
      "create_finding_groups_for_all_findings": createFindingGroupsForAllFindings,
      "push_to_jira": pushToJira ? true : nil,
    ]
    let numbers: [String: Int?] = [
      "lead": lead, "endpoint_to_add": endpointToAdd,
      "api_scan_configuration": apiScanConfiguration,
    ]
    var values = texts.compactMapValues { $0.map { JSONValue.text($0) } }
    values.merge(flags.compactMapValues { $0.map { .bool($0) } }) { $1 }
    values.merge(numbers.compactMapValues { $0.map { .int($0) } }) { $1 }
    if !tag.isEmpty { values["tags"] = .list(tag.map { .text($0) }) }
    return values
  }
}
