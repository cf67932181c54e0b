/// The name of a package in any ecosystem, as `pkg:npm/%40angular/core@12.3.1`: what scanners say
/// which component a finding is in with.
///
/// Follows <https://github.com/package-url/purl-spec>. Where that leaves open how to take a text,
/// this type takes it as the Python library `packageurl` does, which DefectDojo reads component
/// names and versions with.
public struct PackageURL: Sendable, Hashable, CustomStringConvertible {
  /// The ecosystem in lower case, as `npm`.
  public let type: String
  /// What stands before the name, percent-decoded: an npm scope, a Maven group, a distribution. Its
  /// parts are separated by slashes.
  public let namespace: String?
  public let name: String
  public let version: String?
  /// Sorted by key, each key once and in lower case, each value percent-decoded and not blank.
  public let qualifiers: [KeyedText]
  /// A path inside the package, without empty parts, `.` and `..`.
  public let subpath: String?

  /// Reads a package URL and normalizes it by the rules of its type.
  ///
  /// - Throws: `PackageURLError`, which tells the first part that is not as it must be.
  public init(_ text: String) throws(PackageURLError) {
    let (scheme, afterScheme) = text[...].divided(at: ":")
    guard scheme == "pkg", let afterScheme else { throw .scheme(text) }
    let (type, afterType) = afterScheme.trimmed().trimmingStart { $0 == "/" }.divided(at: "/")
    guard let afterType, !type.isEmpty else { throw .type("") }
    guard isIdentifier(type) else { throw .type(String(type)) }
    let rules = PackageURLType(type: type.lowercased())
    let (beforeSubpath, subpath) = asURL(afterType).divided(at: "#")
    let (path, qualifiers) = beforeSubpath.divided(at: "?")
    let parts = try PackagePath(foldingAuthority(path), type: rules.type)

    self.qualifiers = try qualifiers.map(normalizedQualifiers) ?? []
    self.subpath = subpath.flatMap(normalizedSubpath)
    self.type = rules.type
    namespace = parts.namespace.map(rules.namespace)
    name = rules.name(parts.name, qualifiers: self.qualifiers)
    version = parts.version.map(rules.version)
  }

  /// The value of a qualifier, as of `arch`.
  public func qualifier(_ key: String) -> String? { qualifiers.first { $0.key == key }?.text }

  /// The canonical form.
  public var description: String {
    var text = "pkg:\(type)/"
    if let namespace { text += PercentEncoding.encoded(namespace) + "/" }
    let rules = PackageURLType(type: type)
    // The reference lower-cases what it has encoded already, and with it the escapes.
    text +=
      rules.lowersName(with: qualifiers)
      ? PercentEncoding.encoded(name).lowercased() : PercentEncoding.encoded(name)
    if let version {
      let encoded = PercentEncoding.encoded(version)
      text += "@" + (rules.lowersVersion ? encoded.lowercased() : encoded)
    }
    for (number, qualifier) in qualifiers.enumerated() {
      text +=
        "\(number == 0 ? "?" : "&")\(qualifier.key)=\(PercentEncoding.encoded(qualifier.text))"
    }
    if let subpath { text += "#" + PercentEncoding.encoded(subpath) }
    return text
  }
}

/// The path of a package URL in its parts, decoded.
private struct PackagePath {
  let namespace: String?
  let name: String
  let version: String?

  init(_ path: Substring, type: String) throws(PackageURLError) {
    var path = path.trimmingStart { $0 == "/" }
    var namespace: [Substring] = []
    // The scope of npm is often written with a bare @, which then begins no version.
    let isScoped = type == "npm" && path.utf8.first == UInt8(ascii: "@")
    if isScoped {
      let (scope, rest) = path.divided(at: "/")
      namespace = [scope]
      path = rest ?? ""
    }
    var version: Substring?
    if let at = path.utf8.lastIndex(of: UInt8(ascii: "@")) {
      version = path[path.utf8.index(after: at)...]
      path = path[..<at]
    }
    var parts = path.parts(separator: "/").filter { !$0.trimmed().isEmpty }
    guard let last = parts.popLast(), !isScoped || parts.isEmpty else { throw .missingName }
    namespace += parts
    name = String(PercentEncoding.decoded(last)[...].trimmed { isBlank($0) || $0 == "/" })
    guard !name.isEmpty else { throw .missingName }
    self.version = version.flatMap { textIfAny(PercentEncoding.decoded($0)[...].trimmed()) }
    self.namespace = textIfAny(
      PercentEncoding.decoded(namespace.joined(separator: "/")[...])[...].trimmed()
        .parts(separator: "/").filter { !$0.trimmed().isEmpty }.joined(separator: "/")[...])
  }
}

/// Drops what a URL cannot hold, as the URL standard does (<https://url.spec.whatwg.org>): control
/// characters at the start, tabs and line ends everywhere.
private func asURL(_ text: Substring) -> Substring {
  let text = text.trimmingStart { $0.value <= 0x20 }
  guard text.utf8.contains(where: { 0x09...0x0D ~= $0 }) else { return text }
  var scalars = String.UnicodeScalarView()
  scalars.append(contentsOf: text.unicodeScalars.filter { !"\t\n\r".unicodeScalars.contains($0) })
  return String(scalars)[...]
}

/// A whole URL in place of a path, as `https://host/name`, as the reference takes it:
/// `https:host:/name`.
private func foldingAuthority(_ path: Substring) -> Substring {
  var (scheme, rest): (Substring, Substring) = ("", path)
  if let colon = path.utf8.firstIndex(of: UInt8(ascii: ":")), isURLScheme(path[..<colon]) {
    let start = path.utf8.index(after: colon)
    (scheme, rest) = (path[..<start], path[start...])
  }
  guard rest.utf8.starts(with: "//".utf8) else { return path }
  let afterSlashes = Substring(rest.utf8.dropFirst(2))
  let end = afterSlashes.utf8.firstIndex(of: UInt8(ascii: "/")) ?? afterSlashes.endIndex
  let authority = afterSlashes[..<end]
  return scheme + authority + (authority.isEmpty ? "" : ":") + afterSlashes[end...]
}

private func isURLScheme(_ text: Substring) -> Bool {
  guard let first = text.utf8.first, isLetter(first) else { return false }
  return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) }
}

private func normalizedQualifiers(_ text: Substring) throws(PackageURLError) -> [KeyedText] {
  var values: [String: String] = [:]
  guard !text.isEmpty else { return [] }
  for pair in text.parts(separator: "&") {
    let (key, value) = pair.divided(at: "=")
    guard let value else { throw .qualifier(String(pair)) }
    let name = key.trimmed().lowercased()
    // Without a key or a value a qualifier says nothing, and replaces none of the same key.
    guard !name.isEmpty, !value.isEmpty else { continue }
    values[name] = PercentEncoding.decoded(value)
  }
  let spoken = values.filter { !$0.value[...].trimmed().isEmpty }.sorted { $0.key < $1.key }
  if let (key, _) = spoken.first(where: { !isIdentifier($0.key[...]) }) {
    throw .qualifierKey(key)
  }
  return spoken.map { KeyedText(key: $0.key, text: $0.value) }
}

private func normalizedSubpath(_ text: Substring) -> String? {
  textIfAny(
    PercentEncoding.decoded(text)[...].parts(separator: "/")
      .filter { !$0.trimmed().isEmpty && $0 != "." && $0 != ".." }
      .joined(separator: "/")[...])
}

private func isIdentifier(_ text: Substring) -> Bool {
  guard let first = text.utf8.first, !isDigit(first) else { return false }
  return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "._-".utf8.contains($0) }
}

private func isLetter(_ byte: UInt8) -> Bool {
  UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
}

private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

/// What Python's `strip` drops: white space of Unicode, and the four separators of ASCII.
private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isWhitespace || 0x1C...0x1F ~= scalar.value
}

private func textIfAny(_ text: Substring) -> String? { text.isEmpty ? nil : String(text) }

/// All by Unicode scalars: a slash with a combining accent behind it still is a slash.
extension Substring {
  /// What stands before the first separator, and what behind it, nothing where there is none.
  fileprivate func divided(at separator: Unicode.Scalar) -> (Substring, Substring?) {
    guard let index = unicodeScalars.firstIndex(of: separator) else { return (self, nil) }
    return (self[..<index], self[unicodeScalars.index(after: index)...])
  }

  /// Empty parts among them.
  fileprivate func parts(separator: Unicode.Scalar) -> [Substring] {
    unicodeScalars.split(separator: separator, omittingEmptySubsequences: false)
      .map { Substring($0) }
  }

  fileprivate func trimmed(_ drops: (Unicode.Scalar) -> Bool = isBlank) -> Substring {
    var scalars = unicodeScalars.drop(while: drops)
    while let last = scalars.last, drops(last) { scalars.removeLast() }
    return Substring(scalars)
  }

  fileprivate func trimmingStart(_ drops: (Unicode.Scalar) -> Bool) -> Substring {
    Substring(unicodeScalars.drop(while: drops))
  }
}
