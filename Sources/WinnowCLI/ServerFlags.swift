import ArgumentParser
import Delivering
import Foundation
import Winnow

/// A server that commands talk to.
protocol ReachedServer: ListingServer {
  /// The variables that address and token are taken from.
  static var addressVariable: String { get }
  static var tokenVariable: String { get }

  /// Where it is and who asks, and what is to be noted about that.
  static func access(
    address: String?, token: Secret?, environment: [String: String]
  ) throws -> ServerAccess

  /// A client.
  static func client(_ transport: Transport, environment: [String: String]) throws -> Self

  /// What help says of checking it.
  static var checkAbstract: String { get }

  var transport: Transport { get }

  /// Finds out whether deliveries will work.
  func checkup() async throws -> Checkup

  /// Sends a request.
  @discardableResult
  func send<Answer>(_ call: Call<Answer>) async throws -> Answer
}

/// How a server is reached; a flag wins over a variable of the environment.
struct ServerFlags<Server: ReachedServer>: ParsableArguments {
  @Option(help: "The server's address; else \(Server.addressVariable).")
  var url: String?

  @Option(
    help: "A file with the API token, or - for standard input; else \(Server.tokenVariable).",
    completion: .file())
  var tokenFile: String?

  @Option(
    help: "Certificates to trust beside the system's, in PEM; repeatable.", completion: .file())
  var cacert: [String] = []

  @Option(help: "The certificate to show, in PEM.", completion: .file())
  var clientCert: String?

  @Option(help: "The key of that certificate, in PEM.", completion: .file())
  var clientKey: String?

  @Flag(help: "Trust any certificate, and so anyone who stands between.")
  var insecure = false

  @Option(help: "A proxy, or \"\" for none; else HTTPS_PROXY and NO_PROXY.")
  var proxy: String?

  @Option(help: "A header that a gateway wants, as 'Name: value'; repeatable.")
  var header: [String] = []

  @Option(help: "How many seconds an upload may take.")
  var timeout: Int = 1800

  @OptionGroup var messageOptions: MessageOptions

  /// Runs a piece of work with a client of the server; Ctrl-C cancels it.
  func connected<Value: Sendable>(
    _ work: @escaping @Sendable (Server, Messages) async throws -> Value
  ) async throws -> Value {
    let messages = messageOptions.messages
    let variables = ProcessInfo.processInfo.environment
    let access = try Server.access(
      address: url, token: try tokenFile.map(token), environment: variables)
    access.notes.forEach { messages.say("note", $0) }
    if access.server.isReadOnTheWay {
      messages.warn("\(access.server): without https anyone on the way can read the token")
    }
    var options = TransportOptions()
    options.certificateAuthorities = cacert
    options.clientCertificate = clientCert
    options.clientKey = clientKey
    options.isInsecure = insecure
    if insecure { messages.warn("--insecure: whoever answers gets the token, and is believed") }
    options.proxy = try Proxy.forServer(access.server, option: proxy, environment: variables)
    options.headers = try header.map(headerParts)
    guard timeout > 0 else { throw ValidationError("--timeout: expected seconds") }
    options.timeout = .seconds(timeout)
    options.tell = { messages.warn($0) }
    let transport = try Transport(access.server, token: access.token, options: options)
    do {
      let server = try Server.client(transport, environment: variables)
      let value = try await Interruption.cancelling {
        try await work(server, messages)
      }
      try await transport.shutDown()
      return value
    } catch {
      try await transport.shutDown()
      throw error
    }
  }

  private func token(from path: String) throws -> Secret {
    let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
    guard let data = try handle?.read(upToCount: 64 << 10) else {
      throw ConfigurationError("\(path): cannot be opened for reading, or is empty")
    }
    return try Secret(String(decoding: data, as: UTF8.self))
  }

  /// The value may be a secret, and is not shown.
  private func headerParts(_ text: String) throws -> NamedText {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, !parts[0].contains(where: \.isWhitespace) else {
      throw ValidationError("--header: expected 'Name: value'")
    }
    return NamedText(String(parts[0]), String(parts[1].drop { $0 == " " }))
  }
}
