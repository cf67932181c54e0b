/// The two ways to write the name of a product in the Common Platform Enumeration.
///
/// Format: <https://nvlpubs.nist.gov/nistpubs/Legacy/IR/nistir7695.pdf>, 6.1 and 6.2
public enum CPEName {
  /// How a name begins in 2.3 that begins so in 2.2: `cpe:2.3:a:acme:c\+\+` for `cpe:/a:acme:c%2b%2b`.
  ///
  /// Nothing for names that pack several attributes into one with tildes.
  public static func formatted(fromURI text: String) -> String? {
    guard text.lowercased().hasPrefix("cpe:/"), !text.contains("~") else { return nil }
    var attributes: [String] = []
    let parts = text.dropFirst(5).split(separator: ":", omittingEmptySubsequences: false)
    for (number, part) in parts.enumerated() {
      guard let attribute = formatted(part) else { return nil }
      attributes.append(attribute.isEmpty && number < parts.count - 1 ? "*" : attribute)
    }
    return "cpe:2.3:" + attributes.joined(separator: ":")
  }

  /// A name as it is in 2.2: `cpe:/a:acme:c%2b%2b:1.0` for `cpe:2.3:a:acme:c\+\+:1.0:*:…:*`.
  ///
  /// Nothing for texts that are no names.
  public static func uri(_ text: String) -> String? {
    if text.lowercased().hasPrefix("cpe:/") { return text }
    guard text.lowercased().hasPrefix("cpe:2.3:") else { return nil }
    var attributes = [""]
    var isQuoted = false
    for scalar in text.unicodeScalars.dropFirst("cpe:2.3:".count) {
      if isQuoted {
        attributes[attributes.count - 1] += encoded(scalar)
      } else if scalar == ":" {
        attributes.append("")
      } else if scalar != "\\" {
        attributes[attributes.count - 1] += special[scalar] ?? String(scalar)
      }
      isQuoted = !isQuoted && scalar == "\\"
    }
    attributes = attributes.map { $0 == "%02" ? "" : $0 }
    // The editions of software and hardware are packed into one where there are any.
    if attributes.count > 7, attributes[7...].contains(where: { !$0.isEmpty }) {
      attributes[5] = "~" + ([attributes[5]] + attributes[7...]).joined(separator: "~")
    }
    attributes = Array(attributes.prefix(7))
    while attributes.last == "" { attributes.removeLast() }
    return "cpe:/" + attributes.joined(separator: ":")
  }

  private static let special: [Unicode.Scalar: String] = ["?": "%01", "*": "%02"]

  private static func encoded(_ scalar: Unicode.Scalar) -> String {
    guard scalar.isASCII, !scalar.properties.isAlphabetic,
      !"0123456789-._".unicodeScalars.contains(scalar)
    else { return String(scalar) }
    return "%" + String(scalar.value, radix: 16)
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
