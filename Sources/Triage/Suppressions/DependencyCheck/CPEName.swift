/// The two ways to write the name of a product in the Common Platform Enumeration.
///
/// Format: <https://nvlpubs.nist.gov/nistpubs/Legacy/IR/nistir7695.pdf>, 6.1 and 6.2
enum CPEName {
  /// How a name begins in 2.3 that begins so in 2.2: `cpe:2.3:a:acme:c\+\+` for `cpe:/a:acme:c%2b%2b`.
  ///
  /// Nothing for names that pack several attributes into one with tildes.
  static func formatted(fromURI text: String) -> String? {
    guard text.lowercased().hasPrefix("cpe:/"), !text.contains("~") else { return nil }
    var attributes: [String] = []
    let parts = text.dropFirst(5).split(separator: ":", omittingEmptySubsequences: false)
    for (number, part) in parts.enumerated() {
      guard let attribute = formatted(part) else { return nil }
      attributes.append(attribute.isEmpty && number < parts.count - 1 ? "*" : attribute)
    }
    return "cpe:2.3:" + attributes.joined(separator: ":")
  }

  private static func formatted(_ part: Substring) -> String? {
    var attribute = ""
    var rest = part.unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "%" else {
        attribute += quoted(scalar)
        continue
      }
      guard let code = UInt8(String(rest.prefix(2)), radix: 16), rest.count >= 2 else { return nil }
      rest = rest.dropFirst(2)
      switch code {
      case 1: attribute += "?"
      case 2: attribute += "*"
      default: attribute += quoted(Unicode.Scalar(code))
      }
    }
    return attribute
  }

  private static func quoted(_ scalar: Unicode.Scalar) -> String {
    let isPlain = scalar.properties.isAlphabetic || "0123456789-._".unicodeScalars.contains(scalar)
    return isPlain ? String(scalar) : "\\\(scalar)"
  }
}
