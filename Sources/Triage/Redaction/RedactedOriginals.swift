/// What was redacted, for outputs to be searched for it.
///
/// Kept is of each secret what is enough to know it by, never more than 32 bytes.
package struct RedactedOriginals: Sendable {
  /// What stands for a secret, by the part of the secret that it is known by.
  private(set) var marks: [[UInt8]: [UInt8]] = [:]
  /// Secrets that are not looked for, as they are over the budget.
  package private(set) var omitted = 0
  private var bytes = 0
  private let mostBytes: Int

  /// The longest part that a secret is known by.
  private static let partBytes = 32

  /// Room for so many bytes of secrets; a check takes about 60 times as many.
  package init(mostBytes: Int = 1 << 20) { self.mostBytes = mostBytes }

  /// How many secrets are looked for.
  package var count: Int { marks.count }

  /// Keeps in mind a secret that was replaced, unless it is one that texts have by chance.
  mutating func add(_ original: [UInt8], as mark: [UInt8], isNamed: Bool) {
    guard mostBytes > 0, RedactedOriginals.isTelling(original, isNamed: isNamed) else { return }
    let part = RedactedOriginals.part(of: original)
    if marks[part] != nil { return }
    guard bytes + part.count <= mostBytes else {
      omitted += 1
      return
    }
    bytes += part.count
    marks[part] = mark
  }

  /// Keeps in mind what others have, as far as there is room.
  package mutating func add(_ other: RedactedOriginals) {
    omitted += other.omitted
    for (part, mark) in other.marks where marks[part] == nil {
      if bytes + part.count > mostBytes {
        omitted += 1
      } else {
        bytes += part.count
        marks[part] = mark
      }
    }
  }

  /// Whether a secret is found in an output only where it has leaked: not a word, a number, the
  /// `en-US` of a cookie.
  ///
  /// What a scanner names has at least 4 bytes, what was found by its form 8; either has letters
  /// and digits, three kinds of bytes in 8 or more, or 16 bytes.
  private static func isTelling(_ original: [UInt8], isNamed: Bool) -> Bool {
    guard original.count >= (isNamed ? TrivialValue.fewestBytes : 8),
      !original.contains(RedactionMark.prefix)
    else { return false }
    if original.count >= 16 { return true }
    var kinds: Set<Kind> = []
    for byte in original { kinds.insert(Kind(byte)) }
    let hasLetters = kinds.contains(.lower) || kinds.contains(.upper)
    return kinds.contains(.digit) && hasLetters || kinds.count >= 3 && original.count >= 8
  }

  private enum Kind {
    case lower, upper, digit, other

    init(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .lower
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      default: self = .other
      }
    }
  }

  /// The middle of a long secret, which has no heading of a key and no name in it.
  private static func part(of original: [UInt8]) -> [UInt8] {
    let surplus = original.count - partBytes
    return surplus > 0 ? Array(original[(surplus / 2)..<(surplus / 2 + partBytes)]) : original
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: text) }
  }
}
