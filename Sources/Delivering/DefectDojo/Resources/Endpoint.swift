/// A place on the network where findings are, as DefectDojo 2 keeps it; 3 only shows them.
public struct Endpoint: Resource {
  public let id: Int
  public let `protocol`: String?
  public let host: String?
  public let port: Int?
  public let path: String?
  public let query: String?
  public let fragment: String?
  public let userinfo: String?
  public let product: Int?
  public let findings: [Int]?
  public let tags: [String]?

  public static let folder = "endpoints"

  // Of DefectDojo 2.
  public static let fields: [Field] = [
    .optional("protocol", .text(20)), .optional("userinfo", .text(500)),
    .optional("host", .text(500)), .optional("port", .number), .optional("path", .text(500)),
    .optional("query", .text(1000)), .optional("fragment", .text(500)),
    .optional("product", .number), .optional("tags", .texts),
  ]

  public static let filters: [Filter<Endpoint>] =
    Filter.number("product") { $0.product }
    + Filter.number("id") { $0.id }
    + Filter.number("port") { $0.port }
    + Filter.contains("host", sentAs: ["host"]) { $0.host }
    + Filter.exact("protocol") { $0.protocol }
    + Filter.server(.text(), "path", "query", "fragment", "userinfo", "tag", "not_tag")
    + Filter.server(.number, "location_id")
    + Filter.server(.boolean, "has_tags")
    + Filter.server(.texts, "tags", "tags__and", "not_tags", "o")
}
