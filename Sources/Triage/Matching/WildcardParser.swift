/// Reads texts with wildcards in the way of POSIX and git
/// (<https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_14>).
struct WildcardParser {
  private let text: String
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  /// Reads the whole text.
  mutating func wildcard() throws(PatternError) -> Wildcard {
    let (elements, sets) = try part(endingAt: nil)
    return Wildcard(elements: elements, sets: sets)
  }

  /// Reads the whole text as a path: parts between slashes.
  mutating func path() throws(PatternError) -> [WildcardPath.Part] {
    var parts: [WildcardPath.Part] = []
    repeat {
      let (elements, sets) = try part(endingAt: "/")
      let isAnyFolders = elements.count > 1 && elements.allSatisfy { $0 == .run }
      parts.append(isAnyFolders ? .folders : .one(Wildcard(elements: elements, sets: sets)))
    } while skip("/")
    return parts
  }

  private mutating func part(
    endingAt separator: Unicode.Scalar?
  ) throws(PatternError) -> ([Wildcard.Element], [WildcardSet]) {
    var elements: [Wildcard.Element] = []
    var sets: [WildcardSet] = []
    while let scalar = next, scalar != separator {
      position += 1
      switch scalar {
      case "*": elements.append(.run)
      case "?": elements.append(.scalar)
      case "[":
        elements.append(.set(sets.count))
        sets.append(try set())
      case "\\":
        // A slash separates with a backslash before it too.
        if let separator, next == separator { return (elements, sets) }
        elements += UTF8.bytes(try escaped())
      default: elements += UTF8.bytes(scalar)
      }
    }
    return (elements, sets)
  }

  /// Reads a set from behind its opening bracket. A closing bracket that stands first is one of its
  /// characters, as is a minus sign that stands first or last.
  private mutating func set() throws(PatternError) -> WildcardSet {
    var set = WildcardSet()
    set.isNegated = skip("!") || skip("^")
    var rangeStart: Unicode.Scalar?
    var isFirst = true
    while isFirst || next != "]" {
      isFirst = false
      if let name = try className() {
        set.ranges += name
        rangeStart = nil
      } else if let start = rangeStart, next == "-", let last = following, last != "]" {
        position += 1
        set.insert(start, through: try setCharacter())
        rangeStart = nil
      } else {
        let scalar = try setCharacter()
        set.insert(scalar)
        rangeStart = scalar
      }
    }
    position += 1
    return set
  }

  private mutating func setCharacter() throws(PatternError) -> Unicode.Scalar {
    guard let scalar = next else {
      throw PatternError("expected `]` behind `[`, found the end of `\(text)`")
    }
    position += 1
    return scalar == "\\" ? try escaped() : scalar
  }

  /// Reads `[:name:]`; a bracket with a colon that ends otherwise is a character of the set.
  private mutating func className() throws(PatternError) -> [ClosedRange<UInt32>]? {
    guard next == "[", following == ":",
      // No name is longer.
      let end = scalars[(position + 2)...].prefix(16).firstIndex(of: "]"),
      end > position + 2, scalars[end - 1] == ":"
    else { return nil }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[(position + 2)..<(end - 1)])
    guard let ranges = WildcardSet.named(String(name)) else {
      throw PatternError("expected a character class such as `[:alpha:]`, found `[:\(name):]`")
    }
    position = end + 1
    return ranges
  }

  private mutating func escaped() throws(PatternError) -> Unicode.Scalar {
    guard let scalar = next else {
      throw PatternError("expected a character behind `\\`, found the end of `\(text)`")
    }
    position += 1
    return scalar
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private var following: Unicode.Scalar? {
    position + 1 < scalars.count ? scalars[position + 1] : nil
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }
}

extension UTF8 {
  fileprivate static func bytes(_ scalar: Unicode.Scalar) -> [Wildcard.Element] {
    UTF8.encode(scalar).map { $0.map(Wildcard.Element.byte) } ?? []
  }
}
