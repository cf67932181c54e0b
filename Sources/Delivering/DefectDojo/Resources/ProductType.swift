/// What products are filed under; DefectDojo 3 calls it an organization too.
public struct ProductType: Resource {
  public let id: Int
  public let name: String
  public let description: String?
  public let criticalProduct: Bool?
  public let keyProduct: Bool?

  public static let folder = "product_types"

  public static let fields: [Field] = [
    .required("name", .text(255)), .optional("description", .text(4000)),
    .optional("critical_product", .boolean), .optional("key_product", .boolean),
    .optional("authorized_users", .numbers),
  ]

  public static let filters: [Filter<ProductType>] =
    Filter.exact("name") { $0.name }
    + Filter.contains("name__contains", sentAs: []) { $0.name }
    + Filter.number("id") { $0.id }
    + Filter.boolean("critical_product") { $0.criticalProduct }
    + Filter.boolean("key_product") { $0.keyProduct }
    + Filter.server(.text(), "created", "updated", "prefetch")
}
