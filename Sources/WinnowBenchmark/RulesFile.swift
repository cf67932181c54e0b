import Foundation

/// A policy of many rules of all kinds, most of which match nothing, as grown policies have them.
struct RulesFile {
  static let count = 1_000

  let path: String

  /// Writes the policy.
  init(at path: String) throws {
    self.path = path
    let rules = (0..<RulesFile.count).map { number in
      """
        - id: rule-\(number)
          drop: {\(RulesFile.condition(number))}
          reason: not of this project

      """
    }
    try Data(("rules:\n" + rules.joined()).utf8).write(to: URL(fileURLWithPath: path))
  }

  /// Six of ten rules name identifiers, as ignore files do; one in a hundred looks into texts.
  private static func condition(_ number: Int) -> String {
    switch number % 100 {
    case ..<60: "id: CVE-1999-\(10_000 + number)"
    case ..<70: "component: component-\(number), version: '<\(number).0'"
    case ..<80: "purl: 'pkg:npm/package-\(number)@<2'"
    case ..<90: "path: ['services/team-\(number)/**', '!services/team-\(number)/api/**']"
    case ..<95: "path: '*.generated-\(number)'"
    case ..<99: "all: [{cwe: \(900_000 + number)}, {not: {severity: Low}}]"
    default: "title: no such title \(number)"
    }
  }
}
