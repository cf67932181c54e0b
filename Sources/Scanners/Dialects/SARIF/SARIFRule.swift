import FindingModel
import ReportReading

extension SARIF {
  /// The rules of a run by their ids: no more of each than findings are made of.
  struct Rules {
    private var rules: [String: Rule] = [:]

    init(_ tool: JSON) {
      read(tool["driver"]["rules"])
      // The reference looks into the first extension, and only where the driver has no rules.
      if rules.isEmpty, tool["extensions"].isList { read(tool["extensions"][0]["rules"]) }
    }

    private mutating func read(_ list: JSON) {
      list.eachRecord { record in
        guard case .success(let record) = record, let id = record["id"].text else { return }
        rules[id] = Rule(record, id: id)
      }
    }

    subscript(id: String?) -> Rule? { id.flatMap { rules[$0] } }
  }

  /// What a rule says of its results.
  final class Rule {
    let id: String
    /// As Python writes it; nothing where the rule has none.
    let name: String?
    let shortDescription: Text?
    let fullDescription: Text?
    let references: String?
    let level: String?
    let tags: [String]
    let cwes: [Int]
    /// By the rule's `security-severity`, which overrides levels.
    let rating: Rating?
    private let messages: [String: String]

    init(_ rule: JSON, id: String) {
      self.id = id
      name = rule["name"].exists ? rule["name"].pythonText : nil
      shortDescription = Text(rule["shortDescription"])
      fullDescription = Text(rule["fullDescription"])
      references = Rule.references(rule)
      level = rule["defaultConfiguration"]["level"].text
      tags = SARIF.unique(SARIF.tags(of: rule))
      cwes = Weaknesses.lastOfEach(Weaknesses.ofRule(rule))
      rating = Rating(rule["properties"]["security-severity"])
      var messages: [String: String] = [:]
      if rule["messageStrings"].isObject {
        for (id, message) in rule["messageStrings"].members { messages[id] = message["text"].text }
      }
      self.messages = messages
    }

    /// The text of a message that is given by its id, without its arguments.
    func template(_ id: String) -> String? { messages[id] }

    private static func references(_ rule: JSON) -> String? {
      if rule["helpUri"].exists { return rule["helpUri"].text }
      return rule["help"]["text"].text.flatMap { $0.utf8.starts(with: "http".utf8) ? $0 : nil }
    }
  }

  /// The text of a description that a rule has, where the description has one.
  struct Text {
    let text: String?
    /// As Python writes it.
    var shown: String { text ?? "None" }

    init?(_ description: JSON) {
      guard description.exists else { return nil }
      text = description["text"].text
    }
  }

  /// A score from 0 to 10, or a word.
  struct Rating {
    let severity: Severity
    private(set) var score: Double?

    init?(_ value: JSON) {
      guard value.exists else { return nil }
      let text = value.text.map(trimmed)
      if let score = value.double ?? text.flatMap(Double.init), score.isFinite {
        self.score = score
        severity = Rating.severity(score)
      } else {
        severity = text.flatMap { Severity(word: $0) } ?? .info
      }
    }

    /// The bands that the reference uses: only 0 is `info`.
    private static func severity(_ score: Double) -> Severity {
      switch score {
      case 9...: .critical
      case 7...: .high
      case 4...: .medium
      default: score > 0 ? .low : .info
      }
    }
  }

  /// The tags of a rule or of a result.
  static func tags(of value: JSON) -> [String] {
    let tags = value["properties"]["tags"]
    guard tags.isList else { return [] }
    return tags.texts.map { tag in
      tag.utf8.starts(with: "external/cwe/".utf8) ? String(tag.dropFirst(13)) : tag
    }
  }
}

extension SARIF {
  /// Each tag once, and none that is empty.
  static func unique(_ tags: [String]) -> [String] { tags.filter { !$0.isEmpty }.distinct }
}

private func trimmed(_ text: String) -> String {
  let isBlank: (UInt8) -> Bool = { $0 == 0x20 || 0x09...0x0D ~= $0 }
  let start = text.utf8.drop(while: isBlank)
  return String(decoding: start.reversed().drop(while: isBlank).reversed(), as: UTF8.self)
}
