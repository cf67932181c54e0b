import Foundation

/// A proxy that requests go through.
public struct Proxy: Sendable, Hashable {
  public enum Kind: String, Sendable { case http, socks5 }

  public let kind: Kind
  public let host: String
  public let port: Int
  let user: String?
  let password: String?

  /// - Parameter text: `http://proxy.example.com:3128` or `socks5://…`; the scheme may be missing,
  ///   and a user name with a password may stand before the host.
  /// - Throws: Where it is none; the error does not show it, as it may hold a password.
  public init(_ text: String) throws(DeliveryError) {
    let text = text.trimmed
    guard let parts = URLComponents(string: text.contains("://") ? text : "http://" + text),
      let host = parts.host, !host.isEmpty
    else {
      throw DeliveryError(.unfit, "proxy: expected an address as http://proxy.example.com:3128")
    }
    switch parts.scheme?.lowercased() {
    case "http": kind = .http
    case "socks5", "socks5h": kind = .socks5
    case let scheme:
      throw DeliveryError(
        .unfit, "proxy: expected the scheme http or socks5, found `\(scheme ?? "")`")
    }
    self.host = host.trimmingCharacters(in: ["[", "]"])
    port = parts.port ?? (kind == .http ? 3128 : 1080)
    user = parts.user
    password = parts.password
  }

  /// The proxy for a server: the option where it is given, else that of the environment, as curl
  /// reads it: `HTTPS_PROXY` or `http_proxy` by the scheme, `ALL_PROXY`, and `NO_PROXY`, all but
  /// `http_proxy` in either case (<https://curl.se/docs/manpage.html#ENVIRONMENT>).
  ///
  /// - Parameters:
  ///   - server: The server that is to be reached.
  ///   - option: What the user asked for; an empty text asks for none.
  ///   - environment: The variables.
  /// - Returns: Nothing where none is to be used.
  /// - Throws: Where the option or the variable is no proxy.
  public static func forServer(
    _ server: ServerAddress, option: String?, environment: [String: String]
  ) throws(DeliveryError) -> Proxy? {
    if let option { return option.trimmed.isEmpty ? nil : try Proxy(option) }
    func variable(_ names: String...) -> String? {
      names.lazy.compactMap { environment[$0] }.first { !$0.trimmed.isEmpty }
    }
    let own =
      server.scheme == "https"
      ? variable("https_proxy", "HTTPS_PROXY") : variable("http_proxy")
    guard let text = own ?? variable("all_proxy", "ALL_PROXY") else { return nil }
    if let exceptions = variable("no_proxy", "NO_PROXY"),
      NoProxyList(exceptions).contains(server)
    {
      return nil
    }
    return try Proxy(text)
  }
}

/// The servers that are reached without the proxy: names with all below them, addresses, ranges of
/// addresses as `10.0.0.0/8`, or `*`.
struct NoProxyList {
  private let entries: [String]

  init(_ text: String) {
    entries = text.lowercased().split { $0 == "," || $0.isWhitespace }.map(String.init)
  }

  func contains(_ server: ServerAddress) -> Bool {
    entries.contains { entry in
      if entry == "*" || entry == server.host || entry == "[\(server.host)]" { return true }
      if entry == "\(server.host):\(server.port)" { return true }
      if entry.contains("/") { return NoProxyList.range(entry, contains: server.host) }
      let name = entry.drop { $0 == "*" }.drop { $0 == "." }
      return !name.isEmpty && server.host.hasSuffix("." + name)
    }
  }

  private static func range(_ range: String, contains host: String) -> Bool {
    let parts = range.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let bits = Int(parts[1]), (0...32).contains(bits),
      let network = address(String(parts[0])), let host = address(host)
    else { return false }
    return bits == 0 || (network ^ host) >> UInt32(32 - bits) == 0
  }

  /// An IPv4 address as a number.
  private static func address(_ text: String) -> UInt32? {
    let bytes = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard bytes.count == 4 else { return nil }
    return bytes.reduce(UInt32?.some(0)) { number, byte in
      guard let number, let byte else { return nil }
      return number << 8 | UInt32(byte)
    }
  }
}
