import FindingModel
import ReportReading
import ScannerKit

extension SARIF {
  /// What is told of the results of a run, by the rules of its tool.
  struct RunFacts {
    private var rules: [String: Rule] = [:]
    private var ids: [String] = []

    private struct Rule {
      let deprecatedIDs: [String]
      let level: String?
    }

    init(_ tool: JSON) {
      for part in tool["extensions"].elementsIfList { read(part["rules"]) }
      // Places without a word on whose rules are meant are those of the driver's.
      ids = []
      read(tool["driver"]["rules"])
    }

    private mutating func read(_ list: JSON) {
      guard list.isList else { return }
      list.eachRecord { record in
        guard case .success(let record) = record, let id = record["id"].text else {
          ids.append("")
          return
        }
        ids.append(id)
        rules[id] = Rule(
          deprecatedIDs: record["deprecatedIds"].elementsIfList.compactMap(\.text),
          level: record["defaultConfiguration"]["level"].text)
      }
    }

    func gather(_ facts: inout Facts, of result: JSON) {
      let id = id(of: result)
      let rule = id.flatMap { rules[$0] }
      facts.add(.alias, id)
      for id in rule?.deprecatedIDs ?? [] { facts.add(.alias, id) }
      // Section 3.27.10: `warning` unless the result or its rule says something else.
      facts.add(.severityWord, result["level"].text ?? rule?.level ?? "warning")
      for fingerprints in [result["fingerprints"], result["partialFingerprints"]] {
        for (name, value) in fingerprints.membersIfObject {
          // Black Duck wraps what is to be a text. Semgrep shows its fingerprints only to those
          // who are logged in.
          guard let text = (value.isObject ? value["value"] : value).nonEmptyText,
            text != "requires login"
          else { continue }
          // Results have one in common only where it is made in the same way.
          facts.add(.fingerprint, text)
          facts.add(.fingerprint, joined(name, ":", text))
        }
      }
      RunFacts.gather(&facts, ofSuppressionsIn: result)
      for suppression in result["suppressions"].elementsIfList {
        facts.addProperty("suppression", suppression["kind"].text)
      }
      let blame = result["properties"]["blame"]
      facts.addProperty("author", blame["author"].text)
      facts.addProperty("author-mail", blame["author-mail"].text)
      facts.addProperty("committer", blame["committer"].text)
      facts.addProperty("committer-mail", blame["committer-mail"].text)
    }

    /// Results may name their rule by its place alone.
    private func id(of result: JSON) -> String? {
      if let id = result["ruleId"].text ?? result["rule"]["id"].text { return id }
      let index = result["ruleIndex"].int ?? result["rule"]["index"].int
      return index.flatMap { ids.indices.contains($0) ? ids[$0] : nil }
    }

    /// Those that nobody has rejected or is still to review (section 3.35.3), by their reasons or,
    /// where none is given, by where they are kept: `inSource` or `external`.
    private static func gather(_ facts: inout Facts, ofSuppressionsIn result: JSON) {
      for suppression in result["suppressions"].elementsIfList {
        guard ["accepted", nil].contains(suppression["status"].text) else { continue }
        facts.add(
          .suppression,
          suppression["justification"].nonEmptyText ?? suppression["kind"].nonEmptyText
            ?? "external")
      }
    }
  }
}
