import ArgumentParser
import Delivering
import Winnow

/// `winnow dejacode`
struct DejaCodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dejacode",
    abstract: "Keep requests of a DejaCode server up to date with findings, and ask it.",
    discussion: """
      The server's address is taken from DEJACODE_URL and the API key from DEJACODE_API_KEY. A server \
      as it is shipped takes two requests a second; DEJACODE_PAUSE is the time between them in \
      milliseconds (550) where it takes more.
      """,
    subcommands: [
      CheckServer<DejaCode>.self, SyncRequests.self, RequestsCommand.self, TemplatesCommand.self,
    ])
}

typealias DejaCodeFlags = ServerFlags<DejaCode>

extension DejaCode: ReachedServer {
  static var addressVariable: String { "DEJACODE_URL" }
  static var tokenVariable: String { "DEJACODE_API_KEY" }

  static func access(
    address: String?, token: Secret?, environment: [String: String]
  ) throws -> ServerAccess {
    try ServerAccess(toDejaCode: address, token: token, environment: environment)
  }

  static var checkAbstract: String {
    "Say whether requests can be made: address, API key, rights and templates."
  }

  func checkup() async throws -> Checkup { try await Checkup(self) }

  static func client(_ transport: Transport, environment: [String: String]) throws -> DejaCode {
    guard let text = environment["DEJACODE_PAUSE"], !text.isEmpty else {
      return DejaCode(transport)
    }
    guard let pause = Int(text), (0...60_000).contains(pause) else {
      throw ConfigurationError(
        "DEJACODE_PAUSE: expected milliseconds up to 60000, found `\(text)`")
    }
    return DejaCode(transport, pause: .milliseconds(pause))
  }
}
