import FindingModel
import ReportReading
import ScannerKit

/// What the results of a rule have in common.
struct SnykCodeRule {
  private(set) var weaknesses: [Int] = []
  private(set) var tags: [String] = []
  private(set) var reference: String?
  private(set) var score: Double?

  init() {}

  private init(_ rule: JSON) {
    let properties = rule["properties"]
    tags = properties["tags"].texts
    weaknesses = SnykCodeRule.names(of: rule, tags).compactMap(CWE.firstNumber)
    let help = rule["help"]["text"].text
    reference =
      rule["helpUri"].exists
      ? rule["helpUri"].text : help.flatMap { $0.hasPrefix("http") ? $0 : nil }
    let score = properties["security-severity"]
    self.score = score.writtenDouble
  }

  /// The rules of a tool by their ids, those of its first extension where it has none of its own.
  static func all(of tool: JSON) -> [String: SnykCodeRule] {
    let rules = all(in: tool["driver"]["rules"])
    return rules.isEmpty ? all(in: tool["extensions"][0]["rules"]) : rules
  }

  private static func all(in list: JSON) -> [String: SnykCodeRule] {
    var rules: [String: SnykCodeRule] = [:]
    list.eachRecord { record in
      guard case .success(let rule) = record, let id = rule["id"].text else { return }
      rules[id] = SnykCodeRule(rule)
    }
    return rules
  }

  /// Where weaknesses are named: in what the rule is related to, else its properties, else its tags.
  private static func names(of rule: JSON, _ tags: [String]) -> [String] {
    if rule["relationships"].isList {
      return rule["relationships"].compactMap { $0["target"]["id"].text }
    }
    let listed = rule["properties"]["cwe"]
    guard listed.exists else { return tags }
    return listed.text.map { [$0] } ?? listed.texts
  }

  /// Each tag once, without what some tools put before the name of a weakness.
  static func tags(_ first: [String], _ others: [String]) -> [String] {
    (first + others).distinct
      .map { $0.hasPrefix("external/cwe/") ? String($0.dropFirst(13)) : $0 }
  }
}
