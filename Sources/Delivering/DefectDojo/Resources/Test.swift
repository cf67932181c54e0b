/// The findings of one scan type within an engagement, and how they came there.
public struct Test: Resource {
  public let id: Int
  public let engagement: Int
  public let testType: Int
  /// The name that hash fields and algorithm are looked up by.
  public let testTypeName: String?
  /// What a reimport by names looks for; nil for a test that was made without a report.
  public let scanType: String?
  public let title: String?
  public let description: String?
  public let targetStart: String
  public let targetEnd: String
  /// 100 once all findings of an import are there.
  public let percentComplete: Int?
  public let version: String?
  public let buildID: String?
  public let commitHash: String?
  public let branchTag: String?
  /// As `hash_code`; DefectDojo 3 only.
  public let deduplicationAlgorithm: String?
  /// DefectDojo 3 only; nil for the fields that scan types have that it knows nothing of.
  public let hashCodeFields: [String]?
  public let lead: Int?
  public let environment: Int?
  public let tags: [String]?
  public let created: String?
  public let updated: String?

  public static let folder = "tests"

  public static let fields: [Field] =
    [
      .required("engagement", .number), .required("test_type", .number),
      .required("target_start", .time), .required("target_end", .time),
      .optional("title", .text(255)), .optional("version", .text(100)),
      .optional("tags", .texts),
    ]
    + Field.optional(.text(), "scan_type", "description")
    + Field.optional(.text(150), "build_id", "commit_hash", "branch_tag")
    + Field.optional(.number, "percent_complete", "lead", "environment", "api_scan_configuration")

  public static let filters: [Filter<Test>] =
    Filter.number("engagement") { $0.engagement }
    + Filter.number("test_type") { $0.testType }
    + Filter.number("id") { $0.id }
    + Filter.exact("title") { $0.title }
    + Filter.contains("title__contains", sentAs: []) { $0.title }
    + Filter.exact("scan_type") { $0.scanType }
    + Filter.exact("version") { $0.version }
    + Filter.exact("branch_tag") { $0.branchTag }
    + Filter.exact("build_id") { $0.buildID }
    + Filter.exact("commit_hash") { $0.commitHash }
    + Filter.number("percent_complete") { $0.percentComplete }
    + Filter.server(.number, "api_scan_configuration")
    + Filter.server(.numbers, "notes")
    + Filter.server(.text(), "tag", "not_tag", "target_start", "target_end")
    + Filter.server(.boolean, "has_tags")
    + Filter.server(
      .texts, "tags", "tags__and", "not_tags", "engagement__tags", "engagement__tags__and",
      "not_engagement__tags", "engagement__product__tags", "engagement__product__tags__and",
      "not_engagement__product__tags", "o")
}
