import FindingModel

/// Reads the `osv-scanner.toml` of OSV-Scanner: vulnerabilities and packages that it ignores.
///
///     [[IgnoredVulns]]
///     id = "GO-2022-0968"
///     ignoreUntil = 2026-01-15
///     reason = "no SSH servers are connected to"
///
///     [[PackageOverrides]]
///     name = "lib"
///     ecosystem = "Go"
///     ignore = true
///
/// A day is the first on which an entry no longer holds: it counts as its first moment. Of several
/// entries for a vulnerability the first one counts, and so it does of those for a package.
///
/// Format: <https://google.github.io/osv-scanner/configuration/>, and `internal/config/config.go`.
package struct OSVScannerConfiguration: SuppressionFormat {
  package let name = "an osv-scanner.toml file"

  package init() {}

  /// By its lines, so that whoever reads it can say what is wrong in it.
  package func recognizes(_ file: SuppressionFile) -> Bool {
    file.text.utf8.split(separator: UInt8(ascii: "\n")).contains { line in
      var line = Substring(line).trimmingWhitespace
      let isHeader = line.hasPrefix("[[")
      if isHeader { line = line.dropFirst(2).trimmingWhitespace }
      guard let key = OSVScannerConfiguration.keys.first(where: line.hasPrefix) else {
        return false
      }
      return line.dropFirst(key.count).trimmingWhitespace.hasPrefix(isHeader ? "]]" : "=")
    }
  }

  private static let keys = ["IgnoredVulns", "PackageOverrides", "GoVersionOverride"]

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    let root = try TOMLReader.read(file.text, file: file.name)
    var reading = try SuppressionReading(file)
    var remarks: [PolicyError] = []
    var known = Set<String>()
    for entry in try root["IgnoredVulns"].optionalList() {
      do throws(PolicyError) {
        reading.add(try vulnerability(entry, &known, &remarks))
      } catch {
        remarks.append(error)
      }
    }
    var overrides = OSVPackageOverrides()
    for entry in try root["PackageOverrides"].optionalList() {
      do throws(PolicyError) {
        if let rule = try overrides.rule(entry, &remarks) { reading.add(rule) }
      } catch {
        remarks.append(error)
      }
    }
    var suppressions = try reading.finished(nil)
    suppressions.remarks += remarks
    return suppressions
  }

  private func vulnerability(
    _ entry: YAMLNode, _ known: inout Set<String>, _ remarks: inout [PolicyError]
  ) throws(PolicyError) -> Rule {
    remarks += entry.unknownKeys(besides: ["id", "ignoreUntil", "reason"])
    _ = try entry.requiredMembers()
    let id = try entry["id"].requiredText()
    guard known.insert(id).inserted else {
      throw entry["id"].error("expected one entry for `\(id)`: OSV-Scanner takes the first")
    }
    return Rule(
      id: id, .drop, when: .names(.vulnerability, [id]),
      reason: try entry["reason"].optionalText(),
      expires: try entry["ignoreUntil"].lastDayBefore(), origin: entry.origin)
  }
}

/// The entries for packages that were read so far.
private struct OSVPackageOverrides {
  /// Those that end on some day, under the name of their package: later ones never take over.
  private var ending: [String?: [Condition]] = [:]
  /// How many of these a condition may exclude.
  private static let limit = 64

  private static let keys: Set = [
    "name", "version", "ecosystem", "group", "ignore", "vulnerability", "license", "effectiveUntil",
    "reason",
  ]

  /// Nothing where an entry is about licences only.
  mutating func rule(
    _ entry: YAMLNode, _ remarks: inout [PolicyError]
  ) throws(PolicyError) -> Rule? {
    remarks += entry.unknownKeys(besides: OSVPackageOverrides.keys)
    _ = try entry.requiredMembers()
    _ = try entry["vulnerability"].optionalMembers()
    let ignoresPackage = try entry["ignore"].flag() == true
    let ignoresVulnerabilities = try entry["vulnerability"]["ignore"].flag() == true
    guard ignoresPackage || ignoresVulnerabilities else { return nil }
    let name = try entry["name"].filledText()
    let condition = try condition(entry, name: name)
    let earlier =
      name == nil
      ? ending.values.flatMap(\.self) : ending[name, default: []] + ending[nil, default: []]
    guard earlier.count <= OSVPackageOverrides.limit else {
      throw entry.error(
        "expected at most \(OSVPackageOverrides.limit) entries with effectiveUntil before this one")
    }
    let expires = try entry["effectiveUntil"].lastDayBefore()
    if expires != nil { ending[name, default: []].append(condition) }
    return Rule(
      id: name ?? "PackageOverrides", .drop,
      when: .every([condition] + (earlier.isEmpty ? [] : [.not(.oneOf(earlier))])),
      reason: try entry["reason"].optionalText(), expires: expires, origin: entry.origin)
  }

  /// By the type of the package, too, since other scanners name no ecosystem.
  private func ecosystem(_ name: String, _ entry: YAMLNode) throws(PolicyError) -> Condition {
    let told = Condition.property("ecosystem", name)
    guard let type = packageTypes[name] else { return told }
    do throws(PatternError) {
      return .any([told, .test(.purl, .packages([try PackagePattern("pkg:\(type)/**")]))])
    } catch {
      throw entry["ecosystem"].error(error.description)
    }
  }

  private func condition(_ entry: YAMLNode, name: String?) throws(PolicyError) -> Condition {
    var conditions: [Condition] = []
    if let name { conditions.append(.names(.component, [name])) }
    if let version = try entry["version"].filledText() {
      do throws(PatternError) {
        conditions.append(try .version(version))
      } catch {
        throw entry["version"].error(error.description)
      }
    }
    if let ecosystem = try entry["ecosystem"].filledText() {
      conditions.append(try self.ecosystem(ecosystem, entry))
    }
    if let group = try entry["group"].filledText() {
      conditions.append(.property("dependency_group", group))
    }
    if conditions.isEmpty {
      throw entry.error("expected name, version, ecosystem or group, found none of them")
    }
    return .every(conditions)
  }
}

/// The types of package URLs by ecosystems of OSV
/// (<https://ossf.github.io/osv-schema/#defined-ecosystems>).
private let packageTypes = [
  "CRAN": "cran", "ConanCenter": "conan", "Go": "golang", "Hackage": "hackage", "Hex": "hex",
  "Maven": "maven", "NuGet": "nuget", "Packagist": "composer", "Pub": "pub", "PyPI": "pypi",
  "RubyGems": "gem", "SwiftURL": "swift", "crates.io": "cargo", "npm": "npm",
]
