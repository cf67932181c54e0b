import FindingModel

/// What the results of a tool have in common, which SARIF tells behind them.
struct SARIFRules: Sendable {
  private var rules: [String: Rule] = [:]
  /// In the order in which they first came.
  private var order: [String] = []
  private var weaknesses: Set<Int> = []
  /// The day of all results, where it is one.
  private var day: Day?
  private var hasOneDay = true
  private var isEmpty = true

  private struct Rule: Sendable {
    var name: String?
    var shortDescription: String?
    var fullDescription: String?
    var references: String?
    /// What all results have in common.
    var severities: Set<Severity>
    var scores: Set<Double?>
    var tags: [String]
    var weaknesses: [Int]
    /// Whether the source rates it by levels alone.
    var isRatedByLevels: Bool
  }

  mutating func add(_ finding: Finding, _ wording: SARIFWording?) {
    if isEmpty { day = finding.date } else if day != finding.date { hasOneDay = false }
    isEmpty = false
    weaknesses.formUnion(finding.weaknesses)
    guard let id = finding.ruleID else { return }
    var rule = Rule(
      name: wording?.ruleName, shortDescription: wording?.shortDescription,
      fullDescription: wording?.fullDescription, references: finding.references,
      severities: [finding.severity], scores: [finding.cvssV3Score ?? finding.cvssV4Score],
      tags: finding.tags, weaknesses: finding.weaknesses,
      isRatedByLevels: finding.isOfSARIF && finding.cvssV3Score == nil
        && finding.severity.isSARIFLevel)
    if wording == nil {
      // GitHub shows no more; the result tells all.
      rule.shortDescription = finding.title.prefix(scalars: 1024)
      rule.fullDescription = finding.description?.prefix(scalars: 1024)
    }
    join(rule, as: id)
  }

  mutating func join(_ other: SARIFRules) {
    if other.isEmpty { return }
    if isEmpty { day = other.day } else if day != other.day { hasOneDay = false }
    hasOneDay = hasOneDay && other.hasOneDay
    isEmpty = false
    weaknesses.formUnion(other.weaknesses)
    for id in other.order { if let rule = other.rules[id] { join(rule, as: id) } }
  }

  private mutating func join(_ rule: Rule, as id: String) {
    guard var known = rules[id] else {
      rules[id] = rule
      order.append(id)
      return
    }
    known.name = known.name ?? rule.name
    known.shortDescription = known.shortDescription ?? rule.shortDescription
    known.fullDescription = known.fullDescription ?? rule.fullDescription
    known.references = known.references ?? rule.references
    known.severities.formUnion(rule.severities)
    known.scores.formUnion(rule.scores)
    known.tags.removeAll { !rule.tags.contains($0) }
    known.weaknesses.removeAll { !rule.weaknesses.contains($0) }
    known.isRatedByLevels = known.isRatedByLevels && rule.isRatedByLevels
    rules[id] = known
  }

  // MARK: Writing

  /// The members of a run behind its results.
  func write(tool: String, number: Int, version: String, _ json: inout JSONBytes) {
    json.object("tool") { json in
      json.object("driver") { json in
        json.member("name", tool)
        json.list("rules", order) { json, id in
          if let rule = rules[id] { write(rule, id, &json) }
        }
      }
    }
    if number > 1 { json.object("automationDetails") { $0.member("id", "\(tool)/\(number)") } }
    if hasOneDay, let day {
      json.list("invocations", [day]) { json, day in
        json.object {
          $0.member("executionSuccessful", true)
          $0.member("endTimeUtc", "\(day)T00:00:00Z")
        }
      }
    }
    if !weaknesses.isEmpty { taxonomy(&json) }
    json.object("properties") { $0.member("writtenBy", "Winnow \(version)") }
  }

  private func write(_ rule: Rule, _ id: String, _ json: inout JSONBytes) {
    json.object { json in
      json.member("id", id)
      json.member("name", rule.name)
      text("shortDescription", rule.shortDescription, &json)
      text("fullDescription", rule.fullDescription, &json)
      if let references = rule.references, !references.isEmpty {
        if references.isURI {
          json.member("helpUri", references)
        } else {
          text("help", references, &json)
        }
      }
      properties(of: rule, &json)
      // Said even where there are none, as tags would be taken for weaknesses otherwise.
      if !rule.tags.isEmpty || !rule.weaknesses.isEmpty {
        json.list("relationships", rule.weaknesses) { json, number in
          json.object { json in
            json.object("target") { json in
              json.member("id", "CWE-\(number)")
              json.object("toolComponent") { $0.member("name", "CWE") }
            }
            json.list("kinds", ["superset"]) { $0.element($1) }
          }
        }
      }
    }
  }

  private func properties(of rule: Rule, _ json: inout JSONBytes) {
    let rating = rule.isRatedByLevels ? nil : SARIFRules.rating(rule.severities, rule.scores)
    guard rating != nil || !rule.tags.isEmpty else { return }
    json.object("properties") { json in
      json.member("security-severity", rating)
      if !rule.tags.isEmpty {
        // Those of the results are all there. GitHub takes 20, and knows weaknesses by such tags.
        json.list("tags", rule.tags.prefix(20)) { json, tag in
          let isWeakness = tag.hasPrefix("cwe-") && tag.dropFirst(4).allSatisfy(\.isNumber)
          json.element(isWeakness ? "external/cwe/\(tag)" : tag)
        }
      }
    }
  }

  /// The score that all results share, if it says what their severity says; else one that does.
  /// Nothing where their severities differ: their levels tell them.
  private static func rating(_ severities: Set<Severity>, _ scores: Set<Double?>) -> String? {
    guard let severity = severities.first, severities.count == 1 else { return nil }
    if scores.count == 1, let score = scores.first ?? nil,
      Severity(sarifScore: score) == severity
    {
      return "\(score)"
    }
    switch severity {
    case .critical: return "9.5"
    case .high: return "8.0"
    case .medium: return "5.5"
    case .low: return "2.0"
    case .info: return "0.0"
    }
  }

  private func taxonomy(_ json: inout JSONBytes) {
    json.list("taxonomies", ["CWE"]) { json, name in
      json.object { json in
        json.member("name", name)
        json.member("organization", "MITRE")
        json.member("informationUri", "https://cwe.mitre.org/")
        text("shortDescription", "Common Weakness Enumeration", &json)
        json.list("taxa", weaknesses.sorted()) { json, number in
          json.object {
            $0.member("id", "CWE-\(number)")
            $0.member("helpUri", "https://cwe.mitre.org/data/definitions/\(number).html")
          }
        }
      }
    }
  }

  private func text(_ key: StaticString, _ text: String?, _ json: inout JSONBytes) {
    guard let text else { return }
    json.object(key) { $0.member("text", text) }
  }
}

extension Severity {
  /// By the bands of GitHub and DefectDojo for `security-severity`: only 0 is `info`.
  fileprivate init(sarifScore score: Double) {
    switch score {
    case 9...: self = .critical
    case 7...: self = .high
    case 4...: self = .medium
    default: self = score > 0 ? .low : .info
    }
  }

  /// Whether a level alone says it: `error`, `warning` or `note`.
  fileprivate var isSARIFLevel: Bool { self != .critical && self != .low }
}

extension String {
  /// Whether it is one address, of a scheme and without what no address may hold.
  var isURI: Bool {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")), colon != startIndex else {
      return false
    }
    let scheme = utf8[..<colon]
    guard scheme.allSatisfy({ 0x61...0x7A ~= $0 | 0x20 || 0x2B...0x39 ~= $0 }) else { return false }
    return utf8.allSatisfy { 0x21..<0x7F ~= $0 && !"<>\"{}|\\^`".utf8.contains($0) }
  }
}
