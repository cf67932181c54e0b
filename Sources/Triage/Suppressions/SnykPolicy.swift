import FindingModel
import Foundation

/// Reads the `ignore` rules of a `.snyk` policy: issues by their id in Snyk, and the ways through
/// the dependencies on which they are ignored.
///
///     version: v1.25.0
///     ignore:
///       SNYK-JS-LODASH-567746:
///         - 'express > lodash':
///             reason: not reachable
///             expires: 2026-01-15T00:00:00.000Z
///
/// Snyk compares `expires` with the clock, and takes a date as its first moment. `patch` and
/// `exclude` are passed over.
///
/// Format: <https://docs.snyk.io/manage-risk/policies/the-.snyk-file>, and `lib/filter/ignore.ts`
/// and `lib/match.ts` of <https://github.com/snyk/policy>.
package struct SnykPolicy: SuppressionFormat {
  package let name = "a .snyk file"

  package init() {}

  package func recognizes(_ file: SuppressionFile) -> Bool {
    guard let root = file.yamlOutline else { return false }
    if root["ignore"].members != nil { return true }
    guard let version = root["version"].text, version.hasPrefix("v") else { return false }
    return ["ignore", "patch", "exclude"].contains { root[$0].exists }
  }

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    let root = try YAMLNode(yaml: file.text, file: file.name)
    var reading = try SuppressionReading(file)
    var remarks: [PolicyError] = []
    // Snyk writes what is empty as a list, too.
    let issues = root["ignore"].list == [] ? [] : try root["ignore"].optionalMembers()
    for issue in issues {
      do throws(PolicyError) {
        for entry in try issue.value.optionalList() {
          for path in try entry.optionalMembers() {
            add(path, of: issue.key, to: &reading, &remarks)
          }
        }
      } catch {
        remarks.append(error)
      }
    }
    var suppressions = try reading.finished(nil)
    suppressions.remarks += remarks
    return suppressions
  }

  private static let keys: Set = [
    "reason", "expires", "created", "reasonType", "ignoredBy", "source", "disregardIfFixable",
    "from", "patched", "path",
  ]

  private func add(
    _ path: YAMLMember, of id: String, to reading: inout SuppressionReading,
    _ remarks: inout [PolicyError]
  ) {
    let entry = path.value
    do throws(PolicyError) {
      _ = try entry.optionalMembers()
      remarks += entry.unknownKeys(besides: SnykPolicy.keys)
      var conditions = [Condition.names(.id, [id])]
      if path.key != "*" { conditions.append(try way(path)) }
      if try entry["disregardIfFixable"].flag() == true {
        conditions.append(.property("fixable", "false"))
      }
      reading.add(
        Rule(
          id: id, .drop, when: .every(conditions), reason: try entry["reason"].optionalText(),
          owner: try owner(entry["ignoredBy"]), expires: try entry["expires"].lastDayBefore(),
          origin: path.origin))
    } catch {
      remarks.append(error)
    }
  }

  private func way(_ path: YAMLMember) throws(PolicyError) -> Condition {
    do throws(PatternError) {
      return try SnykPath(path.key).condition
    } catch {
      throw PolicyError(error.description, at: path.origin, path: path.value.path)
    }
  }

  private func owner(_ node: YAMLNode) throws(PolicyError) -> String? {
    _ = try node.optionalMembers()
    if let email = try node["email"].optionalText() { return email }
    return try node["name"].optionalText()
  }
}

/// A way through the dependencies, as `express@4 > *  > lodash`.
private struct SnykPath {
  private let expression: String

  /// Versions are whole ones: ranges of npm are no part of texts.
  init(_ path: String) throws(PatternError) {
    let parts = path.components(separatedBy: " > ")
    var expression = "from:"
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if part == "*" {
        // Goes on to the first package that has the name of the next part.
        guard !isLast else { break }
        let next = SnykPackage(parts[index + 1])
        if next.name != "*" {
          expression += "(?:(?!\(TextRegex.escaped(next.name))(?:@| > |$))[^ ]+ > )*"
        }
      } else {
        expression += try SnykPackage(part).expression
        expression += isLast ? "(?: > .*)?" : " > "
      }
    }
    self.expression = parts.last == "*" ? expression + ".*" : expression
  }

  var condition: Condition {
    get throws(PatternError) {
      .test(.property, .texts([.regex(try TextRegex(whole: expression, ignoresCase: false))]))
    }
  }
}

/// A package on a way, as `lodash`, `lodash@4.17.15` or `@acme/lib@*`.
private struct SnykPackage {
  let name: String
  private let version: String?

  init(_ text: String) {
    guard let at = text.lastIndex(of: "@"), at > text.startIndex else {
      (name, version) = (text, nil)
      return
    }
    name = String(text[..<at])
    version = String(text[text.index(after: at)...])
  }

  var expression: String {
    get throws(PatternError) {
      let name = TextRegex.escaped(name)
      guard let version, version != "*" else { return "\(name)(?:@[^ ]*)?" }
      let isWhole =
        version.first?.isNumber == true && !version.contains { "xX*|<>~^ ".contains($0) }
      guard isWhole,
        version.split(separator: ".").count > 2 || !version.allSatisfy({ $0.isNumber || $0 == "." })
      else {
        throw PatternError("expected a version in full, as lodash@4.17.15, found `\(version)`")
      }
      return "\(name)@\(TextRegex.escaped(version))"
    }
  }
}
