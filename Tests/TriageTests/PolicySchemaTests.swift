import Foundation
import Testing
import Triage

@Suite struct PolicySchemaTests {
  private func schema() throws -> [String: Any] {
    let document = try JSONSerialization.jsonObject(with: Data(try PolicySchema.document().utf8))
    return try #require(document as? [String: Any])
  }

  private func members(_ schema: Any?) throws -> [String: Any] {
    try #require((schema as? [String: Any])?["properties"] as? [String: Any])
  }

  @Test func hasEverySectionAndField() throws {
    let schema = try schema()
    #expect(Set(try members(schema).keys) == Policy.keys)
    let definitions = try #require(schema["definitions"] as? [String: Any])
    let condition = try members(definitions["condition"])
    #expect(
      Set(condition.keys) == Set(Field.allCases.map(\.rawValue)).union(["all", "any", "not"]))
    #expect(schema["additionalProperties"] as? Bool == false)
  }

  /// The reader and the schema know the same keys of each section: what one refuses the other does.
  @Test(arguments: ["settings", "severity", "rewrite"])
  func knowsTheReadersKeys(_ section: String) throws {
    let keys = try members(try members(try schema())[section]).keys
    do throws(PolicyError) {
      _ = try Policy(yaml: "\(section): {unknown: 1}", file: "winnow.yaml")
      Issue.record("expected the key to be refused")
    } catch {
      #expect(
        error.problem == "expected one of \(keys.sorted().joined(separator: ", ")), found `unknown`"
      )
    }
  }

  @Test func isTheSameEachTime() throws {
    #expect(try PolicySchema.document() == PolicySchema.document())
  }
}
