import FindingModel
import Foundation

/// A digest of something that a finding must have for a rule to apply, by which the rule is found.
///
/// FNV-1a over the bytes (<http://www.isthe.com/chongo/tech/comp/fnv/>), since hashing texts took
/// half of the time of deciding. What falls together costs a trial alone: rules that were found are
/// tried all the same.
package struct RuleKey: Hashable, Sendable {
  private var digest: UInt64 = 0xCBF2_9CE4_8422_2325

  /// A key of a kind, without bytes so far.
  init(_ kind: RuleKeyKind) { add(UInt8(kind.rawValue)) }

  /// The key of bytes as they are.
  init(_ kind: RuleKeyKind, _ bytes: some Sequence<UInt8>) {
    self.init(kind)
    for byte in bytes { add(byte) }
  }

  /// The key of a text in any letter case, whichever of Unicode's ways it is written in.
  init(_ kind: RuleKeyKind, folding text: String) {
    self.init(kind)
    if !addFolded(text.utf8) {
      self.init(kind, text.lowercased().precomposedStringWithCanonicalMapping.utf8)
    }
  }

  init(weakness: Int) {
    self.init(.weakness)
    for shift in stride(from: 0, to: 64, by: 8) {
      add(UInt8(truncatingIfNeeded: weakness >> shift))
    }
  }

  mutating func add(_ byte: UInt8) { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Adds the bytes of a text in lower case; false at one whose letter case is not that of ASCII.
  private mutating func addFolded(_ bytes: String.UTF8View) -> Bool {
    for byte in bytes {
      if byte >= 0x80 { return false }
      add(byte.isUppercaseLetter ? byte | 0x20 : byte)
    }
    return true
  }
}

/// The ways to look rules up, the most telling first.
package enum RuleKeyKind: Int, CaseIterable, Comparable {
  case hashCode, fingerprint, sha1, id, vulnerability, folder, pathPart, pathSuffix, rule, package,
    component, host, tag, service, weakness, scanType

  package static func < (left: RuleKeyKind, right: RuleKeyKind) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The kind by which the whole texts of a field are looked up.
  init?(_ field: Field) {
    guard let kind = RuleKeyKind.allCases.first(where: { $0.field == field }) else { return nil }
    self = kind
  }

  /// The field of which whole texts are the keys.
  private var field: Field? {
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
    case .folder, .pathPart, .pathSuffix, .package, .weakness: nil
    }
  }

  /// Gives all keys of this kind that a finding has; those of paths all at once.
  func eachKey(of subject: Subject, _ body: (RuleKey) -> Void) {
    switch self {
    case .folder, .pathPart, .pathSuffix:
      for path in subject.rawTexts(of: .path) { PathPatterns.eachKey(of: path, body) }
    case .package:
      for purl in subject.rawTexts(of: .purl) {
        if let key = PackagePattern.key(of: purl) { body(key) }
      }
    case .weakness:
      for weakness in subject.finding.cwes { body(RuleKey(weakness: weakness)) }
      if let weakness = subject.finding.cwe { body(RuleKey(weakness: weakness)) }
    default:
      guard let field else { return }
      for text in subject.rawTexts(of: field) { body(RuleKey(self, folding: text)) }
    }
  }

  /// The kind that stands for all that are looked up at once.
  var leader: RuleKeyKind { self == .pathPart || self == .pathSuffix ? .folder : self }
}

extension UInt8 {
  fileprivate var isUppercaseLetter: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
}
