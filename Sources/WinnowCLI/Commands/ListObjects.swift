import ArgumentParser
import Delivering
import Foundation
import Winnow

/// An object of a server that is shown as a row.
protocol TabledObject: Listed {
  associatedtype Server: ReachedServer
  /// What one of them is named by.
  associatedtype Name: ExpressibleByArgument & Sendable

  /// The members that a table shows, by the server's names.
  static var columns: [String] { get }
  /// What help and errors call them.
  static var plural: String { get }
  /// What help says of ``Name``.
  static var nameHelp: ArgumentHelp { get }

  /// One object as the server sends it.
  static func value(_ name: Name, on server: Server) async throws -> JSONValue
}

/// What objects are written as.
enum ObjectFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json
}

/// `winnow defectdojo products list`, and so on
struct ListObjects<Item: TabledObject>: AsyncParsableCommand {
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

  @OptionGroup(title: "Server") var server: ServerFlags<Item.Server>

  func run() async throws {
    let filters = try Item.filters.map(\.field).values(filter, of: Item.plural)
    let query = try Query<Item>(filters)
    let (found, isAll) = try await server.connected { server, _ in
      var values: [JSONValue] = []
      try await server.eachPage(of: query, most: limit + 1) { values += try $0.values() }
      return (values.prefix(limit), values.count <= limit)
    }
    try OutputFile("-").write(ObjectTable(Item.columns).data(Array(found), as: format))
    if !isAll {
      server.messageOptions.messages.warn("there are more; --limit says how many to list")
    }
  }
}

/// `winnow defectdojo products get`, and so on
struct GetObject<Item: TabledObject>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "get", abstract: "Show one of the \(Item.plural) as JSON.")
  }

  @Argument(help: Item.nameHelp)
  var name: Item.Name

  @OptionGroup(title: "Server") var server: ServerFlags<Item.Server>

  func run() async throws {
    let value = try await server.connected { server, _ in try await Item.value(name, on: server) }
    try OutputFile("-").write(try value.json() + Data("\n".utf8))
  }
}
