import ArgumentParser
import Delivering

/// `winnow dejacode templates`
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates", abstract: "List the templates that requests are made from.",
    subcommands: [ListObjects<RequestTemplate>.self, GetObject<RequestTemplate>.self])
}

extension RequestTemplate: TabledObject {
  static var columns: [String] { ["uuid", "name", "content_type", "is_active"] }
  static var plural: String { "templates" }
}

extension DejaCodeRequest: TabledObject {
  static var columns: [String] { ["uuid", "status", "priority", "assignee", "title"] }
  static var plural: String { "requests" }
}

/// What DejaCode keeps is named by UUIDs.
extension DejaCodeObject where Self: TabledObject {
  static var nameHelp: ArgumentHelp { ArgumentHelp("Its UUID.", valueName: "uuid") }

  static func value(_ uuid: String, on dejacode: DejaCode) async throws -> JSONValue {
    try await dejacode.value(Self.self, uuid)
  }
}
