import FindingModel
import Foundation

/// The JSON Schema of `winnow.yaml`, by which editors complete and check it.
///
/// Written in draft 07, which the editors' YAML servers know best.
package enum PolicySchema {
  /// The schema as one JSON document.
  package static func document() throws -> String {
    let data = try JSONSerialization.data(
      withJSONObject: schema, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static var schema: [String: Any] {
    object(
      [
        "settings": settings, "severity": severity, "rewrite": rewrite,
        "rules": ["type": "array", "items": rule] as [String: Any],
        "gate": ["oneOf": [gate, ["type": "array", "items": gate]]] as [String: Any],
      ],
      about: "What Winnow does with findings.",
      more: [
        "$schema": "http://json-schema.org/draft-07/schema#", "title": "Winnow policy",
        "definitions": ["condition": condition],
      ])
  }

  private static var settings: [String: Any] {
    object([
      "min_severity": severityWord, "severity": oneOrMore(severityWord),
      "ignore_unfixed": flag, "ignorefile": oneOrMore(text), "vex": oneOrMore(text),
      "epss": text, "kev": text, "fail_on": severityWord,
      "exit_code": ["type": "integer", "minimum": 0, "maximum": 255] as [String: Any],
      "show_suppressed": flag,
    ])
  }

  private static var severity: [String: Any] {
    let source = [
      "type": "string", "pattern": "^(scanner|cvss4|cvss3|vendor:.+)$",
    ]
    let change = object(["when": reference, "to": severityWord], required: ["when", "to"])
    return object([
      "source": oneOrMore(source), "map": ["type": "array", "items": change] as [String: Any],
      "raise": ["type": "array", "items": change] as [String: Any],
    ])
  }

  private static var rewrite: [String: Any] {
    let path = object(["prefix": text, "to": text], required: ["prefix"])
    let label = object(
      ["when": reference, "service": text, "tags": oneOrMore(text)], required: ["when"])
    return object([
      "paths": ["type": "array", "items": path] as [String: Any],
      "labels": ["type": "array", "items": label] as [String: Any], "redact": flag,
    ])
  }

  private static var rule: [String: Any] {
    object(
      [
        "keep": reference, "drop": reference, "id": text, "reason": text, "owner": text,
        "expires": ["type": "string", "format": "date"],
        "as": ["enum": ["drop"] + Mark.allCases.map(\.rawValue)],
      ], required: ["id", "reason"],
      more: ["oneOf": [["required": ["keep"]], ["required": ["drop"]]]])
  }

  private static var gate: [String: Any] {
    object(
      [
        "fail_on": severityWord, "more_than": ["type": "integer", "minimum": 0] as [String: Any],
        "only_new": flag, "count_by": ["enum": Gate.Unit.allCases.map(\.rawValue)],
      ], required: ["fail_on"])
  }

  private static var condition: [String: Any] {
    let list: [String: Any] = ["type": "array", "items": reference]
    var members: [String: Any] = ["all": list, "any": list, "not": reference]
    for field in Field.allCases {
      members[field.rawValue] = field.kind.schema.merging(["description": field.about]) { $1 }
    }
    return object(members, more: ["minProperties": 1])
  }

  private static var reference: [String: Any] { ["$ref": "#/definitions/condition"] }

  fileprivate static func object(
    _ members: [String: Any], about: String? = nil, required: [String] = [],
    more: [String: Any] = [:]
  ) -> [String: Any] {
    var schema: [String: Any] = [
      "type": "object", "properties": members, "additionalProperties": false,
    ]
    schema["description"] = about
    if !required.isEmpty { schema["required"] = required }
    return schema.merging(more) { $1 }
  }

  fileprivate static func oneOrMore(_ item: [String: Any]) -> [String: Any] {
    ["oneOf": [item, ["type": "array", "items": item, "minItems": 1] as [String: Any]]]
  }

  fileprivate static var text: [String: Any] { ["type": "string"] }
  fileprivate static var flag: [String: Any] { ["type": "boolean"] }

  fileprivate static var severityWord: [String: Any] {
    let words = Severity.allCases.map(\.rawValue)
    return ["enum": words + words.map { $0.lowercased() } + words.map { $0.uppercased() }]
  }
}

extension Field.Kind {
  /// What may stand behind a field's name.
  fileprivate var schema: [String: Any] {
    let words = PolicySchema.text
    switch self {
    case .names, .prose: return PolicySchema.oneOrMore(words)
    case .paths, .packages, .versions:
      let texts = PolicySchema.oneOrMore(words)
      return [
        "oneOf": [
          words, ["type": "array", "items": words, "minItems": 1] as [String: Any],
          PolicySchema.object(["matches": texts], required: ["matches"]),
        ] as [[String: Any]]
      ]
    case .flag: return PolicySchema.flag
    case .statuses:
      return PolicySchema.oneOrMore(["enum": Status.allCases.map(\.rawValue)])
    case .weaknesses:
      return PolicySchema.oneOrMore([
        "oneOf": [
          ["type": "integer", "minimum": 0] as [String: Any],
          ["type": "string", "pattern": "^(CWE-)?[0-9]+$"],
        ]
      ])
    case .severities:
      let word = PolicySchema.severityWord
      let bound = PolicySchema.object(["at_least": word, "at_most": word])
      let words: [String: Any] = ["type": "array", "items": word, "minItems": 1]
      return ["oneOf": [word, words, bound] as [[String: Any]]]
    case .number:
      let number: [String: Any] = ["type": "number"]
      let bounds = PolicySchema.object([
        "at_least": number, "above": number, "at_most": number, "below": number,
      ])
      return ["oneOf": [number, bounds] as [[String: Any]]]
    }
  }
}
