import ArgumentParser

/// `winnow policy`
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Check, test and write policy files.",
    subcommands: [CheckPolicy.self, TestPolicy.self, ImportPolicy.self, PolicySchemaCommand.self])
}
