import Triage

/// Other tools' suppressions as the rules of a policy file.
public struct PolicyImport: Sendable {
  /// The text of a `winnow.yaml`.
  public let yaml: String
  /// What could not be taken over.
  public let warnings: [String]

  /// - Throws: Where a file cannot be read, or is of no known kind.
  public init(_ paths: [String]) throws(ConfigurationError) {
    var rules: [Rule] = []
    var warnings: [String] = []
    for path in paths {
      do throws(PolicyError) {
        let suppressions = try Suppressions(try PolicyFile.open(path))
        rules += suppressions.rules
        warnings += suppressions.remarks.map(\.description)
      } catch {
        throw ConfigurationError("\(error)")
      }
    }
    yaml = PolicyWriter.text(rules.withDistinctIDs)
    self.warnings = warnings
  }
}

extension [Rule] {
  /// The rules with a number behind an id that another one has already.
  fileprivate var withDistinctIDs: [Rule] {
    var known = Set<String>()
    return map { rule in
      var rule = rule
      var number = 2
      while !known.insert(rule.id).inserted {
        rule.id = "\(rule.id.prefix { $0 != "#" })#\(number)"
        number += 1
      }
      return rule
    }
  }
}
