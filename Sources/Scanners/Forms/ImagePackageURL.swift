import FindingModel

/// Container images as package URLs, as VEX documents name them.
enum ImagePackageURL {
  /// The package URL of `registry.example.com/shop@sha256:…`, in the way of Trivy and of Docker,
  /// which leave out the registry and the directory of Docker's own images.
  static func text(of digest: String, architecture: String? = nil) -> String? {
    guard let at = digest.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let version = digest[digest.utf8.index(after: at)...]
    let repository = repository(String(digest[..<at]))
    guard let name = repository.split(separator: "/").last, !version.isEmpty else { return nil }
    let arch = architecture.flatMap { $0.isEmpty ? nil : "arch=\($0)&" } ?? ""
    let text = "pkg:oci/\(name)@\(version)?\(arch)repository_url=\(repository)"
    return try? PackageURL(text).description
  }

  /// The package URL of `registry.example.com/shop:1.4`, of which no digest is known.
  static func text(ofName name: String) -> String? {
    let repository = repository(name)
    guard let last = repository.split(separator: "/").last else { return nil }
    let text = "pkg:oci/\(last)?repository_url=\(repository)"
    return try? PackageURL(text).description
  }

  /// A repository without a tag, with its registry.
  static func repository(_ name: String) -> String {
    var parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.popLast() else { return name }
    parts.append(String(last.prefix { $0 != ":" && $0 != "@" }))
    let isRegistry =
      parts.count > 1 && (parts[0].contains { ".:".contains($0) } || parts[0] == "localhost")
    if !isRegistry { parts.insert("index.docker.io", at: 0) }
    if parts[0] == "docker.io" { parts[0] = "index.docker.io" }
    if parts[0] == "index.docker.io", parts.count == 2 { parts.insert("library", at: 1) }
    return parts.joined(separator: "/")
  }
}
