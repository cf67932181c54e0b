import ArgumentParser
import Delivering
import Foundation
import Winnow

/// What objects are written as.
enum ObjectFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json
}

/// `winnow defectdojo products list`
struct ListResources<Item: TabledResource>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: "List \(Item.plural).",
      discussion:
        "Filters: \(Item.filters.map(\.field.name).sorted().joined(separator: ", ")).")
  }

  @Option(help: "Only those with this name=value; repeatable, lists with commas.")
  var filter: [String] = []

  @Option(help: "How many are enough.")
  var limit = 1000

  @Option(name: .shortAndLong, help: "What to write: table, or json, one object a line.")
  var format = ObjectFormat.table

  @OptionGroup(title: "Server") var server: DefectDojoFlags

  func run() async throws {
    let filters = try Item.filters.map(\.field).values(filter, of: Item.plural)
    let query = try Query<Item>(filters)
    let (found, isAll) = try await server.connected { dojo, _ in
      var values: [JSONValue] = []
      try await dojo.eachPage(of: query, most: limit + 1) { values += try $0.values() }
      return (values.prefix(limit), values.count <= limit)
    }
    try OutputFile("-").write(ObjectTable(Item.columns).data(Array(found), as: format))
    if !isAll {
      server.messageOptions.messages.warn("there are more; --limit says how many to list")
    }
  }
}

/// `winnow defectdojo products get`
struct GetResource<Item: TabledResource>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "get", abstract: "Show one of the \(Item.plural) as JSON.")
  }

  @Argument(help: "Its id.")
  var id: Int

  @OptionGroup(title: "Server") var server: DefectDojoFlags

  func run() async throws {
    let value = try await server.connected { dojo, _ in try await dojo.value(Item.self, id) }
    try OutputFile("-").write(try value.json() + Data("\n".utf8))
  }
}
