import ArgumentParser
import Delivering

/// `winnow defectdojo products`, and so on for each kind of object.
struct ResourceCommand<Item: TabledResource>: ParsableCommand {
  static var configuration: CommandConfiguration {
    let writing: [any ParsableCommand.Type] =
      Item.fields.isEmpty
      ? [] : [CreateResource<Item>.self, UpdateResource<Item>.self, DeleteResource<Item>.self]
    return CommandConfiguration(
      commandName: Item.command, abstract: "List or change \(Item.plural) of the server.",
      subcommands: [ListObjects<Item>.self, GetObject<Item>.self] + writing)
  }
}

/// An object of DefectDojo that is shown as a row.
protocol TabledResource: Resource, TabledObject where Server == DefectDojo, Name == Int {
  /// The command that lists them.
  static var command: String { get }
}

extension TabledResource {
  static var nameHelp: ArgumentHelp { ArgumentHelp("Its id.", valueName: "id") }

  static func value(_ id: Int, on dojo: DefectDojo) async throws -> JSONValue {
    try await dojo.value(Self.self, id)
  }

  static var command: String { folder.replacing("_", with: "-") }
  static var plural: String { folder.replacing("_", with: " ") }
}

extension Product: TabledResource {
  static let columns = ["id", "name", "prod_type", "lifecycle", "findings_count"]
}

extension ProductType: TabledResource {
  static let columns = ["id", "name", "critical_product", "key_product"]
}

extension Engagement: TabledResource {
  static let columns = ["id", "name", "product", "engagement_type", "status", "target_end"]
}

extension Delivering.Test: TabledResource {
  static let columns = [
    "id", "engagement", "title", "test_type_name", "percent_complete", "updated",
  ]
}

extension ServerFinding: TabledResource {
  static let columns = ["id", "severity", "title", "active", "duplicate", "is_mitigated", "test"]
}

extension Endpoint: TabledResource {
  static let columns = ["id", "protocol", "host", "port", "path", "product"]
}

extension ServerURL: TabledResource {
  static let columns = ["id", "string"]
  static let command = "urls"
  static let plural = "URLs"
}

extension TestType: TabledResource {
  static let columns = ["id", "name"]
}

extension User: TabledResource {
  static let columns = ["id", "username", "email", "is_active", "is_superuser"]
}

extension TestImport: TabledResource {
  static let columns = ["id", "test", "type", "created", "version", "branch_tag"]
}
