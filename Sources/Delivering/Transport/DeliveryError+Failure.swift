import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix
import NIOSSL

extension DeliveryError {
  /// What an attempt to send something failed with.
  ///
  /// - Parameters:
  ///   - failure: As the client library, or this module, threw it.
  ///   - mayHaveHappened: Whether all of the request was on its way by then.
  init(failure: any Error, mayHaveHappened: Bool) {
    let isCertain: Bool
    switch failure {
    case let error as DeliveryError:
      (reason, description) = (error.reason, error.description)
      isCertain = error.reason == .unfit || error.reason == .redirected
    case let error as HTTPClientError:
      (reason, description, isCertain) = DeliveryError.words(for: error)
    case let error as NIOConnectionError:
      (reason, description, isCertain) = (.unreachable, DeliveryError.words(for: error), true)
    case let error as IOError where IOError.connectingCodes.contains(error.errnoCode):
      (reason, description, isCertain) = (.unreachable, error.words, true)
    case is NIOTooManyBytesError:
      (reason, description) = (.unreadable, "the answer is too long")
      isCertain = false
    default:
      let text = "\(failure)"
      if text.contains("CERTIFICATE_VERIFY_FAILED") || text.contains("failedToValidateHostname") {
        reason = .untrusted
        description = "the server's certificate is not trusted"
        isCertain = true
      } else if text.contains("ALERT") || text.contains("handshakeFailed") {
        reason = .untrusted
        description = "no encrypted connection came about: \(DeliveryError.openSSLReason(text))"
        isCertain = true
      } else {
        reason = .interrupted
        description = "the connection was lost"
        isCertain = false
      }
    }
    self.mayHaveHappened = mayHaveHappened && !isCertain
  }

  private static func words(for error: HTTPClientError) -> (Reason, String, isCertain: Bool) {
    switch error {
    case .connectTimeout, .getConnectionFromPoolTimeout:
      (.unreachable, "no connection came about in time", true)
    case .tlsHandshakeTimeout:
      (.unreachable, "no encrypted connection came about in time", true)
    case .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
      (.unreachable, "the proxy did not answer in time", true)
    case .proxyAuthenticationRequired:
      (.unfit, "the proxy asks for a user name and a password", true)
    case .invalidProxyResponse:
      (.unreachable, "the proxy refuses to connect to the server", true)
    case .deadlineExceeded, .readTimeout, .writeTimeout:
      (.timedOut, "no answer came in time", false)
    case .remoteConnectionClosed, .cancelled, .requestStreamCancelled, .uncleanShutdown:
      (.interrupted, "the connection was lost", false)
    default:
      (.unfit, error.shortDescription, true)
    }
  }

  private static func words(for error: NIOConnectionError) -> String {
    if let failure = error.connectionErrors.first {
      if let system = failure.error as? IOError { return system.words }
      return "no connection came about: \(failure.error)"
    }
    return "there is no host `\(error.host)`"
  }

  /// The word that BoringSSL has for what went wrong, as `CERTIFICATE_REQUIRED`.
  private static func openSSLReason(_ text: String) -> String {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    let word = words.last { $0.contains("_") && $0.allSatisfy { $0 == "_" || !$0.isLowercase } }
    return (word ?? "for an unknown reason").replacing("_", with: " ").lowercased()
  }
}

extension IOError {
  /// What only connecting fails with.
  fileprivate static let connectingCodes = [
    ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL,
  ]

  /// As `connection refused`.
  fileprivate var words: String {
    let text = description
    // `connect(…) (error set): Connection refused (errno: 111)`, and then perhaps a bracket.
    let end = text.range(of: " (errno")?.lowerBound ?? text.endIndex
    let start = text[..<end].range(of: ": ", options: .backwards)?.upperBound ?? text.startIndex
    return text[start..<end].lowercased().filter { $0 != ")" }
  }
}
