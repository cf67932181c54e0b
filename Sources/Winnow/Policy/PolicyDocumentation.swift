import Triage

/// What is published of the policy file's form.
public enum PolicyDocumentation {
  /// The JSON Schema of `winnow.yaml`.
  public static func schema() throws -> String { try PolicySchema.document() }
}
