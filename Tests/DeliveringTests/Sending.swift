import Foundation

@testable import Delivering

/// Runs a client of a server while the body does, with short pauses between attempts.
func withTransport<Value: Sendable>(
  to address: String, token: String? = "0123abcd-secret",
  _ change: (inout TransportOptions) -> Void = { _ in },
  _ body: (Transport) async throws -> Value
) async throws -> Value {
  var options = TransportOptions()
  options.backoff.first = .milliseconds(1)
  options.backoff.longest = .milliseconds(5)
  // Beside other tests a server may have to wait for a thread.
  options.connectTimeout = .seconds(60)
  options.shortTimeout = .seconds(1200)
  change(&options)
  let transport = try Transport(
    ServerAddress(address), token: token.map { try Secret($0) }, options: options)
  do {
    let value = try await body(transport)
    try await transport.shutDown()
    return value
  } catch {
    try await transport.shutDown()
    throw error
  }
}

/// What a body fails with.
func failure<Value>(_ body: () async throws -> Value) async -> DeliveryError? {
  do {
    _ = try await body()
    return nil
  } catch {
    return error as? DeliveryError
  }
}
