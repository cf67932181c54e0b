/// What one import or reimport did with the findings of a test.
public struct TestImport: Resource {
  public let id: Int
  public let test: Int
  /// `import` or `reimport`.
  public let type: String
  public let created: String
  public let version: String?
  public let buildID: String?
  public let commitHash: String?
  public let branchTag: String?
  public let testImportFindingActionSet: [Action]

  public struct Action: Decodable, Sendable {
    /// Created, closed, reactivated or untouched.
    public enum Kind: String, Decodable, Sendable {
      case created = "N"
      case closed = "C"
      case reactivated = "R"
      case untouched = "U"
    }

    public let finding: Int
    public let action: Kind
  }

  public static let folder = "test_imports"
  public static let fields: [Field] = []

  public static let filters: [Filter<TestImport>] =
    Filter.number("test") { $0.test }
    + Filter.exact("version") { $0.version }
    + Filter.exact("branch_tag") { $0.branchTag }
    + Filter.exact("build_id") { $0.buildID }
    + Filter.exact("commit_hash") { $0.commitHash }
    + Filter.server(
      .text(), "test_import_finding_action__action", "test_import_finding_action__created")
    + Filter.server(.number, "test_import_finding_action__finding")
    + Filter.server(.numbers, "findings_affected")
    + Filter.server(.texts, "o")
}
