/// A value of a YAML file, or the place where one was expected: it knows its path and its place.
///
/// Asking never fails: `rule["expires"]` of a mapping without that key is a node that does not
/// `exist`, and remembers where it was looked for. What cannot be done without is asked for with
/// ``requiredText()`` and its kin, whose errors say where it is missing.
package struct YAMLNode: Sendable, Hashable {
  package enum Content: Sendable, Hashable {
    /// A text, a number or a word such as `true`, as it is written; quoted texts are never null,
    /// numbers or words.
    case scalar(String, isQuoted: Bool)
    case list([YAMLNode])
    case mapping([YAMLMember])
    /// An empty value, `~` or `null`.
    case null
    case nothing
  }

  package let content: Content
  /// The way to the value, as `ignore[2].package.name`; empty for the whole file.
  package let path: String
  /// Where the value stands; what an alias stands for stands at its anchor. A column counts
  /// characters as YAML does: Unicode scalars.
  package let origin: Origin

  package init(_ content: Content, path: String, origin: Origin) {
    self.content = content
    self.path = path
    self.origin = origin
  }

  /// The value of a mapping's key.
  package subscript(_ key: String) -> YAMLNode {
    members?.first { $0.key == key }?.value
      ?? YAMLNode(.nothing, path: YAMLNode.path(path, key), origin: origin)
  }

  /// Whether the file has this value; null exists too.
  package var exists: Bool { content != .nothing }

  /// Whether the file has this value and says something by it.
  package var isSet: Bool { exists && content != .null }

  /// The text, number or word as it is written.
  package var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The whole number that is written without quotes.
  package var int: Int? { plainText.flatMap { Int($0) } }

  /// The number that is written without quotes; never one without end.
  package var double: Double? {
    plainText.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The word of YAML 1.1 (<https://yaml.org/type/bool.html>) that is written without quotes.
  package var bool: Bool? {
    switch plainText?.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }

  private var plainText: String? {
    if case .scalar(let text, isQuoted: false) = content { text } else { nil }
  }

  /// The elements of a list.
  package var list: [YAMLNode]? {
    if case .list(let elements) = content { elements } else { nil }
  }

  /// The members of a mapping in order, those that `<<` merges last; each key stands once.
  package var members: [YAMLMember]? {
    if case .mapping(let members) = content { members } else { nil }
  }

  /// What the value is, for messages.
  package var kind: String {
    switch content {
    case .scalar(let text, _): "`\(text.prefix(80))`"
    case .list: "a list"
    case .mapping: "a mapping"
    case .null: "null"
    case .nothing: "nothing"
    }
  }

  /// The path of a mapping's member.
  static func path(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }
}

/// A key of a mapping with its value.
package struct YAMLMember: Sendable, Hashable {
  package let key: String
  /// Where the key stands.
  package let origin: Origin
  package let value: YAMLNode

  package init(_ key: String, at origin: Origin, value: YAMLNode) {
    self.key = key
    self.origin = origin
    self.value = value
  }
}
