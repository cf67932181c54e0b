import Foundation

/// A regular expression, compiled once, as ICU understands it.
package struct TextRegex: Sendable, Hashable {
  /// The expression between its slashes, as `/(?i)log4j-\d/`.
  package let text: String
  private let expression: NSRegularExpression

  /// Takes an expression without slashes; throws where it is none.
  package init(_ pattern: String, ignoresCase: Bool = false) throws(PatternError) {
    text = "/\(pattern)/\(ignoresCase ? "i" : "")"
    do {
      expression = try NSRegularExpression(
        pattern: pattern, options: ignoresCase ? .caseInsensitive : [])
    } catch {
      throw PatternError("expected a regular expression, found `\(text)`")
    }
  }

  /// Reads `/…/` or `/…/i`; nothing where a text is no such expression.
  init?(delimited text: String) throws(PatternError) {
    guard text.utf8.count > 2, text.hasPrefix("/") else { return nil }
    if text.hasSuffix("/") {
      try self.init(String(text.dropFirst().dropLast()))
    } else if text.utf8.count > 3, text.hasSuffix("/i") {
      try self.init(String(text.dropFirst().dropLast(2)), ignoresCase: true)
    } else {
      return nil
    }
  }

  /// The expression that only a text itself is like.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { expression, scalar in
      if scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9" ~= scalar) {
        expression += "\\"
      }
      expression.unicodeScalars.append(scalar)
    }
  }

  /// Whether the expression is found anywhere in a text.
  package func matches(_ text: String) -> Bool {
    let range = NSRange(location: 0, length: text.utf16.count)
    return expression.firstMatch(in: text, range: range) != nil
  }

  package static func == (left: TextRegex, right: TextRegex) -> Bool { left.text == right.text }

  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
