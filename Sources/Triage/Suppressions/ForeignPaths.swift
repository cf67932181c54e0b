extension PathPatterns {
  /// The files, and not what is in folders, that patterns of the Go package doublestar name: in
  /// these `{a,b}` stands for alternatives, and a pattern is about a whole path.
  ///
  /// <https://github.com/bmatcuk/doublestar#patterns>
  init(doublestar patterns: [String]) throws(PatternError) {
    var texts: [String] = []
    for pattern in patterns {
      for alternative in try BraceAlternatives(pattern).texts {
        texts += PathPatterns.ofFiles(alternative)
      }
    }
    try self.init(texts)
  }

  /// The one file with a path.
  init(file path: String) throws(PatternError) {
    let escaped = path.unicodeScalars.reduce(into: "") { text, scalar in
      if "*?[]\\".unicodeScalars.contains(scalar) { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    try self.init(PathPatterns.ofFiles(escaped))
  }

  /// A pattern of a `.gitignore` that takes a path from its root, and one that takes back folders:
  /// else these would take all that is in them along.
  private static func ofFiles(_ pattern: String) -> [String] {
    var pattern = Substring(pattern)
    while pattern.hasPrefix("/") || pattern.hasPrefix("./") {
      pattern = pattern.drop { $0 == "." }.dropFirst()
    }
    // A trailing slash is a folder's to git, and no file's to doublestar.
    guard !pattern.isEmpty, !pattern.hasSuffix("/") else { return [] }
    let spaces = pattern.reversed().prefix { $0 == " " }.count
    let text = pattern.dropLast(spaces) + String(repeating: "\\ ", count: spaces)
    return ["/\(text)", "!/\(text)/"]
  }
}

/// The patterns that one with `{a,b}` stands for.
private struct BraceAlternatives {
  private(set) var texts: [String]

  /// How many there may be: each brace may double them.
  private static let limit = 256

  init(_ pattern: String) throws(PatternError) {
    texts = [""]
    guard pattern.utf8.contains(UInt8(ascii: "{")) else {
      texts = [pattern]
      return
    }
    var rest = pattern.unicodeScalars[...]
    texts = try BraceAlternatives.sequence(&rest, isInBraces: false, of: pattern)
  }

  /// What stands up to the comma or brace that ends it.
  private static func sequence(
    _ rest: inout Substring.UnicodeScalarView, isInBraces: Bool, of pattern: String
  ) throws(PatternError) -> [String] {
    var texts = [""]
    while let scalar = rest.first, !(isInBraces && (scalar == "," || scalar == "}")) {
      rest.removeFirst()
      var parts = [String(scalar)]
      switch scalar {
      case "\\": parts = ["\\" + String(rest.popFirst().map(Character.init) ?? "\\")]
      case "[": parts = ["[" + set(&rest)]
      case "{": parts = try choice(&rest, of: pattern)
      default: break
      }
      guard texts.count * parts.count <= limit else {
        throw PatternError("expected at most \(limit) alternatives, found `\(pattern.prefix(80))`")
      }
      texts = texts.flatMap { start in parts.map { start + $0 } }
    }
    return texts
  }

  /// What stands between braces.
  private static func choice(
    _ rest: inout Substring.UnicodeScalarView, of pattern: String
  ) throws(PatternError) -> [String] {
    var texts: [String] = []
    repeat {
      texts += try sequence(&rest, isInBraces: true, of: pattern)
      guard let end = rest.popFirst() else {
        throw PatternError("expected `}`, found the end of `\(pattern.prefix(80))`")
      }
      if end == "}" { return texts }
    } while texts.count <= limit
    throw PatternError("expected at most \(limit) alternatives, found `\(pattern.prefix(80))`")
  }

  /// The rest of a set, in which braces stand for themselves.
  private static func set(_ rest: inout Substring.UnicodeScalarView) -> String {
    var text = ""
    while let scalar = rest.popFirst() {
      text.unicodeScalars.append(scalar)
      if scalar == "\\", let next = rest.popFirst() { text.unicodeScalars.append(next) }
      if scalar == "]", text.unicodeScalars.count > 1 { break }
    }
    return text
  }
}
