/// A place where findings are, as DefectDojo 3 keeps it: a URL, mostly.
public struct ServerLocation: Resource {
  public let id: Int
  /// As `url`.
  public let locationType: String
  /// The place as a text.
  public let locationValue: String
  public let tags: [String]?

  public static let folder = "location"
  public static let fields: [Field] = []

  public static let filters: [Filter<ServerLocation>] =
    Filter.lookups(number: "id", "findings__finding", "products__product")
    + Filter.lookups(text: "location_type", "location_value", "tags__name")
    + Filter.server(
      .time, "created_at_after", "created_at_before", "updated_at_after", "updated_at_before")
    + Filter.server(.texts, "ordering")
}

/// A URL that findings can be at; its id is that of the location.
public struct ServerURL: Resource {
  public let id: Int
  /// All of it.
  public let string: String
  public let `protocol`: String?
  public let host: String
  public let port: Int?
  /// Without the slash in front.
  public let path: String?
  public let query: String?
  public let fragment: String?
  public let userInfo: String?

  public static let folder = "url"

  public static let fields: [Field] =
    [
      .required("host", .text(256)), .optional("protocol", .text(10)), .optional("port", .number),
      .optional("user_info", .text(512)), .optional("tags", .texts),
      .optional("host_validation_failure", .boolean),
    ]
    + Field.optional(.text(2048), "path", "query", "fragment")

  public static let filters: [Filter<ServerURL>] =
    Filter.contains("host", sentAs: ["host"]) { $0.host }
    + Filter.server(.number, "product")
    + Filter.lookups(
      number: "id", "port", "location__findings__finding", "location__products__product")
    + Filter.lookups(
      text: "protocol", "host", "path", "query", "fragment", "user_info", "location__created_at",
      "location__updated_at", "location__tags__name")
    + Filter.server(.texts, "ordering")
}

/// That a finding is at a location.
public struct LocationFinding: Resource {
  public let id: Int
  public let location: Int
  public let finding: Int
  /// As `Active`.
  public let status: String?

  public static let folder = "location_findings"
  public static let fields: [Field] =
    [.required("location", .number), .required("finding", .number)] + LocationProduct.relation
    + Field.optional(.number, "auditor")

  public static let filters: [Filter<LocationFinding>] =
    Filter.lookups(number: "id", "location", "finding")
    + Filter.lookups(text: "finding__severity", "location_type", "location_value")
    + LocationProduct.relationFilters()
}

/// That a product has a location.
public struct LocationProduct: Resource {
  public let id: Int
  public let location: Int
  public let product: Int
  public let status: String?

  public static let folder = "location_products"
  public static let fields: [Field] =
    [.required("location", .number), .required("product", .number)] + relation

  public static let filters: [Filter<LocationProduct>] =
    Filter.lookups(number: "id", "location", "product")
    + Filter.lookups(text: "product__name", "location_type", "location_value")
    + relationFilters()

  fileprivate static let relation: [Field] = Field.optional(.text(), "relationship", "status")

  fileprivate static func relationFilters<Item>() -> [Filter<Item>] {
    Filter.server(
      .time, "created_at_after", "created_at_before", "updated_at_after", "updated_at_before")
      + Filter.server(.texts, "ordering", "status_equals")
  }
}

extension Filter {
  /// The ways in which DefectDojo 3 compares texts of locations.
  fileprivate static func lookups(text names: String...) -> [Filter] {
    names.flatMap { name in
      server(
        .text(), "\(name)_exact", "\(name)_not_exact", "\(name)_contains", "\(name)_not_contains",
        "\(name)_starts_with", "\(name)_ends_with")
        + server(.texts, "\(name)_includes", "\(name)_not_includes")
    }
  }

  /// The ways in which it compares numbers of them.
  fileprivate static func lookups(number names: String...) -> [Filter] {
    names.flatMap { name in
      server(
        .number, "\(name)_equals", "\(name)_not_equals", "\(name)_less_than_or_equal_to",
        "\(name)_greater_than_or_equal_to")
        + server(.numbers, "\(name)_includes", "\(name)_not_includes")
    }
  }
}
