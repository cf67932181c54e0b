import FindingModel

/// Something that a finding must have for a rule to apply, by which the rule is found.
enum RuleKey: Hashable {
  case text(Field, String)
  case weakness(Int)
  case path(PathKey)
  /// The name of a package.
  case package(String)
}

/// The ways to look rules up, the most telling first.
enum RuleKeyKind: Int, CaseIterable, Comparable {
  case hashCode, fingerprint, sha1, id, vulnerability, path, rule, package, component, host, tag,
    service, weakness, scanType

  static func < (left: RuleKeyKind, right: RuleKeyKind) -> Bool { left.rawValue < right.rawValue }

  /// The field of which the texts are the keys.
  var field: Field? {
    switch self {
    case .hashCode: .hashCode
    case .fingerprint: .fingerprint
    case .sha1: .sha1
    case .id: .id
    case .vulnerability: .vulnerability
    case .rule: .rule
    case .component: .component
    case .host: .host
    case .tag: .tag
    case .service: .service
    case .scanType: .scanType
    case .path, .package, .weakness: nil
    }
  }

  /// Gives all keys of this kind that a finding has.
  func eachKey(of subject: Subject, _ body: (RuleKey) -> Void) {
    switch self {
    case .path:
      for path in subject.paths(of: .path) {
        PathPatterns.keys(of: path) { body(.path($0)) }
      }
    case .package:
      for package in subject.packages(of: .purl) {
        body(.package(PackagePattern.nameKey(of: package)))
      }
    case .weakness:
      for weakness in subject.weaknesses { body(.weakness(weakness)) }
    default:
      guard let field else { return }
      for text in subject.texts(of: field) { body(.text(field, text.folded)) }
    }
  }
}

/// Keys of which a finding must have at least one for a condition to hold.
struct RequiredKeys {
  let kinds: Set<RuleKeyKind>
  let keys: Set<RuleKey>

  /// Nothing where the condition may hold for a finding whatever it has.
  init?(_ condition: Condition) {
    switch condition {
    case .not: return nil
    case .all(let conditions):
      guard let best = conditions.compactMap(RequiredKeys.init).min(by: { $0.rank < $1.rank })
      else { return nil }
      self = best
    case .any(let conditions):
      let alternatives = conditions.compactMap(RequiredKeys.init)
      guard alternatives.count == conditions.count else { return nil }
      kinds = alternatives.reduce(into: []) { $0.formUnion($1.kinds) }
      keys = alternatives.reduce(into: []) { $0.formUnion($1.keys) }
    case .test(let field, let matcher):
      guard let (kind, keys) = matcher.requiredKeys(of: field) else { return nil }
      self.kinds = [kind]
      self.keys = keys
    }
  }

  private var rank: RuleKeyKind { kinds.max() ?? .hashCode }
}

extension Matcher {
  fileprivate func requiredKeys(of field: Field) -> (kind: RuleKeyKind, keys: Set<RuleKey>)? {
    switch self {
    case .texts(let patterns):
      guard let kind = RuleKeyKind.allCases.first(where: { $0.field == field }) else { return nil }
      var keys = Set<RuleKey>()
      for pattern in patterns {
        guard case .exact(let text) = pattern else { return nil }
        keys.insert(.text(field, text))
      }
      return (kind, keys)
    case .paths(let patterns) where field == .path:
      guard let keys = patterns.keys else { return nil }
      return (.path, Set(keys.map(RuleKey.path)))
    case .packages(let patterns) where field == .purl:
      var keys = Set<RuleKey>()
      for pattern in patterns {
        guard let name = pattern.nameKey else { return nil }
        keys.insert(.package(name))
      }
      return (.package, keys)
    case .weaknesses(let weaknesses):
      return (.weakness, Set(weaknesses.map(RuleKey.weakness)))
    default:
      return nil
    }
  }
}
