import ArgumentParser
import Delivering
import Winnow

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
      \(fieldNames(DejaCodeRequest.fields)). The answers to the template's questions are \
      serialized_data, an object of JSON.
      """)

  @Argument(help: "Fields as name=value; lists with commas.")
  var fields: [String]

  @OptionGroup var writing: RequestWriting

  func run() async throws {
    try await writing.send(
      try Call.create(try DejaCodeRequest.fields.values(fields, of: "requests")))
  }
}

/// `winnow dejacode requests update`
struct UpdateRequest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change fields of a request.",
    discussion: "Fields: title, \(fieldNames(DejaCodeRequest.changeableFields)).")

  @Argument(help: "Its UUID.")
  var uuid: String

  @Argument(help: "Fields as name=value; lists with commas.")
  var fields: [String]

  @Flag(help: "Send PUT, for which the title has to be given, and not PATCH.")
  var put = false

  @OptionGroup var writing: RequestWriting

  func run() async throws {
    let values = try DejaCodeRequest.changeableFields.values(fields, of: "requests")
    try await writing.send(
      put ? try Call.replace(uuid, values) : try Call.update(uuid, values))
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

  @OptionGroup var writing: RequestWriting

  func run() async throws {
    let call = try Call.comment(uuid, text)
    try await writing.server.connected { dejacode, _ in
      if writing.dryRun { return Requests.show([call.request], to: dejacode.transport) }
      try await dejacode.send(call)
    }
  }
}

/// How requests are sent that a person writes.
struct RequestWriting: ParsableArguments {
  @Flag(help: "Show what would be sent; send nothing.")
  var dryRun = false

  @OptionGroup(title: "Server") var server: DejaCodeFlags

  /// Sends what makes or changes a request, and prints its UUID.
  func send(_ call: Call<DejaCodeRequest>) async throws {
    try await server.connected { dejacode, _ in
      if dryRun { return Requests.show([call.request], to: dejacode.transport) }
      print(try await dejacode.send(call).uuid)
    }
  }
}

/// Those that may be left out.
private func fieldNames(_ fields: [Field]) -> String {
  fields.filter { !$0.isRequired }.map(\.name).sorted().joined(separator: ", ")
}
