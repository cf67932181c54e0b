extension YAMLNode {
  /// The text of a value that cannot be done without.
  package func requiredText() throws(PolicyError) -> String {
    guard let text, !text.isEmpty else { throw unexpected("a text") }
    return text
  }

  /// The elements of a list; none where there is no value.
  package func optionalList() throws(PolicyError) -> [YAMLNode] {
    guard isSet else { return [] }
    guard let list else { throw unexpected("a list") }
    return list
  }

  /// The members of a mapping; none where there is no value.
  package func optionalMembers() throws(PolicyError) -> [YAMLMember] {
    guard isSet else { return [] }
    guard let members else { throw unexpected("a mapping") }
    return members
  }

  /// The members of a mapping that cannot be done without.
  package func requiredMembers() throws(PolicyError) -> [YAMLMember] {
    guard let members else { throw unexpected("a mapping") }
    return members
  }

  /// The text, nothing where there is no value.
  package func optionalText() throws(PolicyError) -> String? {
    guard isSet else { return nil }
    guard let text else { throw unexpected("a text") }
    return text
  }

  /// The text, nothing where there is none or an empty one.
  package func filledText() throws(PolicyError) -> String? {
    try optionalText().flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The texts of a list; none where there is no value.
  package func optionalTexts() throws(PolicyError) -> [String] {
    try optionalList().map { element throws(PolicyError) in try element.requiredText() }
  }

  /// An error at this value.
  package func error(_ problem: String) -> PolicyError {
    PolicyError(problem, at: origin, path: path)
  }

  /// An error that says what was expected here, and what was found.
  package func unexpected(_ expected: String) -> PolicyError {
    guard exists else { return error("missing") }
    return error("expected \(expected), found \(text == "" ? "an empty text" : kind)")
  }

  /// An error for each key of a mapping that is none of those known, at the key.
  package func unknownKeys(besides known: Set<String>) -> [PolicyError] {
    (members ?? []).filter { !known.contains($0.key) }.map { member in
      PolicyError(
        "expected one of \(known.sorted().joined(separator: ", ")), found `\(member.key)`",
        at: member.origin, path: YAMLNode.path(path, member.key))
    }
  }
}
