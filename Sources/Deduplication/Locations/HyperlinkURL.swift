/// A URL as the Python library hyperlink 21.0 takes it apart and writes it, which is what DefectDojo
/// parses and renders the URLs of locations with.
///
/// Where hyperlink raises an error, there is no value.
struct HyperlinkURL {
  private(set) var scheme: String
  private(set) var userInfo: String
  private(set) var host: String
  private(set) var port: Int?
  private(set) var path: [String]
  private(set) var query: [QueryItem]
  private(set) var fragment: String
  private var isRooted: Bool
  /// Nothing where neither the text nor the scheme says.
  private var usesNetloc: Bool?

  struct QueryItem {
    var key: String
    var value: String?
  }

  init?(
    scheme: String, userInfo: String, host: String, port: Int?, path: [String],
    query: [QueryItem], fragment: String, isRooted: Bool, usesNetloc: Bool?
  ) {
    self.scheme = scheme
    self.userInfo = userInfo
    self.host = host
    self.port = port
    self.path = path
    self.query = query
    self.fragment = fragment
    self.isRooted = isRooted
    self.usesNetloc = usesNetloc
    guard isSound else { return nil }
    settle()
  }

  /// Derives what the other parts decide. Every change ends with this, as in hyperlink a change makes
  /// a new URL.
  private mutating func settle() {
    port = port ?? Schemes.ports[scheme]
    if !host.isEmpty, !query.isEmpty, path.isEmpty { path = [""] }
    if usesNetloc == nil { usesNetloc = Schemes.usesNetloc(scheme) }
    let hasAuthority = !host.isEmpty || (port != 0 && port != Schemes.ports[scheme])
    if hasAuthority {
      isRooted = true
      usesNetloc = true
    }
    if !isRooted, path.first == "" {
      isRooted = true
      path.removeFirst()
    }
    if !hasAuthority, !path.isEmpty, !isRooted { usesNetloc = false }
  }

  private var isSound: Bool {
    scheme.unicodeScalars.allSatisfy(Schemes.isSchemeSign)
      && !host.containsAny(of: "/?#@") && (!host.containsAny(of: ":") || HostName.isIPv6(host))
      && !path.contains { $0.containsAny(of: "/?#") }
      && !query.contains {
        $0.key.containsAny(of: "&=#") || $0.value?.containsAny(of: "&#") == true
      }
      && !userInfo.containsAny(of: "/?#@")
  }
}

extension HyperlinkURL {
  /// Lower-case scheme and host, no dot segments, and percent-encoding in one form.
  func normalized(path normalizesPath: Bool = true) -> HyperlinkURL {
    var url = self
    url.scheme = scheme.lowercased()
    if url.scheme != scheme { url.usesNetloc = nil }
    url.host = host.lowercased()
    if normalizesPath {
      url.path = path.isEmpty ? [""] : withoutDotSegments(path).map(PercentCoding.normalized)
    }
    url.query = query.map {
      QueryItem(
        key: PercentCoding.normalized($0.key), value: $0.value.map(PercentCoding.normalized))
    }
    url.fragment = PercentCoding.normalized(fragment)
    url.userInfo = PercentCoding.normalized(userInfo)
    url.settle()
    return url
  }

  /// All parts in ASCII; nothing where the host has no such form.
  func encoded() -> HyperlinkURL? {
    var url = self
    if !host.isEmpty {
      guard let ascii = HostName.idna(host) else { return nil }
      url.host = ascii
    }
    url.userInfo = userInfo.parts(at: ":", maxSplits: 1)
      .map { PercentCoding.encoded($0, safe: Schemes.userInfoSigns) }.joined(separator: ":")
    url.path = path.enumerated().map { index, segment in
      let colon = index > 0 || !scheme.isEmpty ? ":" : ""
      return PercentCoding.encoded(segment, safe: Schemes.userInfoSigns + "@" + colon)
    }
    url.query = query.map {
      QueryItem(
        key: PercentCoding.encoded($0.key, safe: Schemes.queryKeySigns),
        value: $0.value.map { PercentCoding.encoded($0, safe: Schemes.queryKeySigns + "=") })
    }
    url.fragment = PercentCoding.encoded(fragment, safe: Schemes.queryKeySigns + "=&")
    url.settle()
    return url
  }

  /// Nothing where the host has a colon and is no IPv6 address.
  func replacing(host: String) -> HyperlinkURL? {
    var url = self
    url.host = host
    guard url.isSound else { return nil }
    url.settle()
    return url
  }

  /// An encoded URL as text, without a password.
  var text: String {
    var path = path.joined(separator: "/")
    if isRooted, !self.path.isEmpty { path = "/" + path }
    let authority = authority
    var text = scheme.isEmpty ? "" : scheme + ":"
    if !authority.isEmpty {
      text += "//" + authority
      if !scheme.isEmpty, !path.isEmpty, !path.hasPrefix("/") { text += "/" }
    } else if !scheme.isEmpty, !path.hasPrefix("//"), usesNetloc == true {
      text += "//"
    }
    text += path
    if !queryText.isEmpty { text += "?" + queryText }
    if !fragment.isEmpty { text += "#" + fragment }
    return text
  }

  var queryText: String {
    query.map { $0.key + ($0.value.map { "=\($0)" } ?? "") }.joined(separator: "&")
  }

  private var authority: String {
    let shownHost = host.containsAny(of: ":") ? "[\(host)]" : host
    let shownPort = port == Schemes.ports[scheme] ? "" : ":\(port.map { String($0) } ?? "None")"
    guard !userInfo.isEmpty else { return shownHost + shownPort }
    let parts = userInfo.parts(at: ":", maxSplits: 1)
    return parts[0] + (parts.count > 1 ? ":@" : "@") + shownHost + shownPort
  }
}

private func withoutDotSegments(_ path: [String]) -> [String] {
  var segments: [String] = []
  for segment in path {
    switch segment {
    case ".": continue
    case "..": _ = segments.popLast()
    default: segments.append(segment)
    }
  }
  if path.last == "." || path.last == ".." { segments.append("") }
  return segments
}
