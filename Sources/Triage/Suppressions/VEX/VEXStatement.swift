import FindingModel
import ReportReading

/// What a VEX document says of a vulnerability in some products.
struct VEXStatement {
  /// All names of the vulnerability.
  let names: [String]
  let effect: Effect
  let products: Condition
  var reason: String?
  var owner: String?
  var time: Moment?
  let origin: Origin

  /// Named after the vulnerability; that no finding is meant by it is nothing odd.
  var rule: Rule {
    var rule = Rule(
      id: names.first ?? "", effect, when: .all([.names(.id, names), products]), reason: reason,
      owner: owner, origin: origin, statementTime: time)
    rule.isMeantForTheseFindings = false
    return rule
  }

  /// What is told of a decision, one thing behind the other.
  static func reason(_ parts: [String?], else status: String) -> String {
    let told = parts.compactMap(\.self).filter { !$0.isEmpty }
    return told.isEmpty ? status : told.joined(separator: ": ")
  }
}

/// The names that a document gives a piece of software, as far as findings know them.
///
/// Package URLs are matched as Trivy documents it: what one does not say (version, qualifiers)
/// may be anything, what it says must be there
/// (<https://trivy.dev/docs/latest/supply-chain/vex/file/#purl-matching>). CPE names must be equal.
struct SoftwareNames {
  private(set) var packages: [PackagePattern] = []
  private(set) var cpes: [String] = []

  var isEmpty: Bool { packages.isEmpty && cpes.isEmpty }

  mutating func add(packageURL text: String, versions: [String]? = nil) throws(PatternError) {
    packages += try PackagePattern.literals(text, versions: versions)
  }

  /// As it stands and, since reports may have either, as it is in CPE 2.2.
  mutating func add(cpe: String) {
    if cpe.isEmpty { return }
    cpes.append(cpe)
    if let uri = CPEName.uri(cpe), uri != cpe { cpes.append(uri) }
  }

  /// Findings in this component.
  var component: Condition {
    .one(of: [
      packages.isEmpty ? nil : .test(.purl, .packages(packages)),
      cpes.isEmpty ? nil : .names(.cpe, cpes),
    ])
  }

  /// Findings in what was scanned, whichever component they are in.
  var artifact: Condition {
    packages.isEmpty ? .any([]) : .test(.artifact, .packages(packages))
  }

  /// Findings in a product, which is either.
  var product: Condition { .one(of: [component, packages.isEmpty ? nil : artifact]) }
}

extension Condition {
  /// One that holds where any of those that there are does.
  static func one(of conditions: [Condition?]) -> Condition {
    let conditions = conditions.compactMap(\.self)
    return conditions.count == 1 ? conditions[0] : .any(conditions)
  }
}

extension PackagePattern {
  /// A package URL in which all is meant as it stands; instead of its version it may have others,
  /// each of which can be a range.
  fileprivate static func literals(
    _ text: String, versions: [String]?
  ) throws(PatternError) -> [PackagePattern] {
    let purl: PackageURL
    do throws(PackageURLError) {
      purl = try PackageURL(text)
    } catch {
      throw PatternError(error.description)
    }
    let path = [purl.type, purl.namespace ?? "", purl.name].joined()
    guard !path.contains(where: { "*?[]\\".contains($0) }),
      purl.version.map(VersionRange.isVersion) ?? true
    else {
      throw PatternError("expected a package URL without globs and ranges, found `\(text)`")
    }
    guard let versions else { return [try PackagePattern(purl.description)] }
    return try versions.map { version throws(PatternError) in
      try PackagePattern(purl.replacingVersion(by: version))
    }
  }
}

extension VersionRange {
  /// Whether a text is a version alone, with no sign that means something in a range.
  static func isVersion(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !"^~".unicodeScalars.contains(first) else {
      return false
    }
    return !text.unicodeScalars.contains { "*?[]()<>=!|,@#%/\\ ".unicodeScalars.contains($0) }
      && !text.lowercased().hasPrefix("vers:")
  }
}

extension PackageURL {
  /// The text of a pattern for other versions.
  fileprivate func replacingVersion(by range: String) -> String {
    var text = description
    var rest = ""
    if let end = text.firstIndex(where: { $0 == "?" || $0 == "#" }) {
      rest = String(text[end...])
      text = String(text[..<end])
    }
    if version != nil, let at = text.lastIndex(of: "@") { text = String(text[..<at]) }
    return "\(text)@\(range)\(rest)"
  }
}
