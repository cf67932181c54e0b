import ArgumentParser
import Winnow

/// `winnow policy schema`
struct PolicySchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of policy files, for editors.")

  func run() throws {
    print(try PolicyDocumentation.schema(), terminator: "")
  }
}
