import ArgumentParser
import Delivering
import Winnow

/// `winnow defectdojo products create`
struct CreateResource<Item: TabledResource>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    let required = Item.fields.filter(\.isRequired).map(\.name)
    return CommandConfiguration(
      commandName: "create", abstract: "Make one of the \(Item.plural), and print its id.",
      discussion: """
        Required: \(required.joined(separator: ", ")). Others: \
        \(Item.fields.filter { !$0.isRequired }.map(\.name).sorted().joined(separator: ", ")).
        """)
  }

  @Argument(help: "Fields as name=value; lists with commas.")
  var fields: [String]

  @Flag(help: "Show what would be sent; send nothing.")
  var dryRun = false

  @OptionGroup(title: "Server") var server: DefectDojoFlags

  func run() async throws {
    let call = try Call<Item>.create(try Item.fields.values(fields, of: Item.plural))
    try await server.sendOrShow(call, dryRun: dryRun)
  }
}

/// `winnow defectdojo products update`
struct UpdateResource<Item: TabledResource>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "update", abstract: "Change fields of one of the \(Item.plural).")
  }

  @Argument(help: "Its id.")
  var id: Int

  @Argument(help: "Fields as name=value; lists with commas.")
  var fields: [String]

  @Flag(help: "Show what would be sent; send nothing.")
  var dryRun = false

  @OptionGroup(title: "Server") var server: DefectDojoFlags

  func run() async throws {
    let call = try Call<Item>.update(id, try Item.fields.values(fields, of: Item.plural))
    try await server.sendOrShow(call, dryRun: dryRun)
  }
}

/// `winnow defectdojo products delete`
struct DeleteResource<Item: TabledResource>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "delete",
      abstract: "Remove one of the \(Item.plural), with all that belongs to it.")
  }

  @Argument(help: "Its id.")
  var id: Int

  @Flag(help: "Show what would be sent; send nothing.")
  var dryRun = false

  @OptionGroup(title: "Server") var server: DefectDojoFlags

  func run() async throws {
    let call = Call.delete(Item.self, id)
    try await server.connected { dojo, _ in
      if dryRun { return Requests.show([call.request], to: dojo.transport) }
      try await dojo.send(call)
    }
  }
}

extension DefectDojoFlags {
  /// Sends what makes or changes an object, and prints the object's id.
  func sendOrShow<Item: Resource>(_ call: Call<Item>, dryRun: Bool) async throws {
    try await connected { dojo, _ in
      if dryRun { return Requests.show([call.request], to: dojo.transport) }
      print(try await dojo.send(call).id)
    }
  }
}

/// What is shown instead of being sent.
enum Requests {
  static func show(_ requests: [Request], to transport: Transport) {
    for request in requests {
      for line in request.lines(to: transport.server) { print(line) }
    }
  }
}

extension [Field] {
  /// What `name=value` arguments say; several of one name make a list.
  func values(_ arguments: [String], of subject: String) throws -> [String: JSONValue] {
    var texts: [String: String] = [:]
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw ConfigurationError("expected name=value, found `\(argument)`")
      }
      let name = String(parts[0])
      texts[name] = texts[name].map { "\($0),\(parts[1])" } ?? String(parts[1])
    }
    var values: [String: JSONValue] = [:]
    for (name, text) in texts {
      let field = first { $0.name == name }
      values[name] = try field?.value(text) ?? .text(text)
    }
    return values
  }
}
