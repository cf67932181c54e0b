import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Sends requests to one server, and nowhere else.
///
/// What is lost on the way is sent again only where the server cannot have acted on it: reading, a
/// connection that never came about, a body that was not sent to its end, or the answer 429.
/// A redirect is an error: followed, a POST would come back as a GET, and nothing would be written.
public final class Transport: Sendable {
  public let server: ServerAddress
  private let token: Secret?
  private let options: TransportOptions
  private let client: HTTPClient

  /// Opens nothing yet; ``shutDown()`` has to be called in the end.
  ///
  /// - Parameters:
  ///   - server: The only server that the token is shown to.
  ///   - token: Sent as `Authorization: Token …`.
  ///   - options: How the server is reached.
  /// - Throws: Where a certificate or a key cannot be read.
  public init(
    _ server: ServerAddress, token: Secret?, options: TransportOptions = TransportOptions()
  ) throws(DeliveryError) {
    self.server = server
    self.token = token
    self.options = options
    client = HTTPClient(
      eventLoopGroupProvider: .singleton, configuration: try options.clientConfiguration())
  }

  /// Closes all connections.
  public func shutDown() async throws { try await client.shutdown() }

  /// Sends a request and waits for its answer, whatever its status.
  ///
  /// - Parameters:
  ///   - request: What is sent.
  ///   - progress: Is told how many bytes of the body, of how many, were handed to the connection.
  /// - Returns: The answer: any status but 3xx.
  /// - Throws: ``DeliveryError`` where there is no answer, or `CancellationError`.
  public func send(
    _ request: Request, progress: @escaping @Sendable (_ sent: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> Response {
    var attempt = 1
    while true {
      let outcome = await self.outcome(of: request, progress)
      try Task.checkCancellation()
      guard attempt < options.backoff.attempts, let reason = outcome.reasonToRepeat else {
        return try outcome.result.get()
      }
      let pause = outcome.askedPause() ?? options.backoff.pause(after: attempt)
      guard pause <= options.backoff.mostPatience else { return try outcome.result.get() }
      options.tell("\(place(of: request)): \(reason); trying again in \(pause.inWords)")
      try await Task.sleep(for: pause)
      attempt += 1
    }
  }

  /// Waits as between two attempts, before the attempt of that number.
  func pause(before attempt: Int) async throws {
    try await Task.sleep(for: options.backoff.pause(after: attempt - 1))
  }

  /// What an error is about: `POST https://dojo.example.com/api/v2/findings/`.
  func place(of request: Request) -> String {
    "\(request.method.rawValue) \(server)\(request.path)"
  }

  /// A text from elsewhere, without what must not be shown.
  func withoutSecrets(_ text: String) -> String {
    let secrets = ([token?.text, options.proxy?.password] + options.headers.map(\.value))
      .compactMap { $0 }.filter { !$0.isEmpty }
    return secrets.reduce(text) { $0.replacingOccurrences(of: $1, with: "<secret>") }
  }

  private func outcome(
    of request: Request, _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async -> Outcome {
    let bytes = RequestBytes(request.body, progress: progress)
    do {
      return Outcome(request, .success(try await answer(to: request, bytes)))
    } catch {
      let failure = DeliveryError(
        failure: error, mayHaveHappened: !request.method.isReading && bytes?.areSent ?? true)
      return Outcome(
        request,
        .failure(
          DeliveryError(
            failure.reason, withoutSecrets("\(place(of: request)): \(failure)"),
            mayHaveHappened: failure.mayHaveHappened)))
    }
  }

  /// One attempt.
  private func answer(to request: Request, _ bytes: RequestBytes?) async throws -> Response {
    var message = HTTPClientRequest(url: server.url(of: request))
    message.method = HTTPMethod(rawValue: request.method.rawValue)
    message.headers = headers(contentType: bytes?.contentType)
    if let bytes { message.body = .stream(bytes, length: .known(Int64(bytes.count))) }
    let timeout = request.isUpload ? options.timeout : min(options.timeout, options.shortTimeout)
    let response = try await Transport.within(timeout) { [client, message, options] in
      let answer = try await client.execute(message, timeout: TimeAmount(timeout))
      let body = try await answer.body.collect(upTo: options.largestAnswer)
      return Response(
        status: Int(answer.status.code),
        headers: answer.headers.map { NamedText($0.name, $0.value) },
        body: Data(body.readableBytesView))
    }
    if (300..<400).contains(response.status) { throw redirect(response) }
    return response
  }

  private func headers(contentType: String?) -> HTTPHeaders {
    var headers = HTTPHeaders(options.headers.map { ($0.name, $0.value) })
    headers.replaceOrAdd(name: "Accept", value: "application/json")
    headers.replaceOrAdd(name: "User-Agent", value: "winnow")
    if let contentType { headers.replaceOrAdd(name: "Content-Type", value: contentType) }
    if let token { headers.replaceOrAdd(name: "Authorization", value: "Token \(token.text)") }
    return headers
  }

  private func redirect(_ response: Response) -> DeliveryError {
    let target = response.header("Location").map { $0.prefix { $0 != "?" } } ?? "nowhere"
    return DeliveryError(
      .redirected,
      "\(response.status): the server sends callers to \(target), which is not"
        + " followed; expected the address that it is reached at by itself")
  }

  /// What the body gives, unless it takes longer.
  private static func within<Value: Sendable>(
    _ timeout: Duration, _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await Task.sleep(for: timeout)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let value = first else {
        throw DeliveryError(
          .timedOut, "no answer within \(timeout.inWords)", mayHaveHappened: true)
      }
      return value
    }
  }
}
