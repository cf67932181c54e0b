/// A pattern with `*`, `?` and sets, which a whole text is to be like in any letter case.
///
/// `*` stands for any run of characters, `?` for one, `[a-z]` for one of a set and `[!a]` or `[^a]`
/// for one out of it; `\` takes the character behind it as it is. A character is a Unicode scalar.
package struct Glob: Sendable, Hashable {
  /// The pattern as it is written.
  package let text: String
  private let wildcard: Wildcard

  /// - Throws: Where a set is not closed, and where nothing stands behind the last `\`.
  package init(_ text: String) throws(PatternError) {
    self.text = text
    wildcard = try Wildcard(text.lowercased())
  }

  /// The longest text without wildcards in it, in lower case.
  var longestPart: String? { wildcard.longestLiteral }

  /// Whether a text holds one of the signs of a glob: `*`, `?` or `[`.
  package static func isGlob(_ text: String) -> Bool {
    text.utf8.contains { "*?[".utf8.contains($0) }
  }

  /// Whether a whole text, which is in lower case already, is like this.
  package func matches(_ text: String) -> Bool { wildcard.matches(text[...]) }
}
