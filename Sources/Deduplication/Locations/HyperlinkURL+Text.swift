import FindingModel

extension HyperlinkURL {
  /// Takes a URL apart by the pattern of RFC 3986, appendix B.
  init?(text: String) {
    let (head, fragment) = text.cut(at: "#")
    guard let fragment = (fragment ?? "").singleLine else { return nil }
    let (beforeQuery, query) = head.cut(at: "?")
    let (scheme, rest) = HyperlinkURL.scheme(of: beforeQuery)
    var authority: Authority?
    var path = rest
    if rest.utf8.starts(with: "//".utf8) {
      let (text, following) = rest.withoutFirst("/").withoutFirst("/").cut(at: "/")
      guard let parsed = Authority(text) else { return nil }
      authority = parsed
      path = following.map { "/" + $0 } ?? ""
    }
    let segments = path.isEmpty ? [] : path.parts(at: "/")
    let isRooted = segments.first == ""
    self.init(
      scheme: scheme, userInfo: authority?.userInfo ?? "", host: authority?.host ?? "",
      port: authority?.port, path: isRooted ? Array(segments.dropFirst()) : segments,
      query: HyperlinkURL.items(of: query ?? ""), fragment: fragment,
      isRooted: path.isEmpty ? authority?.isEmpty == false : isRooted,
      usesNetloc: authority != nil)
  }

  /// What stands before the first colon, unless a slash does so earlier.
  private static func scheme(of text: String) -> (scheme: String, rest: String) {
    let (head, rest) = text.cut(at: ":")
    guard let rest, !head.isEmpty, !head.containsAny(of: "/") else { return ("", text) }
    return (head, rest)
  }

  private static func items(of query: String) -> [QueryItem] {
    if query.isEmpty { return [] }
    return query.parts(at: "&").map { item in
      let (key, value) = item.cut(at: "=")
      return QueryItem(key: key, value: value)
    }
  }
}

/// `user:password@host:port`.
private struct Authority {
  var userInfo = ""
  var host = ""
  var port: Int?
  var isEmpty: Bool

  init?(_ text: String) {
    isEmpty = text.isEmpty
    var rest = text
    let (head, tail) = text.cut(at: "@")
    if let tail { (userInfo, rest) = (head, tail) }
    var portText: String?
    if rest.unicodeScalars.first == "[" {
      let (address, following) = rest.withoutFirst("[").cut(at: "]")
      guard let following = following?.singleLine, !address.containsAny(of: "["),
        following.isEmpty || following.unicodeScalars.first == ":"
      else { return nil }
      host = address
      portText = following.isEmpty ? nil : following.withoutFirst(":")
    } else {
      (host, portText) = rest.cut(at: ":")
      if host.containsAny(of: "[]") { return nil }
    }
    guard let portText else { return }
    guard let port = Int(pythonText: portText) else { return nil }
    self.port = port
  }
}

extension String {
  /// What stands before and after the first `sign`; after it is nothing where there is none.
  fileprivate func cut(at sign: Unicode.Scalar) -> (before: String, after: String?) {
    let parts = parts(at: sign, maxSplits: 1)
    return (parts[0], parts.count > 1 ? parts[1] : nil)
  }

  /// The text without a final line feed; nothing where another one stands within.
  fileprivate var singleLine: String? {
    let lines = parts(at: "\n")
    return lines.count == 1 || (lines.count == 2 && lines[1].isEmpty) ? lines[0] : nil
  }
}

extension Int {
  /// Python's `int(text)` of ASCII digits: white space around, a sign, and single underscores
  /// between digits are fine.
  fileprivate init?(pythonText: String) {
    let groups = pythonText.strippedAsInPython.parts(at: "_")
    if groups.contains("") || groups.dropFirst().contains(where: { $0.containsAny(of: "+-") }) {
      return nil
    }
    self.init(groups.joined())
  }
}
