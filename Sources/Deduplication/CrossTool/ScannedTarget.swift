import FindingModel

/// Which image a finding is of, where that is told.
struct ScannedTarget {
  /// The image's name without tag and digest.
  var repositories: Set<String> = []
  /// The digests by which it can be fetched.
  var digests: Set<String> = []

  init(_ finding: Finding) {
    for fact in finding.facts where fact.kind == .artifact {
      guard let purl = try? PackageURL(fact.text), ["oci", "docker"].contains(purl.type)
      else { continue }
      repositories.insert(ScannedTarget.repository(purl.qualifier("repository_url") ?? purl.name))
      if let version = purl.version, version.hasPrefix("sha256:") { digests.insert(version) }
    }
    if repositories.isEmpty, let name = finding.filePath.flatMap(ScannedTarget.name) {
      repositories.insert(ScannedTarget.repository(name))
    }
  }

  /// In Trivy's `registry.example.com/shop:1.4 (debian 12.4)`, and at the start of Snyk's
  /// `docker-image|registry.example.com/shop > curl`.
  private static func name(in path: String) -> String? {
    if path.hasPrefix(snykPrefix) {
      let name = path.dropFirst(snykPrefix.count)
      return String(name.split(separator: " > ").first ?? name)
    }
    guard path.hasSuffix(")"), let mark = path.range(ofText: " (") else { return nil }
    return String(path[..<mark])
  }

  private static let snykPrefix = "docker-image|"

  private static func repository(_ name: String) -> String {
    var name = name[...]
    if let digest = name.firstIndex(of: "@") { name = name[..<digest] }
    if let tag = name.lastIndex(of: ":"), !name[tag...].contains("/") { name = name[..<tag] }
    for prefix in ["index.docker.io/", "docker.io/", "library/"] where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
    }
    return name.lowercased()
  }
}

extension String {
  /// Where a text starts for the last time.
  fileprivate func range(ofText text: String) -> String.Index? {
    var index = endIndex
    while index > startIndex {
      index = self.index(before: index)
      if self[index...].hasPrefix(text) { return index }
    }
    return nil
  }
}
