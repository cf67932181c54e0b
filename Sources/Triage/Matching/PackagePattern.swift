package import FindingModel

/// A package URL that others are matched with, as `pkg:maven/org.apache.*/log4j*@<2.17`.
///
/// Type, namespace and name may hold wildcards, `**` any number of the namespace's parts. The
/// version is a range, and any version fits where there is none. Qualifiers and a subpath must be
/// those of the package where the pattern has them, and do not matter where it has none: what
/// OpenVEX (<https://github.com/openvex/go-vex>, `PurlMatches`) and Trivy do too.
package struct PackagePattern: Sendable, Hashable {
  /// The pattern as it is written.
  package let text: String
  private let type: Wildcard
  private let path: WildcardPath
  private let version: VersionRange?
  private let qualifiers: [KeyedText]
  private let subpath: String?
  /// Whether the letters' case counts: not where the type, whose rules say that, is any of some.
  private let isCaseSensitive: Bool
  /// By which an index finds the pattern; nothing where its name has wildcards.
  package let key: RuleKey?

  /// - Throws: Where the text is no package URL, and where its wildcards or its range are not
  ///   written as they must be.
  package init(_ text: String) throws(PatternError) {
    self.text = text
    let written = try PatternURL(text)
    isCaseSensitive = !written.hasAnyType
    type = try Wildcard(written.type)
    let (purl, name) = (written.purl, written.name)
    let full = purl.namespace.map { "\($0)/\(name)" } ?? name
    path = try WildcardPath(isCaseSensitive ? full : full.lowercased())
    version = try purl.version.map { text throws(PatternError) in try VersionRange(text) }
    qualifiers = purl.qualifiers
    subpath = purl.subpath
    key = path.parts.last?.wildcard?.literal.map { Self.key(ofName: $0) }
  }

  package func matches(_ purl: PackageURL) -> Bool {
    type.matches(purl.type[...]) && path.matches(parts(of: purl)) && matchesVersion(of: purl)
      && qualifiers.allSatisfy { purl.qualifier($0.key) == $0.text }
      && (subpath == nil || subpath == purl.subpath)
  }

  private func parts(of purl: PackageURL) -> [Substring] {
    let path = purl.namespace.map { "\($0)/\(purl.name)" } ?? purl.name
    return (isCaseSensitive ? path : path.lowercased()).split(separator: "/")
  }

  /// The epoch of an RPM package is a qualifier
  /// (<https://github.com/package-url/purl-spec/blob/main/PURL-TYPES.rst>); a version without one
  /// in the pattern may be that of any epoch.
  private func matchesVersion(of purl: PackageURL) -> Bool {
    guard let range = version else { return true }
    guard let version = purl.version else { return false }
    if purl.type == "rpm", let epoch = purl.qualifier("epoch") {
      return range.contains("\(epoch):\(version)", ecosystem: purl.type) || range.text == version
    }
    return range.contains(version, ecosystem: purl.type)
  }
}

/// A package URL with wildcards in it, in its parts.
private struct PatternURL {
  let purl: PackageURL
  /// In lower case.
  let type: String
  let hasAnyType: Bool
  /// The name with its wildcards, by the rules of the type.
  let name: String

  init(_ text: String) throws(PatternError) {
    var rest = text[...]
    let hasScheme = rest.take("pkg:")
    _ = rest.take { $0 == UInt8(ascii: "/") }
    let written = rest.take { $0 != UInt8(ascii: "/") }.lowercased()
    hasAnyType = hasScheme && Glob.isGlob(written)
    purl = try Self.purl(hasAnyType ? "pkg:generic\(rest)" : text, of: text)
    type = hasAnyType ? written : purl.type
    // The names of Dart's packages would have their wildcards replaced.
    name =
      purl.type == "pub" && Glob.isGlob(String(rest))
      ? try Self.purl("pkg:generic\(rest)", of: text).name.lowercased() : purl.name
  }

  private static func purl(_ changed: String, of text: String) throws(PatternError) -> PackageURL {
    do {
      return try PackageURL(changed)
    } catch {
      throw PatternError("\(error) in `\(text)`")
    }
  }
}
