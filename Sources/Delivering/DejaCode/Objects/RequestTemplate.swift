/// What requests are made from: it says what they are about, and asks questions.
public struct RequestTemplate: DejaCodeObject {
  /// A field of the form, answered under its label in ``DejaCodeRequest/serializedData``.
  public struct Question: Decodable, Sendable, Hashable {
    public enum Kind: String, Decodable, Sendable {
      case text = "CharField"
      case paragraph = "TextField"
      case boolean = "BooleanField"
      case day = "DateField"
    }

    public let label: String
    public let helpText: String?
    /// Nil for a kind that a later DejaCode may have.
    public let kind: Kind?
    public let isRequired: Bool
    public let position: Int

    private enum CodingKeys: String, CodingKey {
      case label, helpText, isRequired, position
      case kind = "inputType"
    }

    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      label = try values.decode(String.self, forKey: .label)
      helpText = try values.decodeIfPresent(String.self, forKey: .helpText)
      kind = Kind(rawValue: try values.decode(String.self, forKey: .kind))
      isRequired = try values.decode(Bool.self, forKey: .isRequired)
      position = try values.decode(Int.self, forKey: .position)
    }
  }

  public let uuid: String
  public let apiURL: String
  public let name: String
  public let description: String?
  /// What requests are about: `package`, `component`, `license` or `product`.
  public let contentType: String
  public let isActive: Bool
  /// Whether requests may have a content object.
  public let includeAppliesTo: Bool
  public let includeProduct: Bool
  public let defaultAssignee: String?
  public let questions: [Question]

  public static let folder = "request_templates"

  public static let filters: [Filter<RequestTemplate>] =
    Filter.exact("name", sentAs: ["search"]) { $0.name }
    + Filter.server(.text(), "search")
    + Filter.server(.order(["name", "content_type"]), "ordering")
}
