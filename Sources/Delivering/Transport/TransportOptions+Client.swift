import AsyncHTTPClient
import Foundation
import NIOCore
import NIOSSL

extension TransportOptions {
  /// What the client library is told.
  func clientConfiguration() throws(DeliveryError) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: try tlsConfiguration(),
      redirectConfiguration: .disallow,
      timeout: .init(connect: TimeAmount(connectTimeout)),
      connectionPool: .init(idleTimeout: .seconds(5)),
      proxy: proxy?.forClient)
    configuration.httpVersion = .http1Only
    // What is tried again, and how often, is decided here alone.
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }

  private func tlsConfiguration() throws(DeliveryError) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    if isInsecure { configuration.certificateVerification = .none }
    for path in certificateAuthorities {
      configuration.additionalTrustRoots.append(
        .certificates(try pem(path, "certificates", NIOSSLCertificate.fromPEMFile)))
    }
    guard let clientCertificate else {
      guard clientKey == nil else {
        throw DeliveryError(.unfit, "a client key is given without its certificate")
      }
      return configuration
    }
    configuration.certificateChain =
      try pem(clientCertificate, "certificates", NIOSSLCertificate.fromPEMFile)
      .map { .certificate($0) }
    configuration.privateKey = .privateKey(
      try pem(clientKey ?? clientCertificate, "a private key") {
        try NIOSSLPrivateKey(file: $0, format: .pem)
      })
    return configuration
  }

  private func pem<Value>(
    _ path: String, _ content: String, _ read: (String) throws -> Value
  ) throws(DeliveryError) -> Value {
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw DeliveryError(.unfit, "\(path): cannot be opened for reading")
    }
    do {
      return try read(path)
    } catch {
      throw DeliveryError(.unfit, "\(path): expected \(content) in PEM")
    }
  }
}

extension Proxy {
  fileprivate var forClient: HTTPClient.Configuration.Proxy {
    switch kind {
    case .socks5: return .socksServer(host: host, port: port)
    case .http:
      guard let user else { return .server(host: host, port: port) }
      return .server(
        host: host, port: port,
        authorization: .basic(username: user, password: password ?? ""))
    }
  }
}
