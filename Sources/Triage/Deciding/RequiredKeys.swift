/// What a finding must have at least one of for a condition to hold.
struct RequiredKeys {
  private(set) var keys: [RuleKey: RuleKeyKind] = [:]
  /// Parts of the texts of fields, in lower case.
  private(set) var parts: [Field: Set<String>] = [:]

  /// Nothing where the condition may hold for a finding whatever it has.
  init?(_ condition: Condition) {
    switch condition {
    case .not: return nil
    case .all(let conditions):
      guard let best = conditions.compactMap(RequiredKeys.init).min(by: { $0.rank < $1.rank })
      else { return nil }
      self = best
    case .any(let conditions):
      for condition in conditions {
        guard let alternative = RequiredKeys(condition) else { return nil }
        keys.merge(alternative.keys) { first, _ in first }
        parts.merge(alternative.parts) { $0.union($1) }
      }
    case .test(let field, let matcher):
      guard add(matcher, of: field) else { return nil }
    }
  }

  /// The lower, the fewer findings are likely to have one; parts have to be searched for.
  private var rank: Int {
    parts.isEmpty ? keys.values.max()?.rawValue ?? 0 : RuleKeyKind.allCases.count
  }

  /// False where there are no such keys.
  private mutating func add(_ matcher: Matcher, of field: Field) -> Bool {
    switch matcher {
    case .texts(let patterns): return add(patterns, of: field)
    case .paths(let patterns) where field == .path:
      guard let keys = patterns.keys else { return false }
      for key in keys { self.keys[RuleKey(key)] = key.kind }
      return true
    case .packages(let patterns) where field == .purl:
      for pattern in patterns {
        guard let key = pattern.key else { return false }
        keys[key] = .package
      }
      return true
    case .weaknesses(let weaknesses):
      for weakness in weaknesses { keys[RuleKey(weakness: weakness)] = .weakness }
      return true
    default: return false
    }
  }

  /// Whole texts are looked up, where there is a way to; else the longest texts that stand in what
  /// the patterns match are searched for.
  private mutating func add(_ patterns: [TextPattern], of field: Field) -> Bool {
    let texts = patterns.compactMap { if case .exact(let text) = $0 { text } else { nil } }
    if texts.count == patterns.count, let kind = RuleKeyKind(field) {
      for text in texts { keys[RuleKey(kind, folding: text)] = kind }
      return true
    }
    let parts = patterns.compactMap(\.longestPart)
    // Shorter ones are met everywhere.
    guard parts.count == patterns.count, parts.allSatisfy({ $0.utf8.count >= 3 }) else {
      return false
    }
    self.parts[field, default: []].formUnion(parts)
    return true
  }
}

extension TextPattern {
  /// The longest text that stands in every one that matches, in lower case; nothing where that is
  /// not known.
  fileprivate var longestPart: String? {
    switch self {
    case .contains(let text): text
    // Others may be written in another way and be the same.
    case .exact(let text): text.utf8.allSatisfy { $0 < 0x80 } ? text : nil
    case .glob(let glob): glob.longestPart
    case .regex: nil
    }
  }
}
