/// A request of DejaCode's workflow: something that people are to look at, and a template's questions
/// with their answers.
public struct DejaCodeRequest: DejaCodeObject {
  public enum Status: String, Sendable, Hashable, Decodable { case open, closed, draft }

  /// What somebody wrote below it; the server edits none.
  public struct Comment: Decodable, Sendable {
    public let uuid: String
    public let user: String?
    public let text: String
    public let createdDate: ServerTime
  }

  public let uuid: String
  public let apiURL: String
  /// The page for people.
  public let absoluteURL: String
  public let title: String
  /// The template's address; ``requestTemplateName`` is what lists are narrowed to.
  public let requestTemplate: String
  public let requestTemplateName: String
  public let status: Status
  /// A label; each dataspace has its own.
  public let priority: String?
  public let assignee: String?
  /// The address of a product.
  public let productContext: String?
  public let notes: String
  /// The answers by the questions' labels.
  public let serializedData: JSONValue
  public let isPrivate: Bool
  public let requester: String
  /// Of what it is about: `package`, `component`, `license` or `product`.
  public let contentType: String?
  /// The address of what it is about.
  public let contentObject: String?
  public let contentObjectDisplayName: String?
  public let ccEmails: [String]?
  /// Nil until somebody edits it; comments do not count.
  public let lastModifiedBy: String?
  public let createdDate: ServerTime
  public let lastModifiedDate: ServerTime
  /// The oldest first.
  public let comments: [Comment]

  public static let folder = "requests"

  /// What may be written when it is made; ``changeableFields`` later.
  public static let fields: [Field] =
    [
      .required("title", .text(255)), .required("request_template", .text()),
      .optional("uuid", .text(36)),
    ] + changeableFields.filter { $0.name != "title" }

  /// The template stays: the server ignores another one without a word. The UUID does not have to:
  /// `null` gives the request another one.
  public static let changeableFields: [Field] =
    [
      .required("title", .text(255)), .optional("status", .choice(["open", "closed", "draft"])),
      .optional("serialized_data", .object), .optional("is_private", .boolean),
      .optional("cc_emails", .texts),
    ]
    + Field.optional(
      .text(), "priority", "assignee", "notes", "product_context", "content_object")

  public static let filters: [Filter<DejaCodeRequest>] =
    Filter.exact("request_template") { $0.requestTemplateName }
    + Filter.checked(.choice(["open", "closed", "draft"]), "status") {
      .text($0.status.rawValue) == $1
    }
    + Filter.exact("requester") { $0.requester }
    + Filter.exact("assignee") { $0.assignee }
    + Filter.exact("priority") { $0.priority }
    + Filter.exact("content_type") { $0.contentType }
    + Filter.server(.time, "last_modified_date")
    + Filter.server(.text(), "search")
    + Filter.server(
      .order([
        "title", "request_template", "status", "priority", "assignee", "requester",
        "created_date", "last_modified_date",
      ]), "ordering")
}
