/// One value of an indexed record, in eight bytes: what it is, where it starts, how far it reaches.
///
/// The entries of a record stand in document order. A container is followed by its content and by
/// an `end` entry; in an object keys and values alternate.
struct JSONEntry: Hashable {
  enum Kind: UInt64 {
    case object, list, text, number, yes, no, null, end
  }

  private(set) var bits: UInt64

  /// The most bytes that a record can have: starts and lengths are kept in 28 bits.
  static let maximumOffset = 1 << 28 - 1

  /// Offsets and lengths count bytes from the start of the record; those of a text leave out the
  /// quotation marks.
  init(_ kind: Kind, start: Int, length: Int = 0, hasEscapes: Bool = false, isASCII: Bool = true) {
    bits = kind.rawValue | (hasEscapes ? 0x10 : 0) | (isASCII ? 0x20 : 0)
    bits |= UInt64(truncatingIfNeeded: start) << 8 | UInt64(truncatingIfNeeded: length) << 36
  }

  var kind: Kind { Kind(rawValue: bits & 0xF) ?? .null }
  var hasEscapes: Bool { bits & 0x10 != 0 }
  var isASCII: Bool { bits & 0x20 != 0 }
  var start: Int { Int(truncatingIfNeeded: bits >> 8 & 0xFFF_FFFF) }
  /// In bytes; of a container the index of the entry behind its `end`.
  var length: Int {
    get { Int(truncatingIfNeeded: bits >> 36) }
    set { bits = bits & 0xF_FFFF_FFFF | UInt64(truncatingIfNeeded: newValue) << 36 }
  }
  var isContainer: Bool { bits & 0xF <= 1 }
}
