import FindingModel

/// Where on the web a weakness was found: server and path; query and fragment change with every
/// scan.
struct EndpointAddress: Hashable {
  /// In small letters and with a port, as `shop.example.com:443`.
  let host: String
  let path: String

  /// Nil where a text is no URL.
  init?(_ url: String) {
    guard let mark = url.utf8.firstIndex(of: UInt8(ascii: ":")), url[mark...].hasPrefix("://")
    else { return nil }
    let scheme = url[..<mark].lowercased()
    let rest = url[mark...].dropFirst(3)
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    var authority = rest[..<end].lowercased()[...]
    if let at = authority.lastIndex(of: "@") {
      authority = authority[authority.index(after: at)...]
    }
    guard !authority.isEmpty else { return nil }
    let path = rest[end...].prefix { $0 != "?" && $0 != "#" }
    self.init(host: String(authority), port: defaultPorts[scheme], path: String(path))
  }

  init?(_ location: URLLocation) {
    if let url = location.url {
      self.init(url)
    } else if let host = location.host {
      let port = location.port ?? location.scheme.flatMap { defaultPorts[$0] }
      self.init(host: host.lowercased(), port: port, path: location.path ?? "")
    } else {
      return nil
    }
  }

  private init(host: String, port: Int?, path: String) {
    // A colon in brackets is part of an IPv6 address.
    let hasPort = host.lastIndex(of: ":").map { !host[$0...].contains("]") } ?? false
    self.host = hasPort ? host : port.map { "\(host):\($0)" } ?? host
    self.path = path.hasPrefix("/") ? path : "/" + path
  }

  /// All of a finding; facts know more than the locations that DefectDojo keeps.
  static func all(of finding: Finding) -> Set<EndpointAddress> {
    let told = finding.facts.lazy.filter { $0.kind == .url }
      .compactMap { EndpointAddress($0.text) }
    if !told.isEmpty { return Set(told) }
    var addresses: Set<EndpointAddress> = []
    for case .url(let location) in finding.locations {
      if let address = EndpointAddress(location) { addresses.insert(address) }
    }
    return addresses
  }
}

private let defaultPorts = ["http": 80, "https": 443, "ftp": 21, "ws": 80, "wss": 443]
