/// A token; no text shows it.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  let text: String

  /// - Parameter text: The token, with white space around it or without.
  /// - Throws: Where it cannot stand in a header; the error does not show it.
  public init(_ text: String) throws(DeliveryError) {
    let token = text.trimmed
    guard !token.isEmpty, token.utf8.allSatisfy({ 0x21...0x7e ~= $0 }) else {
      throw DeliveryError(
        .unfit,
        "expected a token of visible ASCII characters, found "
          + (token.isEmpty ? "nothing" : "others"))
    }
    self.text = token
  }

  public var description: String { "<token>" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension StringProtocol {
  /// Without the white space around it.
  package var trimmed: String {
    let start = drop(while: \.isWhitespace)
    let count = start.reversed().prefix(while: \.isWhitespace).count
    return String(start.dropLast(count))
  }
}
