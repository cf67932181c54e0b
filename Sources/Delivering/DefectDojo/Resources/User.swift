/// Someone who has an account.
public struct User: Resource {
  public let id: Int
  public let username: String
  public let firstName: String?
  public let lastName: String?
  public let email: String?
  public let isActive: Bool?
  public let isStaff: Bool?
  public let isSuperuser: Bool?

  public static let folder = "users"

  public static let fields: [Field] =
    [
      .required("username", .text(150)), .required("email", .text()),
      .optional("password", .text()), .optional("configuration_permissions", .numbers),
    ]
    + Field.optional(.text(150), "first_name", "last_name")
    + Field.optional(.boolean, "is_active", "is_staff", "is_superuser")

  public static let filters: [Filter<User>] =
    Filter.contains("username__contains", sentAs: []) { $0.username }
    + Filter.contains("email__contains", sentAs: []) { $0.email }
    + Filter.boolean("is_active") { $0.isActive }
    + Filter.boolean("is_superuser") { $0.isSuperuser }
    + Filter.number("id") { $0.id }
    + Filter.server(
      .text(), "username", "email", "first_name", "last_name", "date_joined_after",
      "date_joined_before", "last_login_after", "last_login_before")
    + Filter.server(.texts, "o")
}
