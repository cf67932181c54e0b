import ArgumentParser
import Delivering

/// `winnow dejacode requests`
struct RequestsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests", abstract: "List, make, change or comment on requests.",
    subcommands: [
      ListObjects<DejaCodeRequest>.self, GetObject<DejaCodeRequest>.self, CreateRequest.self,
      UpdateRequest.self, CommentOnRequest.self,
    ])
}

/// `winnow dejacode requests create`
struct CreateRequest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a request, and print its UUID.",
    discussion: """
      Required: title, request_template (its name or address). Others: \
      \(DejaCodeRequest.fields.optionalNames). The answers to the template's questions are \
      serialized_data, an object of JSON.
      """)

  @Argument(help: "Fields as name=value; lists with commas.")
  var fields: [String]

  @OptionGroup var writing: WritingFlags<DejaCode>

  func run() async throws {
    let call = try Call.create(try DejaCodeRequest.fields.values(fields, of: "requests"))
    try await writing.send(call) { print($0.uuid) }
  }
}

/// `winnow dejacode requests update`
struct UpdateRequest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change fields of a request.",
    discussion: "Fields: title, \(DejaCodeRequest.changeableFields.optionalNames).")

  @Argument(help: "Its UUID.")
  var uuid: String

  @Argument(help: "Fields as name=value; lists with commas.")
  var fields: [String]

  @Flag(help: "Send PUT, for which the title has to be given, and not PATCH.")
  var put = false

  @OptionGroup var writing: WritingFlags<DejaCode>

  func run() async throws {
    let values = try DejaCodeRequest.changeableFields.values(fields, of: "requests")
    let call = put ? try Call.replace(uuid, values) : try Call.update(uuid, values)
    try await writing.send(call) { print($0.uuid) }
  }
}

/// `winnow dejacode requests comment`
struct CommentOnRequest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comment", abstract: "Comment on a request.")

  @Argument(help: "Its UUID.")
  var uuid: String

  @Argument(help: "The comment, in Markdown.")
  var text: String

  @OptionGroup var writing: WritingFlags<DejaCode>

  func run() async throws {
    try await writing.send(try Call.comment(uuid, text)) {}
  }
}
