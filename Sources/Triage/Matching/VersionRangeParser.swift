/// Reads the ranges of versions that are no `vers:` texts.
struct VersionRangeParser {
  private let text: String
  private var rest: Substring

  init(_ text: String) {
    self.text = text
    rest = text[...]
  }

  /// Alternatives of constraints that hold together; any version fits no constraints.
  mutating func alternatives() throws(PatternError) -> [[VersionConstraint]] {
    var alternatives = try alternative()
    while rest.take("|") {
      _ = rest.take("|")
      alternatives += try alternative()
    }
    return alternatives
  }

  private mutating func alternative() throws(PatternError) -> [[VersionConstraint]] {
    skipSpaces()
    guard let first = rest.utf8.first, "[(".utf8.contains(first) else {
      return [try constraints()]
    }
    return try intervals()
  }

  private mutating func constraints() throws(PatternError) -> [VersionConstraint] {
    var constraints: [VersionConstraint] = []
    var isEmpty = true
    while let next = rest.utf8.first, next != UInt8(ascii: "|") {
      constraints += try constraint()
      isEmpty = false
      while rest.take(oneOf: Self.spaces + ",") {}
    }
    if isEmpty { throw missing("a version or a comparison") }
    return constraints
  }

  private mutating func constraint() throws(PatternError) -> [VersionConstraint] {
    let sign = rest.take { "<>=!^~".utf8.contains($0) }
    skipSpaces()
    let version = takeVersion()
    if version == "*", ["", "=", "=="].contains(sign) { return [] }
    guard version.utf8.contains(where: { $0.isASCIIDigit || $0.isASCIILetter || $0 >= 0x80 })
    else {
      if !version.isEmpty { rest = text[version.startIndex...] }
      throw missing(sign.isEmpty ? "a version or a comparison" : "a version behind `\(sign)`")
    }
    return try constraints(sign, version)
  }

  /// A sign may follow without a space, and Python's epochs end with an exclamation mark.
  private mutating func takeVersion() -> Substring {
    let version = rest.take { !(Self.spaces + ",|<>=").utf8.contains($0) }
    guard version.utf8.last == UInt8(ascii: "!"), rest.utf8.first == UInt8(ascii: "=") else {
      return version
    }
    rest = text[version.utf8.index(before: version.endIndex)...]
    return version.dropLast()
  }

  private func constraints(
    _ sign: Substring, _ version: Substring
  ) throws(PatternError) -> [VersionConstraint] {
    let (stem, isPrefix) = Self.stem(version)
    switch sign {
    case "", "=", "==", "!=":
      guard isPrefix else { return [.comparison(sign == "!=" ? .notEqual : .equal, String(stem))] }
      let prefix = try prefix(stem, sign: sign, isWhole: true)
      return [sign == "!=" ? .noPrefix(prefix) : .prefix(prefix)]
    case "<", ">=": return [.comparison(sign == "<" ? .less : .greaterOrEqual, String(stem))]
    case ">", "<=":
      if isPrefix { throw PatternError("expected a version behind `\(sign)`, found `\(version)`") }
      return [.comparison(sign == ">" ? .greater : .lessOrEqual, String(stem))]
    case "^", "~", "~>", "~=":
      let whole = try prefix(stem, sign: sign, isWhole: isPrefix)
      return [
        .comparison(.greaterOrEqual, String(stem)),
        .prefix(whole.first(Self.fixedNumbers(sign, of: whole.numbers))),
      ]
    default:
      throw PatternError(
        "expected `=`, `!=`, `<`, `<=`, `>`, `>=`, `^` or `~`, found `\(sign)` in `\(text)`")
    }
  }

  /// How many of the numbers behind `^` or a kind of `~` stay as they are.
  private static func fixedNumbers(_ sign: Substring, of numbers: [VersionNumber]) -> Int {
    switch sign {
    case "^": (numbers.firstIndex { !$0.isZero } ?? numbers.count - 1) + 1
    case "~": min(numbers.count, 2)
    default: numbers.count - 1
    }
  }

  private func prefix(
    _ stem: Substring, sign: Substring, isWhole: Bool
  ) throws(PatternError) -> VersionPrefix {
    guard let prefix = VersionPrefix(stem), !isWhole || prefix.rest.isEmpty else {
      throw PatternError("expected numbers such as `\(sign)1.2`, found `\(stem)` in `\(text)`")
    }
    return prefix
  }

  /// A version without its wildcards: `1` of `1.*`, `1.x` and `1.x.x`.
  private static func stem(_ version: Substring) -> (Substring, isPrefix: Bool) {
    var stem = version
    while stem.utf8.count > 2, [".*", ".x", ".X"].contains(stem.suffix(2)) { stem.removeLast(2) }
    return (stem, stem.endIndex != version.endIndex)
  }

  private mutating func skipSpaces() { while rest.take(oneOf: Self.spaces) {} }

  private static let spaces = " \t\n\r"

  private func missing(_ expected: String) -> PatternError {
    let found = rest.isEmpty ? "the end of `\(text)`" : "`\(rest)`"
    return PatternError("expected \(expected), found \(found)")
  }
}

/// Maven's and NuGet's intervals.
extension VersionRangeParser {
  /// Reads intervals with commas between them, any of which may hold.
  private mutating func intervals() throws(PatternError) -> [[VersionConstraint]] {
    var intervals: [[VersionConstraint]] = []
    repeat {
      skipSpaces()
      intervals.append(try interval())
      skipSpaces()
    } while rest.take(",")
    guard rest.isEmpty || rest.utf8.first == UInt8(ascii: "|") else {
      throw missing("`,` or the end behind an interval")
    }
    return intervals
  }

  private mutating func interval() throws(PatternError) -> [VersionConstraint] {
    let includesFirst = rest.take("[")
    guard includesFirst || rest.take("(") else { throw missing("`[` or `(`") }
    let first = bound()
    let last = rest.take(",") ? bound() : nil
    let includesLast = rest.take("]")
    guard includesLast || rest.take(")") else { throw missing("`]` or `)`") }
    guard let last else {
      guard includesFirst, includesLast, !first.isEmpty else {
        throw PatternError("expected an interval such as `[1.0,2.0)`, found `\(text)`")
      }
      return [.comparison(.equal, first)]
    }
    return (first.isEmpty ? [] : [.comparison(includesFirst ? .greaterOrEqual : .greater, first)])
      + (last.isEmpty ? [] : [.comparison(includesLast ? .lessOrEqual : .less, last)])
  }

  private mutating func bound() -> String {
    skipSpaces()
    let bound = rest.take { !(Self.spaces + ",[]()|").utf8.contains($0) }
    skipSpaces()
    return String(bound)
  }
}
