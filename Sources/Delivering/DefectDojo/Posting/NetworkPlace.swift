import FindingModel
import Foundation

/// A place on the network, in the parts that both endpoints and locations have.
public struct NetworkPlace: Sendable, Hashable {
  public let scheme: String?
  public let userInfo: String?
  public let host: String
  public let port: Int?
  /// Without the slash in front.
  public let path: String?
  public let query: String?
  public let fragment: String?

  /// - Returns: Nothing where the location is none on the network, or names no host.
  init?(_ location: Location) {
    guard case .url(let location) = location else { return nil }
    var (scheme, userInfo, host) = (location.scheme, location.userInfo, location.host)
    var (port, path, query) = (location.port, location.path, location.query)
    var fragment = location.fragment
    if let url = location.url {
      guard let parts = URLComponents(string: url.contains("://") ? url : "//" + url) else {
        return nil
      }
      (scheme, userInfo, host) = (parts.scheme, parts.user, parts.host)
      (port, path, query) = (parts.port, parts.path, parts.query)
      fragment = parts.fragment
    }
    guard let host, !host.isEmpty else { return nil }
    self.init(
      scheme: scheme, userInfo: userInfo, host: host,
      port: port ?? ["https": 443, "http": 80][scheme ?? ""], path: path, query: query,
      fragment: fragment)
  }

  init(
    scheme: String?, userInfo: String?, host: String, port: Int?, path: String?, query: String?,
    fragment: String?
  ) {
    self.scheme = scheme?.nonEmpty
    self.userInfo = userInfo?.nonEmpty
    self.host = host.lowercased()
    self.port = port
    self.path = path.map { String($0.drop { $0 == "/" }) }?.nonEmpty
    self.query = query?.nonEmpty
    self.fragment = fragment?.nonEmpty
  }

  /// The fields of an endpoint or a URL, which differ in the name of one.
  func values(userInfoName: String) -> [String: JSONValue] {
    var values: [String: JSONValue] = ["host": .text(host)]
    values["protocol"] = scheme.map { .text($0) }
    values[userInfoName] = userInfo.map { .text($0) }
    values["port"] = port.map { .int($0) }
    values["path"] = path.map { .text($0) }
    values["query"] = query.map { .text($0) }
    values["fragment"] = fragment.map { .text($0) }
    return values
  }
}

extension NetworkPlace {
  init(_ url: ServerURL) {
    self.init(
      scheme: url.protocol, userInfo: url.userInfo, host: url.host, port: url.port,
      path: url.path, query: url.query, fragment: url.fragment)
  }

  init(_ endpoint: Endpoint) {
    self.init(
      scheme: endpoint.protocol, userInfo: endpoint.userinfo, host: endpoint.host ?? "",
      port: endpoint.port, path: endpoint.path, query: endpoint.query,
      fragment: endpoint.fragment)
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
