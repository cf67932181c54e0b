/// Reads the `ignore` rules of Grype's configuration, `.grype.yaml`.
///
///     ignore:
///       - vulnerability: CVE-2008-4318
///         include-aliases: true
///         fix-state: wont-fix
///         package:
///           name: kernel-.*
///           type: rpm
///
/// All conditions of a rule must hold. Its vulnerability is the one that Grype itself names, unless
/// aliases are included; other scanners' findings are known by any identifier. Rules of VEX
/// statuses say how Grype uses VEX documents, which Winnow reads by themselves.
///
/// Format: <https://github.com/anchore/grype#specifying-matches-to-ignore>, and
/// `grype/match/ignore.go`.
package struct GrypeConfiguration: SuppressionFormat {
  package let name = "a .grype.yaml file"

  package init() {}

  package func recognizes(_ file: SuppressionFile) -> Bool {
    guard let root = file.yamlOutline else { return false }
    if root["ignore"].exists { return root["ignore"].list != nil || !root["ignore"].isSet }
    return GrypeConfiguration.tellingKeys.contains { root[$0].exists }
  }

  /// Settings of Grype that other configurations do not have.
  private static let tellingKeys = [
    "add-cpes-if-none", "check-for-app-update", "fail-on-severity", "only-fixed", "only-notfixed",
    "vex-documents", "vex-add", "show-suppressed",
  ]

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    let root = try YAMLNode(yaml: file.text, file: file.name)
    var reading = try SuppressionReading(file)
    var remarks: [PolicyError] = []
    for entry in try root["ignore"].optionalList() {
      do throws(PolicyError) {
        remarks += entry.unknownKeys(besides: GrypeConfiguration.keys)
        remarks += entry["package"].unknownKeys(besides: GrypeConfiguration.packageKeys)
        reading.add(try rule(entry))
      } catch {
        remarks.append(error)
      }
    }
    var suppressions = try reading.finished(nil)
    suppressions.remarks += remarks
    return suppressions
  }

  private static let keys: Set = [
    "vulnerability", "include-aliases", "reason", "namespace", "fix-state", "package", "vex-status",
    "vex-justification", "match-type",
  ]
  private static let packageKeys: Set = [
    "name", "version", "language", "type", "location", "upstream-name",
  ]

  private func rule(_ entry: YAMLNode) throws(PolicyError) -> Rule {
    _ = try entry.requiredMembers()
    _ = try entry["package"].optionalMembers()
    if try entry["vex-status"].filledText() != nil {
      throw entry["vex-status"].error(
        "expected no VEX status: give Winnow the VEX document itself")
    }
    let vulnerability = try entry["vulnerability"].filledText()
    var conditions: [Condition] = []
    if let vulnerability {
      conditions.append(try self.vulnerability(vulnerability, entry["include-aliases"]))
    }
    if let state = try entry["fix-state"].filledText() {
      conditions.append(.names(.fixState, [state]))
    }
    for (key, property) in [("namespace", "namespace"), ("match-type", "match_type")] {
      if let value = try entry[key].filledText() { conditions.append(.property(property, value)) }
    }
    conditions += try package(entry["package"])
    // Grype applies a rule without conditions to nothing.
    if conditions.isEmpty { throw entry.error("expected at least one condition, found none") }
    let name = try entry["package"]["name"].filledText()
    return Rule(
      id: vulnerability ?? name ?? "ignore", .drop, when: .every(conditions),
      reason: try entry["reason"].filledText(), origin: entry.origin)
  }

  /// Grype's findings have the name that Grype gives the vulnerability as their rule.
  private func vulnerability(
    _ id: String, _ aliases: YAMLNode
  ) throws(PolicyError) -> Condition {
    let byAnyName = Condition.names(.vulnerability, [id])
    if try aliases.flag() == true { return byAnyName }
    let isOfGrype = Condition.names(.scanType, ["Anchore Grype", "Anchore Grype detailed"])
    return .any([.names(.rule, [id]), .all([byAnyName, .not(isOfGrype)])])
  }

  private func package(_ node: YAMLNode) throws(PolicyError) -> [Condition] {
    var conditions: [Condition] = []
    for key in ["name", "version", "language", "type", "location", "upstream-name"] {
      guard let value = try node[key].filledText() else { continue }
      do throws(PatternError) {
        conditions.append(try condition(key, value))
      } catch {
        throw node[key].error(error.description)
      }
    }
    return conditions
  }

  private func condition(_ key: String, _ value: String) throws(PatternError) -> Condition {
    switch key {
    case "name": .test(.component, .texts([try GrypeConfiguration.name(value)]))
    case "version": try .version(value)
    case "location": .test(.path, .paths(try PathPatterns(doublestar: [value])))
    case "upstream-name":
      .test(.property, .texts([try GrypeConfiguration.name(value, of: "upstream:")]))
    case "type": .property("package_type", value)
    default: .property(key, value)
    }
  }

  /// A name with signs of a regular expression, among which a period does not count, is one that
  /// the whole name is to be like.
  private static func name(
    _ name: String, of prefix: String = ""
  ) throws(PatternError) -> TextPattern {
    guard name.utf8.contains(where: { "^$*+?[](){}|\\".utf8.contains($0) }) else {
      return .exact((prefix + name).lowercased())
    }
    return .regex(try TextRegex(whole: "\(prefix)(?:\(name))", ignoresCase: false))
  }
}
