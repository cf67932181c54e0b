/// A period in which a product is tested.
public struct Engagement: Resource {
  public let id: Int
  /// The day it starts where it was given none.
  public let name: String?
  public let product: Int
  public let description: String?
  public let targetStart: String
  public let targetEnd: String
  /// `Interactive` or `CI/CD`.
  public let engagementType: String?
  public let status: String?
  public let active: Bool?
  public let version: String?
  public let buildID: String?
  public let commitHash: String?
  public let branchTag: String?
  public let sourceCodeManagementURI: String?
  public let deduplicationOnEngagement: Bool?
  public let lead: Int?
  public let tags: [String]?
  public let created: String?
  public let updated: String?

  public static let folder = "engagements"

  public static let fields: [Field] =
    [
      .required("product", .number), .required("target_start", .day),
      .required("target_end", .day), .optional("name", .text(300)),
      .optional("engagement_type", .choice(["Interactive", "CI/CD"])),
      .optional("status", .choice(statuses)),
      .optional("version", .text(100)), .optional("first_contacted", .day),
      .optional("source_code_management_uri", .text(600)), .optional("tags", .texts),
      .optional("tracker", .text(200)), .optional("test_strategy", .text(200)),
    ]
    + Field.optional(.text(2000), "description", "reason")
    + Field.optional(.text(150), "build_id", "commit_hash", "branch_tag")
    + Field.optional(
      .boolean, "threat_model", "api_test", "pen_test", "check_list",
      "deduplication_on_engagement")
    + Field.optional(
      .number, "lead", "requester", "preset", "report_type", "cicd_scm_server",
      "cicd_build_server", "cicd_orchestration_engine")

  public static let filters: [Filter<Engagement>] =
    Filter.exact("name") { $0.name }
    + Filter.contains("name__contains", sentAs: []) { $0.name }
    + Filter.number("product") { $0.product }
    + Filter.number("id") { $0.id }
    + Filter.checked(.choice(["Interactive", "CI/CD"]), "engagement_type") {
      $0.engagementType == $1.text
    }
    + Filter.checked(.choice(statuses), "status") { $0.status == $1.text }
    + Filter.boolean("active") { $0.active }
    + Filter.exact("version") { $0.version }
    + Filter.server(.text(), "tag", "not_tag", "target_start", "target_end", "updated")
    + Filter.server(.boolean, "api_test", "pen_test", "threat_model", "has_tags")
    + Filter.server(.number, "report_type", "requester")
    + Filter.server(.numbers, "product__prod_type")
    + Filter.server(
      .texts, "tags", "tags__and", "not_tags", "product__tags", "product__tags__and",
      "not_product__tags", "o")

  private static let statuses = [
    "Not Started", "Blocked", "Cancelled", "Completed", "In Progress", "On Hold", "Scheduled",
    "Waiting for Resource",
  ]
}
