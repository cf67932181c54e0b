import Foundation

/// Where a server is: scheme, host, port and the folder that it may stand in.
public struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
  /// `http` or `https`.
  public let scheme: String
  /// A name or an IP address, in lower case; an IPv6 address without brackets.
  public let host: String
  public let port: Int
  /// Ends in a slash, as all addresses of both servers do.
  public let description: String

  /// - Parameter text: As people paste it: `https://dojo.example.com`, with a folder, or with the
  ///   path of the API (`api/v2`) that is left out then.
  /// - Throws: Where it is none, or holds a user name, a query or a fragment.
  public init(_ text: String) throws(DeliveryError) {
    let text = text.trimmed
    func refuse(_ found: String) -> DeliveryError {
      DeliveryError(.unfit, "expected the address of a server, found \(found)")
    }
    guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      let host = parts.host, !host.isEmpty
    else {
      throw refuse(text.contains("@") ? "a text that is none" : "`\(text)`")
    }
    guard parts.user == nil, parts.password == nil else {
      throw refuse("one with a user name: tokens are given apart from it")
    }
    guard scheme == "https" || scheme == "http" else {
      throw refuse("the scheme `\(scheme)` instead of https")
    }
    guard parts.query == nil, parts.fragment == nil else {
      throw refuse("one with a query: `\(text)`")
    }
    self.scheme = scheme
    self.host = host.lowercased().trimmingCharacters(in: ["[", "]"])
    self.port = parts.port ?? (scheme == "https" ? 443 : 80)
    var folders = parts.percentEncodedPath.split(separator: "/").map(String.init)
    if folders.suffix(2) == ["api", "v2"] { folders.removeLast(2) }
    let name = self.host.contains(":") ? "[\(self.host)]" : self.host
    let number = parts.port.map { ":\($0)" } ?? ""
    description = "\(scheme)://\(name)\(number)/" + folders.map { $0 + "/" }.joined()
  }

  /// The address of a path below the server's, with a query.
  func url(of request: Request) -> String {
    let query = request.query.map { "\($0.name.queryEscaped)=\($0.value.queryEscaped)" }
    return description + request.path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  /// Whether it is this computer.
  public var isLoopback: Bool {
    host == "localhost" || host == "::1" || host.hasPrefix("127.")
  }
}

extension ServerAddress {
  /// Whether anyone on the way can read what is sent.
  public var isReadOnTheWay: Bool { scheme == "http" && !isLoopback }
}

extension String {
  /// With all but RFC 3986's unreserved characters escaped.
  var queryEscaped: String {
    var escaped = ""
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e:
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        escaped += digits.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return escaped
  }
}
