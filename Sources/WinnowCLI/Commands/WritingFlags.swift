import ArgumentParser
import Delivering
import Winnow

/// How a request is sent that a person writes.
struct WritingFlags<Server: ReachedServer>: ParsableArguments {
  @Flag(help: "Show what would be sent; send nothing.")
  var dryRun = false

  @OptionGroup(title: "Server") var server: ServerFlags<Server>

  /// Sends a call, unless it is only to be shown.
  ///
  /// - Parameters:
  ///   - call: What is sent or shown.
  ///   - tell: Says what was answered.
  /// - Throws: What sending it throws.
  func send<Answer>(
    _ call: Call<Answer>, _ tell: @escaping @Sendable (Answer) -> Void
  ) async throws {
    try await server.connected { server, _ in
      if dryRun { return Requests.show([call.request], to: server.transport) }
      tell(try await server.send(call))
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
  /// Those that may be left out, for help.
  var optionalNames: String {
    filter { !$0.isRequired }.map(\.name).sorted().joined(separator: ", ")
  }

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
