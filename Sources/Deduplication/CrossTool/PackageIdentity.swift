import FindingModel

/// What a finding says of the package that it is in, spelled as its ecosystem compares names.
struct PackageIdentity {
  /// As the type of a package URL; nil where it is not told.
  private(set) var ecosystem: String?
  /// A group, scope or path before the name, empty where there is none; nil where it is not told.
  private(set) var namespace: String?
  private(set) var name: String
  private(set) var version: String?
  /// As it is shown.
  let text: String

  init?(_ finding: Finding) {
    let location = finding.dependency
    let purl = PackageIdentity.purl(of: finding, at: location)
    guard
      let name = purl?.name ?? finding.componentName ?? location?.name, !name.isEmpty
    else { return nil }
    ecosystem = (purl?.type ?? location?.purlType).flatMap { $0 == "generic" ? nil : $0 }
    self.name = name
    namespace = purl.map { $0.namespace ?? "" }
    let version = finding.componentVersion ?? location?.version
    self.version = PackageIdentity.normalized(version: version ?? purl?.version)
    let told = version ?? purl?.version ?? ""
    text = purl.map { "\($0)" } ?? (told.isEmpty ? name : "\(name)@\(told)")
    if purl == nil || ecosystem == "golang" { splitName() }
    if let ecosystem, systemPackages.contains(ecosystem) {
      namespace = ""
      self.name = PackageIdentity.binaryName(in: finding) ?? self.name
    }
    fold()
  }

  /// A key that all spellings of the name share, whatever the ecosystem.
  var looseName: String { PackageIdentity.foldingPunctuation(name) }

  /// The path of a Go module or of a package in it.
  var goPath: String? {
    guard ecosystem == "golang" else { return nil }
    return namespace.map { $0.isEmpty ? name : $0 + "/" + name }
  }

  private static func purl(of finding: Finding, at location: DependencyLocation?) -> PackageURL? {
    let texts = [location?.purl] + finding.facts.lazy.filter { $0.kind == .purl }.map(\.text)
    return texts.lazy.compactMap { $0.flatMap { try? PackageURL($0) } }.first
  }

  /// Divides `group:artifact`, `@scope/name` and `host/path/name`.
  private mutating func splitName() {
    if ecosystem == "golang", let namespace, !namespace.isEmpty, !name.hasPrefix(namespace + "/") {
      name = namespace + "/" + name
    }
    let separator: Character = name.contains("/") ? "/" : ":"
    guard let index = name.lastIndex(of: separator), ecosystem != "gem" else {
      // Names of Maven and npm are whole with a group or scope alone.
      if let ecosystem, ecosystem != "maven" {
        namespace = namespace ?? (ecosystem == "npm" ? "" : nil)
      }
      return
    }
    namespace = String(name[..<index])
    name = String(name[name.index(after: index)...])
  }

  private mutating func fold() {
    switch ecosystem {
    case "maven", nil: break
    // PEP 503: <https://packaging.python.org/en/latest/specifications/name-normalization/>
    case "pypi": name = PackageIdentity.foldingPunctuation(name)
    default:
      name = name.lowercased()
      namespace = namespace?.lowercased()
    }
  }

  /// Of a package of an operating system the way into the image may tell more: Snyk writes
  /// `openssl/libssl3@3.0.11`, and names the source alone.
  private static func binaryName(in finding: Finding) -> String? {
    guard let source = finding.componentName else { return nil }
    for fact in finding.facts where fact.kind == .property && fact.text.hasPrefix(wayPrefix) {
      guard let step = fact.text.dropFirst(wayPrefix.count).split(separator: " > ").last,
        let slash = step.firstIndex(of: "/"), let at = step.lastIndex(of: "@"), slash < at,
        step[..<slash] == source
      else { continue }
      return String(step[step.index(after: slash)..<at])
    }
    return nil
  }

  private static let wayPrefix = "from:"

  /// Without the `v` and `go` of Go's versions, the epoch of Debian's and Red Hat's, which package URLs keep
  /// in a qualifier, and what Go says of modules without a `go.mod`.
  private static func normalized(version: String?) -> String? {
    guard var version = version?[...], !version.isEmpty else { return nil }
    if let colon = version.utf8.firstIndex(of: UInt8(ascii: ":")),
      version[..<colon].utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
    {
      version = version[version.utf8.index(after: colon)...]
    }
    for prefix in ["v", "go"] where version.hasPrefix(prefix) {
      if version.dropFirst(prefix.count).first?.isNumber == true {
        version.removeFirst(prefix.count)
      }
    }
    if version.hasSuffix("+incompatible") { version.removeLast("+incompatible".count) }
    return version.isEmpty ? nil : version.lowercased()
  }

  /// In small letters, with one hyphen for each run of hyphens, underscores and dots.
  private static func foldingPunctuation(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.lowercased().utf8 {
      let folded = "-_.".utf8.contains(byte) ? UInt8(ascii: "-") : byte
      if folded != UInt8(ascii: "-") || bytes.last != folded { bytes.append(folded) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Whose packages belong to a system: their namespace is the distribution, which tools name
/// differently, and their versions tell it too.
let systemPackages: Set = ["deb", "rpm", "apk", "alpm"]

extension Finding {
  /// The first package that it was found in.
  fileprivate var dependency: DependencyLocation? {
    for case .dependency(let location) in self.locations { return location }
    return nil
  }
}
