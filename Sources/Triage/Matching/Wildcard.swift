/// A text with wildcards, made ready to be matched with many others: what globs, the patterns of
/// paths and those of packages have in common.
struct Wildcard: Sendable, Hashable {
  enum Element: Sendable, Hashable {
    case byte(UInt8)
    /// Any one scalar.
    case scalar
    /// One scalar of the set with this number.
    case set(Int)
    /// Any number of scalars.
    case run
  }

  /// No two runs stand side by side.
  private let elements: [Element]
  private let sets: [WildcardSet]

  init(elements: [Element], sets: [WildcardSet]) {
    var previous: Element?
    self.elements = elements.filter { element in
      defer { previous = element }
      return element != .run || previous != .run
    }
    self.sets = sets
  }

  init(_ text: String) throws(PatternError) {
    var parser = WildcardParser(text)
    self = try parser.wildcard()
  }

  /// The text that this stands for where it stands for one only.
  var literal: String? { literalEnd.count == elements.count ? text(of: literalEnd) : nil }

  /// What stands behind the last period of every text that matches, as `md` for `*.md`.
  var suffix: String? {
    guard let period = literalEnd.lastIndex(of: .byte(UInt8(ascii: "."))),
      period + 1 < literalEnd.endIndex
    else { return nil }
    return text(of: literalEnd[(period + 1)...])
  }

  /// The longest text that stands in every one that matches.
  var longestLiteral: String? {
    let literals = elements.split { if case .byte = $0 { false } else { true } }
    return literals.max { $0.count < $1.count }.map(text)
  }

  /// Whether a whole text is like this, in time of at most the product of both lengths: only the
  /// last run has to be tried again, as those before it took the least they could.
  func matches(_ text: Substring) -> Bool {
    var text = text
    return text.withUTF8(matches)
  }

  private func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var (element, position) = (0, 0)
    var lastRun: (next: Int, end: Int)?
    while position < bytes.count {
      if element < elements.count, elements[element] == .run {
        element += 1
        if element == elements.count { return true }
        lastRun = (element, position)
      } else if element < elements.count,
        let length = length(of: elements[element], in: bytes[position...])
      {
        element += 1
        position += length
      } else if let (next, end) = lastRun {
        element = next
        position = end + UTF8Scalar(bytes[end...]).length
        lastRun = (next, position)
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy { $0 == .run }
  }

  /// How many bytes at the start of some an element takes, nothing where it does not fit.
  private func length(of element: Element, in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    switch element {
    case .byte(let byte): return bytes.first == byte ? 1 : nil
    case .scalar: return UTF8Scalar(bytes).length
    case .set(let number):
      let scalar = UTF8Scalar(bytes)
      return sets[number].contains(scalar.value) ? scalar.length : nil
    case .run: return 0
    }
  }

  private var literalEnd: ArraySlice<Element> {
    let start = elements.lastIndex { if case .byte = $0 { false } else { true } }
    return elements[(start.map { $0 + 1 } ?? 0)...]
  }

  private func text(of elements: ArraySlice<Element>) -> String {
    let bytes = elements.compactMap { if case .byte(let byte) = $0 { byte } else { nil } }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The first scalar of UTF-8 that is known to be well formed.
private struct UTF8Scalar {
  let value: UInt32
  let length: Int

  init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let first = bytes[bytes.startIndex]
    length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let start = length == 1 ? UInt32(first) : UInt32(first & (0x7F >> UInt8(length)))
    value = bytes.dropFirst().prefix(length - 1).reduce(start) { $0 << 6 | UInt32($1 & 0x3F) }
  }
}
