import FindingModel

/// Reads the `.trivyignore.yaml` of Trivy: what is ignored among vulnerabilities,
/// misconfigurations, secrets and licences, by identifier, path and package.
///
///     vulnerabilities:
///       - id: CVE-2022-40897
///         paths: ["usr/local/**"]
///         expired_at: 2026-01-15
///
/// `expired_at` is the first day on which an entry no longer holds: Trivy compares its first moment
/// with the clock. An entry of secrets, misconfigurations or licences is about them wherever its
/// identifier is one; without an identifier, about Trivy's own.
///
/// Format: <https://trivy.dev/latest/docs/configuration/filtering/#trivyignoreyaml>, and
/// `pkg/result/ignore.go`.
package struct TrivyIgnoreYAML: SuppressionFormat {
  package let name = "a .trivyignore.yaml file"

  package init() {}

  package func recognizes(_ file: SuppressionFile) -> Bool {
    guard let members = file.yamlOutline?.members else { return false }
    let sections = members.filter { Section(rawValue: $0.key) != nil }
    return !sections.isEmpty && sections.count == members.count
      && sections.allSatisfy { $0.value.list != nil || !$0.value.isSet }
  }

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    let root = try YAMLNode(yaml: file.text, file: file.name)
    var reading = try SuppressionReading(file)
    var remarks = root.unknownKeys(besides: Set(Section.allCases.map(\.rawValue)))
    for section in Section.allCases {
      for entry in try root[section.rawValue].optionalList() {
        do throws(PolicyError) {
          remarks += entry.unknownKeys(besides: TrivyIgnoreYAML.keys)
          reading.add(try rule(entry, in: section, &remarks))
        } catch {
          remarks.append(error)
        }
      }
    }
    var suppressions = try reading.finished(nil)
    suppressions.remarks += remarks
    return suppressions
  }

  private static let keys: Set = ["id", "paths", "purls", "expired_at", "statement"]

  private enum Section: String, CaseIterable {
    case vulnerabilities, misconfigurations, secrets, licenses

    /// Findings of the section whatever they are called: Winnow tags those of Trivy with their
    /// class.
    var all: Condition {
      get throws(PatternError) {
        switch self {
        case .vulnerabilities:
          .all([
            try .isKnown(.vulnerability),
            .not(.names(.tag, ["config", "secret", "license", "license-file"])),
          ])
        case .misconfigurations: .names(.tag, ["config"])
        case .secrets: .names(.tag, ["secret"])
        case .licenses: .names(.tag, ["license", "license-file"])
        }
      }
    }

    var idField: Field { self == .vulnerabilities ? .vulnerability : .id }
  }

  private func rule(
    _ entry: YAMLNode, in section: Section, _ remarks: inout [PolicyError]
  ) throws(PolicyError) -> Rule {
    _ = try entry.requiredMembers()
    let id = try entry["id"].filledText()
    let paths = try entry["paths"].optionalTexts()
    let purls = try entry["purls"].optionalTexts()
    var conditions = try conditions(id: id, paths: paths, in: section, entry)
    if !purls.isEmpty {
      if section == .vulnerabilities {
        conditions.append(try packages(entry["purls"]))
      } else {
        remarks.append(
          entry["purls"].error("expected packages among vulnerabilities only; Trivy ignores them"))
      }
    }
    if id == nil, conditions.count == 1 {
      throw entry.error("expected id, paths or purls, found none of them")
    }
    return Rule(
      id: id ?? purls.first ?? paths.first ?? section.rawValue, .drop, when: .every(conditions),
      reason: try entry["statement"].optionalText(),
      expires: try entry["expired_at"].lastDayBefore(), origin: entry.origin)
  }

  private func conditions(
    id: String?, paths: [String], in section: Section, _ entry: YAMLNode
  ) throws(PolicyError) -> [Condition] {
    do throws(PatternError) {
      var conditions = [Condition]()
      if let id {
        conditions.append(.names(section.idField, [id]))
      } else {
        conditions.append(try section.all)
      }
      if !paths.isEmpty {
        conditions.append(.test(.path, .paths(try PathPatterns(doublestar: paths))))
      }
      return conditions
    } catch {
      throw entry["paths"].error(error.description)
    }
  }

  private func packages(_ node: YAMLNode) throws(PolicyError) -> Condition {
    let patterns = try (node.list ?? []).map { element throws(PolicyError) in
      do {
        return try TrivyIgnoreYAML.pattern(try PackageURL(try element.requiredText()))
      } catch {
        throw element.unexpected("a package URL, as pkg:npm/lodash")
      }
    }
    return .test(.purl, .packages(patterns))
  }

  /// The package as it is written: what would be wildcards and ranges to Winnow are no names and
  /// versions.
  private static func pattern(_ purl: PackageURL) throws(PatternError) -> PackagePattern {
    let names = [purl.type, purl.namespace ?? "", purl.name]
    let isWhole = purl.version.map { version in
      version.first.map { $0.isLetter || $0.isNumber } == true
        && !version.contains { "*|,<>=! ".contains($0) }
    }
    guard !names.contains(where: Glob.isGlob), isWhole != false else {
      throw PatternError("expected a package, found `\(purl)`")
    }
    return try PackagePattern(purl.description)
  }
}
