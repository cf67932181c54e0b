/// Finds the rules that may apply to a finding without trying all of them.
///
/// A rule that names ids, paths, packages and the like is looked up by these, and one that names
/// parts of texts is found by searching for the parts of all rules at once; only the others are
/// tried on every finding.
struct RuleIndex: Sendable {
  /// The numbers of the rules that have to be tried on every finding, descending.
  private var general: [Int] = []
  private var byKey: [RuleKey: [Int]] = [:]
  /// The ways that lead to a rule.
  private let kinds: [RuleKeyKind]
  private let parts: [PartIndex]

  init(_ conditions: [Condition]) {
    var kinds = Set<RuleKeyKind>()
    var parts: [Field: [String: [Int]]] = [:]
    for (number, condition) in conditions.enumerated().reversed() {
      guard let required = RequiredKeys(condition) else {
        general.append(number)
        continue
      }
      for (key, kind) in required.keys {
        kinds.insert(kind.leader)
        byKey[key, default: []].append(number)
      }
      for (field, texts) in required.parts {
        for text in texts { parts[field, default: [:]][text, default: []].append(number) }
      }
    }
    self.kinds = kinds.sorted()
    self.parts = parts.map(PartIndex.init).sorted { $0.field.rawValue < $1.field.rawValue }
  }

  /// The numbers of all rules that may apply to a finding, the last one first.
  func candidates(for subject: Subject) -> [Int] {
    var found: [Int] = []
    for kind in kinds {
      kind.eachKey(of: subject) { key in
        if let numbers = byKey[key] { found += numbers }
      }
    }
    for part in parts { part.addRules(for: subject, to: &found) }
    if found.isEmpty { return general }
    found += general
    found.sort(by: >)
    var last = -1
    return found.filter { number in
      defer { last = number }
      return number != last
    }
  }
}

/// The rules that name parts of a field's texts.
private struct PartIndex: Sendable {
  let field: Field
  private let search: TextSearch
  /// By the number of a part: the rules that name it or a part that it ends with.
  private let rules: [[Int]]

  init(_ field: Field, _ rules: [String: [Int]]) {
    self.field = field
    let parts = rules.sorted { $0.key < $1.key }
    search = TextSearch(parts.map { Array($0.key.utf8) })
    // Of those that end at one place the search tells the longest alone.
    self.rules = parts.map { part in
      var text = part.key[...]
      var numbers: [Int] = []
      while !text.isEmpty {
        numbers += rules[String(text)] ?? []
        text = Substring(text.unicodeScalars.dropFirst())
      }
      return numbers
    }
  }

  func addRules(for subject: Subject, to found: inout [Int]) {
    for text in subject.texts(of: field) {
      var met = -1
      var text = text.folded
      text.withUTF8 { bytes in
        search.each(in: bytes) { _, part in
          // What is met again and again stands in a row.
          if part != met { found += rules[part] }
          met = part
        }
      }
    }
  }
}
