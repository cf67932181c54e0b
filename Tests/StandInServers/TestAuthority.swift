import Crypto
package import Foundation
package import NIOSSL
import SwiftASN1
import X509

/// An authority of its own, with the certificates that it has signed, in files of a folder.
package struct TestAuthority {
  package let folder: URL
  package var authority: String { folder.appending(path: "authority.pem").path }
  package var client: String { folder.appending(path: "client.pem").path }
  package var clientKey: String { folder.appending(path: "client-key.pem").path }

  private let serverChain: [NIOSSLCertificateSource]
  private let serverKey: NIOSSLPrivateKeySource

  /// Signs a certificate for `localhost` and one for a client.
  package init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "winnow-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.folder = folder
    let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
    let name = try DistinguishedName { CommonName("An authority for tests") }
    let authority = try TestAuthority.certificate(
      name, key.publicKey, issuer: name, key,
      extensions: Certificate.Extensions {
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
        Critical(KeyUsage(keyCertSign: true))
      })
    let server = Certificate.PrivateKey(P256.Signing.PrivateKey())
    let serverCertificate = try TestAuthority.certificate(
      DistinguishedName { CommonName("localhost") }, server.publicKey, issuer: name, key,
      extensions: Certificate.Extensions {
        SubjectAlternativeNames([.dnsName("localhost")])
      })
    let client = Certificate.PrivateKey(P256.Signing.PrivateKey())
    let clientCertificate = try TestAuthority.certificate(
      DistinguishedName { CommonName("pipeline") }, client.publicKey, issuer: name, key,
      extensions: Certificate.Extensions {})
    func write(_ text: String, _ file: String) throws {
      try Data(text.utf8).write(to: folder.appending(path: file))
    }
    try write(try authority.serializeAsPEM().pemString, "authority.pem")
    try write(try clientCertificate.serializeAsPEM().pemString, "client.pem")
    try write(try client.serializeAsPEM().pemString, "client-key.pem")
    serverChain = [
      .certificate(
        try NIOSSLCertificate(
          bytes: Array(serverCertificate.serializeAsPEM().pemString.utf8), format: .pem))
    ]
    serverKey = .privateKey(
      try NIOSSLPrivateKey(bytes: Array(server.serializeAsPEM().pemString.utf8), format: .pem))
  }

  private static func certificate(
    _ subject: DistinguishedName, _ key: Certificate.PublicKey, issuer: DistinguishedName,
    _ issuerKey: Certificate.PrivateKey, extensions: Certificate.Extensions
  ) throws -> Certificate {
    try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key,
      notValidBefore: Date().addingTimeInterval(-3600),
      notValidAfter: Date().addingTimeInterval(3600), issuer: issuer, subject: subject,
      signatureAlgorithm: .ecdsaWithSHA256, extensions: extensions, issuerPrivateKey: issuerKey)
  }

  /// For a server that shows its certificate, and may ask for the client's.
  package func server(asksForClient: Bool = false) throws -> TLSConfiguration {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: serverChain, privateKey: serverKey)
    if asksForClient {
      configuration.trustRoots = .file(authority)
      configuration.certificateVerification = .noHostnameVerification
    }
    return configuration
  }
}
