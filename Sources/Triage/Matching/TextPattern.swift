import FindingModel

/// What a text is to be like: a whole text, a part of one, a glob or a regular expression.
///
/// Letter case counts in regular expressions only.
package enum TextPattern: Sendable, Hashable {
  /// The whole text, in lower case.
  case exact(String)
  /// A part of the text, in lower case.
  case contains(String)
  case glob(Glob)
  case regex(TextRegex)

  /// What a pattern without signs of a glob or a regular expression stands for.
  package enum PlainMeaning: Sendable {
    case whole, part
  }

  /// Reads `/…/` and `/…/i` as a regular expression, a text with `*`, `?` or `[` as a glob of the
  /// whole text, and all else as `plain` says.
  package init(_ text: String, plain: PlainMeaning) throws(PatternError) {
    if let regex = try TextRegex(delimited: text) {
      self = .regex(regex)
    } else if Glob.isGlob(text) {
      self = .glob(try Glob(text))
    } else {
      self = plain == .whole ? .exact(text.lowercased()) : .contains(text.lowercased())
    }
  }

  package func matches(_ text: FoldedText) -> Bool {
    switch self {
    case .exact(let whole): text.folded == whole
    case .contains(let part): text.folded.holds(part)
    case .glob(let glob): glob.matches(text.folded)
    case .regex(let regex): regex.matches(text.original)
    }
  }

  /// The pattern as it is written in a policy where a plain text has a certain meaning.
  package func text(plain: PlainMeaning) -> String {
    switch (self, plain) {
    case (.exact(let text), .whole), (.contains(let text), .part):
      if TextPattern.isPlain(text) { return text }
      return self == .exact(text)
        ? "/^\(TextRegex.escaped(text))$/i" : "/\(TextRegex.escaped(text))/i"
    case (.exact(let text), .part): return "/^\(TextRegex.escaped(text))$/i"
    case (.contains(let text), .whole): return "/\(TextRegex.escaped(text))/i"
    case (.glob(let glob), _): return glob.text
    case (.regex(let regex), _): return regex.text
    }
  }

  /// Whether a text is neither a glob nor an expression.
  private static func isPlain(_ text: String) -> Bool {
    !Glob.isGlob(text) && !(text.utf8.count > 2 && text.hasPrefix("/"))
  }
}

/// A text beside itself in lower case, which is looked at many times.
package struct FoldedText: Sendable, Hashable {
  package let original: String
  package let folded: String

  package init(_ text: String) {
    original = text
    folded = text.lowercased()
  }
}
