import ArgumentParser
import Delivering
import Foundation
import Winnow

/// An object of DejaCode that is shown as a row.
protocol TabledObject: DejaCodeObject {
  /// The members that a table shows, by the server's names.
  static var columns: [String] { get }
  static var plural: String { get }
}

extension DejaCodeRequest: TabledObject {
  static var columns: [String] { ["uuid", "status", "priority", "assignee", "title"] }
  static var plural: String { "requests" }
}

extension RequestTemplate: TabledObject {
  static var columns: [String] { ["uuid", "name", "content_type", "is_active"] }
  static var plural: String { "templates" }
}

/// `winnow dejacode requests list`
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

  @OptionGroup(title: "Server") var server: DejaCodeFlags

  func run() async throws {
    let filters = try Item.filters.map(\.field).values(filter, of: Item.plural)
    let query = try Query<Item>(filters)
    let (found, isAll) = try await server.connected { dejacode, _ in
      var values: [JSONValue] = []
      try await dejacode.eachPage(of: query, most: limit + 1) { values += try $0.values() }
      return (values.prefix(limit), values.count <= limit)
    }
    try OutputFile("-").write(ObjectTable(Item.columns).data(Array(found), as: format))
    if !isAll {
      server.messageOptions.messages.warn("there are more; --limit says how many to list")
    }
  }
}

/// `winnow dejacode requests get`
struct GetObject<Item: TabledObject>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "get", abstract: "Show one of the \(Item.plural) as JSON.")
  }

  @Argument(help: "Its UUID.")
  var uuid: String

  @OptionGroup(title: "Server") var server: DejaCodeFlags

  func run() async throws {
    let value = try await server.connected { dejacode, _ in
      try await dejacode.value(Item.self, uuid)
    }
    try OutputFile("-").write(try value.json() + Data("\n".utf8))
  }
}

/// `winnow dejacode templates`
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates", abstract: "List the templates that requests are made from.",
    subcommands: [ListObjects<RequestTemplate>.self, GetObject<RequestTemplate>.self])
}
