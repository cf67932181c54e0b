import ArgumentParser
import Delivering

/// `winnow defectdojo products create`
struct CreateResource<Item: TabledResource>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    let required = Item.fields.filter(\.isRequired).map(\.name)
    return CommandConfiguration(
      commandName: "create", abstract: "Make one of the \(Item.plural), and print its id.",
      discussion: """
        Required: \(required.joined(separator: ", ")). Others: \
        \(Item.fields.optionalNames).
        """)
  }

  @Argument(help: "Fields as name=value; lists with commas.")
  var fields: [String]

  @OptionGroup var writing: WritingFlags<DefectDojo>

  func run() async throws {
    let call = try Call<Item>.create(try Item.fields.values(fields, of: Item.plural))
    try await writing.send(call) { print($0.id) }
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

  @OptionGroup var writing: WritingFlags<DefectDojo>

  func run() async throws {
    let call = try Call<Item>.update(id, try Item.fields.values(fields, of: Item.plural))
    try await writing.send(call) { print($0.id) }
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

  @OptionGroup var writing: WritingFlags<DefectDojo>

  func run() async throws {
    try await writing.send(Call.delete(Item.self, id)) {}
  }
}
