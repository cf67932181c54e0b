import Foundation
import StandInServers
import Testing

@testable import Delivering

private let hello = StandInAnswer(200, ["hello": "world"])
private let asking = Request(.get, "api/v2/products/")

/// Encrypted connections, with an authority of the tests' own, and proxies.
@Suite(.timeLimit(.minutes(20))) struct TrustTests {
  private let authority: TestAuthority

  init() throws { authority = try TestAuthority() }

  private func run(
    asksForClient: Bool = false, host: String = "localhost",
    _ change: @escaping (inout TransportOptions) -> Void,
    _ body: (Transport, StandIn) async throws -> Void
  ) async throws {
    defer { try? FileManager.default.removeItem(at: authority.folder) }
    let tls = try authority.server(asksForClient: asksForClient)
    try await StandIn.run(tls: tls, act: { _ in hello }) { standIn in
      try await withTransport(to: "https://\(host):\(standIn.port)") {
        $0.backoff.attempts = 2
        change(&$0)
      } _: {
        try await body($0, standIn)
      }
    }
  }

  @Test func anUnknownAuthorityIsNotTrusted() async throws {
    try await run { _ in
    } _: { transport, standIn in
      let error = await failure { try await transport.send(asking) }
      #expect(error?.reason == .untrusted)
      #expect(error?.description.hasSuffix("the server's certificate is not trusted") == true)
      #expect(standIn.requests.isEmpty)
    }
  }

  @Test func anAuthorityOfTheUsersIsTrusted() async throws {
    try await run {
      $0.certificateAuthorities = [authority.authority]
    } _: { transport, _ in
      let answer = try await transport.send(asking)
      #expect(answer.status == 200)
    }
  }

  @Test func aCertificateForAnotherNameIsNotTrusted() async throws {
    try await run(host: "127.0.0.1") {
      $0.certificateAuthorities = [authority.authority]
    } _: { transport, standIn in
      let error = await failure { try await transport.send(asking) }
      #expect(error?.reason == .untrusted)
      #expect(standIn.requests.isEmpty)
    }
  }

  @Test func anyoneIsTrustedWhereThatIsAskedFor() async throws {
    try await run(host: "127.0.0.1") {
      $0.isInsecure = true
    } _: { transport, _ in
      let answer = try await transport.send(asking)
      #expect(answer.status == 200)
    }
  }

  @Test func aClientShowsItsCertificate() async throws {
    try await run(asksForClient: true) {
      $0.certificateAuthorities = [authority.authority]
      $0.clientCertificate = authority.client
      $0.clientKey = authority.clientKey
    } _: { transport, _ in
      let answer = try await transport.send(asking)
      #expect(answer.status == 200)
    }
  }

  @Test func aServerThatAsksForACertificateSaysSo() async throws {
    try await run(asksForClient: true) {
      $0.certificateAuthorities = [authority.authority]
    } _: { transport, standIn in
      let error = await failure { try await transport.send(asking) }
      #expect(error?.reason == .untrusted)
      #expect(error?.description.contains("certificate required") == true)
      #expect(standIn.requests.isEmpty)
    }
  }

  @Test func filesThatAreNoCertificatesAreNamed() throws {
    defer { try? FileManager.default.removeItem(at: authority.folder) }
    let other = authority.folder.appending(path: "other.pem").path
    try Data("hello".utf8).write(to: URL(fileURLWithPath: other))
    func check(_ message: String, _ change: (inout TransportOptions) -> Void) {
      var options = TransportOptions()
      change(&options)
      let refusing = options
      #expect(throws: DeliveryError(.unfit, message)) { try refusing.clientConfiguration() }
    }
    check("/no/such.pem: cannot be opened for reading") {
      $0.certificateAuthorities = ["/no/such.pem"]
    }
    check("\(other): expected certificates in PEM") { $0.certificateAuthorities = [other] }
    check("\(other): expected a private key in PEM") {
      $0.clientCertificate = authority.client
      $0.clientKey = other
    }
    check("a client key is given without its certificate") { $0.clientKey = authority.clientKey }
  }

  @Test func goesThroughAProxy() async throws {
    try await StandInProxy.run(authorization: "Basic dTpw") { proxy in
      try await run {
        $0.certificateAuthorities = [authority.authority]
        $0.proxy = try? Proxy("http://u:p@127.0.0.1:\(proxy.port)")
      } _: { transport, standIn in
        let answer = try await transport.send(asking)
        #expect(answer.status == 200)
        // A busy machine may need a second connection.
        #expect(Set(proxy.asked.map(\.target)) == ["localhost:\(standIn.port)"])
        #expect(proxy.asked.first?.headers.contains { $0.name == "authorization" } == false)
      }
    }
  }

  @Test func aProxyThatWantsAPasswordSaysSo() async throws {
    try await StandInProxy.run(authorization: "Basic dTpw") { proxy in
      try await run {
        $0.proxy = try? Proxy("http://127.0.0.1:\(proxy.port)")
      } _: { transport, _ in
        let error = await failure { try await transport.send(asking) }
        #expect(
          error?.description.hasSuffix("the proxy asks for a user name and a password") == true)
      }
    }
  }
}
