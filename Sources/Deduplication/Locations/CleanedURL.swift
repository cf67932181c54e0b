package import FindingModel

/// The URL of a location as DefectDojo stores it: after `URL.from_value` or `URL.from_parts` and
/// `URL.clean` of its `dojo/url/models.py`.
///
/// Exact for hosts in ASCII; ``HostName/idna(_:)`` says what differs for others.
package struct CleanedURL: Sendable {
  /// In lower case; empty where it is not known.
  package private(set) var scheme: String
  package private(set) var userInfo: String
  package private(set) var host: String
  /// The scheme's usual one where the location has none; from 1 to 65535 if the location is a text.
  package private(set) var port: Int?
  /// Without the first slash.
  package private(set) var path: String
  /// Without the question mark.
  package private(set) var query: String
  /// Without the number sign.
  package private(set) var fragment: String

  /// Nothing where DefectDojo cannot read the text and drops the location.
  package init?(_ location: URLLocation) {
    if let text = location.url, !text.isEmpty {
      guard let url = CleanedURL.parsed(text) else { return nil }
      self = url
    } else {
      scheme = location.scheme ?? ""
      userInfo = location.userInfo ?? ""
      host = location.host ?? ""
      port = location.port
      path = location.path ?? ""
      query = location.query ?? ""
      fragment = location.fragment ?? ""
    }
    // Once when it is made and once before it is used; the second takes another slash away.
    clean()
    clean()
  }

  /// What `str` makes of it: the identity of the location, and the text that is hashed.
  package var text: String { rendered ?? joined }

  private init?(_ url: HyperlinkURL) {
    if let port = url.port, !(1...65_535).contains(port) { return nil }
    // Python's `urlsplit` takes a bracket in the user's name for one of an IPv6 address.
    if url.userInfo.parts(at: ":", maxSplits: 1)[0].containsAny(of: "[]") { return nil }
    scheme = url.scheme
    userInfo = url.userInfo
    host = url.host
    port = url.port
    path = url.path.joined(separator: "/").withoutFirst("/").firstScalars(2048)
    query = PercentCoding.decodedQuery(url.queryText.withoutTabsAndLineBreaks)
      .withoutFirst("?").firstScalars(2048)
    fragment = url.fragment.withoutFirst("#").firstScalars(2048)
  }

  /// A text without a scheme may still begin with a host; "localhost:8080" has a scheme.
  private static func parsed(_ text: String) -> CleanedURL? {
    guard let url = HyperlinkURL(text: text)?.normalized() else { return nil }
    if !url.host.isEmpty { return CleanedURL(url) }
    guard url.scheme.isEmpty, let url = HyperlinkURL(text: "//" + text)?.normalized(),
      !url.host.isEmpty
    else { return nil }
    return CleanedURL(url)
  }

  private mutating func clean() {
    scheme = scheme.lowercased()
    userInfo = userInfo.strippedAsInPython.withoutNulls
    if !host.isEmpty {
      host =
        HostName.compressedAddress(host) ?? HostName.idna(host) ?? host.lowercased().withoutNulls
    }
    if port == nil || port == 0 { port = Schemes.defaultPorts[scheme] }
    path = path.strippedAsInPython.withoutFirst("/").withoutNulls
    query = query.strippedAsInPython.withoutFirst("?").withoutNulls
    fragment = fragment.strippedAsInPython.withoutFirst("#").withoutNulls
  }

  /// hyperlink cannot encode an IP address or "my_host", so such a host is put in last.
  private var rendered: String? {
    let isEncodable = HostName.idna(host) != nil
    let parsed = HyperlinkURL(text: "\(path)?\(query)")?.normalized()
    guard let parsed,
      let url = HyperlinkURL(
        scheme: scheme, userInfo: userInfo, host: isEncodable ? host : "", port: port,
        path: parsed.path, query: parsed.query, fragment: fragment, isRooted: false,
        usesNetloc: nil)
    else { return nil }
    let encoded = url.normalized(path: !path.isEmpty).encoded()
    guard let url = isEncodable ? encoded : encoded?.replacing(host: host) else { return nil }
    return url.text.hasPrefix("//") ? String(url.text.dropFirst(2)) : url.text
  }

  /// What DefectDojo falls back to where hyperlink raises an error.
  private var joined: String {
    var text = scheme.isEmpty ? "" : scheme + "://"
    if !userInfo.isEmpty { text += userInfo + "@" }
    text += host
    if let port, port > 0 { text += ":\(port)" }
    if !path.isEmpty {
      text += "/" + path.unicodeScalars.drop { $0 == "/" }.map(String.init).joined()
    }
    if !query.isEmpty { text += "?" + query }
    if !fragment.isEmpty { text += "#" + fragment }
    return text
  }
}

extension String {
  fileprivate var withoutNulls: String {
    utf8.contains(0) ? parts(at: "\0").joined(separator: "%00") : self
  }

  /// Python's `urlsplit` takes these away before it looks for the query.
  fileprivate var withoutTabsAndLineBreaks: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !["\t", "\r", "\n"].contains($0) }))
  }
}
