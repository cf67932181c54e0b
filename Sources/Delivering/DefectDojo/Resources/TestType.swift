/// What a test is of: mostly the scan type of the reports that it is made of.
public struct TestType: Resource {
  public let id: Int
  public let name: String
  public let staticTool: Bool?
  public let dynamicTool: Bool?
  public let active: Bool?

  public static let folder = "test_types"

  public static let fields: [Field] =
    [.required("name", .text(200))]
    + Field.optional(.boolean, "static_tool", "dynamic_tool", "active")

  public static let filters: [Filter<TestType>] =
    Filter.exact("name") { $0.name } + Filter.contains("name__contains", sentAs: []) { $0.name }
}
