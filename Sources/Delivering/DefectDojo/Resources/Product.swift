/// Something that is tested; DefectDojo 3 calls it an asset too.
public struct Product: Resource {
  public let id: Int
  public let name: String
  public let description: String
  public let prodType: Int
  public let findingsCount: Int?
  public let businessCriticality: String?
  public let platform: String?
  public let lifecycle: String?
  public let origin: String?
  public let externalAudience: Bool?
  public let internetAccessible: Bool?
  public let enableSimpleRiskAcceptance: Bool?
  public let enableFullRiskAcceptance: Bool?
  public let created: String?
  public let tags: [String]?

  public static let folder = "products"

  public static let fields: [Field] =
    [
      .required("name", .text(255)), .required("description", .text(4000)),
      .required("prod_type", .number),
      .optional("business_criticality", criticality), .optional("platform", .choice(platforms)),
      .optional("lifecycle", .choice(lifecycles)), .optional("origin", .choice(origins)),
      .optional("revenue", .decimal),
    ]
    + Field.optional(.texts, "tags")
    + Field.optional(.numbers, "regulations", "authorized_users")
    + Field.optional(
      .number, "prod_numeric_grade", "user_records", "product_manager", "technical_contact",
      "team_manager", "sla_configuration")
    + Field.optional(
      .boolean, "external_audience", "internet_accessible", "enable_product_tag_inheritance",
      "enable_simple_risk_acceptance", "enable_full_risk_acceptance",
      "disable_sla_breach_notifications")

  // The server's `name` is one that contains the text, in any case; older ones have no `name_exact`.
  public static let filters: [Filter<Product>] =
    Filter.exact("name", sentAs: ["name", "name_exact"]) { $0.name }
    + Filter.contains("name__contains", sentAs: ["name"]) { $0.name }
    + Filter.server(.text(), "name_exact", "description", "tag", "not_tag", "created", "updated")
    + Filter.numbers("prod_type") { $0.prodType }
    + Filter.numbers("id") { $0.id }
    + Filter.boolean("external_audience") { $0.externalAudience }
    + Filter.boolean("internet_accessible") { $0.internetAccessible }
    + Filter.server(.boolean, "has_tags")
    + Filter.server(
      .texts, "business_criticality", "platform", "lifecycle", "origin", "tags", "tags__and",
      "not_tags", "o", "prefetch")
    + Filter.server(.decimal, "outside_of_sla", "revenue")
    + Filter.server(
      .numbers, "prod_numeric_grade", "product_manager", "regulations", "team_manager",
      "technical_contact", "tid", "user_records")

  private static let criticality = Field.Kind.choice([
    "very high", "high", "medium", "low", "very low", "none",
  ])
  private static let platforms = ["web service", "desktop", "iot", "mobile", "web"]
  private static let lifecycles = ["construction", "production", "retirement"]
  private static let origins = [
    "third party library", "purchased", "contractor", "internal", "open source", "outsourced",
  ]
}
