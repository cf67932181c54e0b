/// Character references such as `&lt;` and `&#39;`, as html2text and Python's `html` read them.
enum CharacterReference {
  /// What a reference in text stands for.
  enum Meaning {
    case text(String)
    /// `&nbsp;`, which html2text does not treat as white space.
    case noBreakSpace
  }

  /// - Parameter name: What stands between `&` and the semicolon: `lt`, `#39`, `#x27`.
  /// - Returns: The reference itself, with a semicolon, if there is no such name.
  static func meaning(ofName name: ArraySlice<UInt8>) -> Meaning {
    if let code = code(name) {
      let character = character(code, isAttribute: false)
      return .text(inPlain(character))
    }
    let name = String(decoding: name, as: UTF8.self)
    if name == "nbsp" { return .noBreakSpace }
    guard let character = EntityTable.characters[name] else { return .text("&\(name);") }
    // Only the usual name is made plain: `&rarr;` is `->`, but `&rightarrow;` is `→`.
    return .text(plainNames.contains(name) ? inPlain(character) : character)
  }

  /// The value of an attribute with its references decoded; semicolons may lack.
  static func decoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
    guard value.contains(.ampersand) else { return Array(value) }
    var result: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      let byte = value[index]
      index += 1
      if byte == .ampersand, let (text, end) = reference(in: value, at: index) {
        result += text.utf8
        index = end
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func reference(in value: ArraySlice<UInt8>, at index: Int) -> (String, Int)? {
    if value.byte(at: index) == UInt8(ascii: "#") {
      let name = value.referenceName(at: index)
      guard let code = code(name) else { return nil }
      let end = name.endIndex + (value.byte(at: name.endIndex) == .semicolon ? 1 : 0)
      return (character(code, isAttribute: true), end)
    }
    let name = value[index...].prefix { $0.isASCIILetter || $0.isASCIIDigit }
    let text = String(decoding: name, as: UTF8.self)
    if value.byte(at: name.endIndex) == .semicolon, let character = EntityTable.characters[text] {
      return (character, name.endIndex + 1)
    }
    for length in stride(from: min(name.count, 6), to: 1, by: -1) {
      let start = String(text.prefix(length))
      if EntityTable.withoutSemicolon.contains(start), let text = EntityTable.characters[start] {
        return (text, index + length)
      }
    }
    return nil
  }

  /// The number in `#39` or `#x27`, at most one more than there are code points.
  private static func code(_ name: ArraySlice<UInt8>) -> UInt32? {
    guard name.first == UInt8(ascii: "#") else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = (digits.first ?? 0) | 0x20 == UInt8(ascii: "x")
    var code: UInt32 = 0
    let text = isHexadecimal ? digits.dropFirst() : digits
    guard !text.isEmpty else { return nil }
    for byte in text {
      let digit = UInt32(byte.isASCIIDigit ? byte - 0x30 : (byte | 0x20) - 0x61 + 10)
      code = min(code * (isHexadecimal ? 16 : 10) + digit, 0x110000)
    }
    return code
  }

  private static func character(_ code: UInt32, isAttribute: Bool) -> String {
    let known = code >= 0x80 && code < 0xA0 ? windows1252[Int(code) - 0x80] : code
    guard known != 0, let scalar = Unicode.Scalar(known) else { return "\u{FFFD}" }
    return isAttribute && scalar.isUnusable ? "" : String(Character(scalar))
  }

  private static func inPlain(_ character: String) -> String {
    character.unicodeScalars.first.flatMap { plain[$0] } ?? character
  }

  /// What browsers, and Python, take the numbers 0x80 to 0x9F for.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  /// ASCII in place of a character; only a reference is replaced, the character itself stays.
  private static let plain: [Unicode.Scalar: String] = [
    "©": "(C)", "·": "*", "—": "--", "–": "-", "←": "<-", "→": "->",
    "‘": "'", "’": "'", "“": "\"", "”": "\"", "\u{200E}": "", "\u{200F}": "", "œ": "oe", "æ": "ae",
    "à": "a", "á": "a", "â": "a", "ã": "a", "ä": "a", "å": "a", "è": "e", "é": "e", "ê": "e",
    "ë": "e", "ì": "i", "í": "i", "î": "i", "ï": "i", "ò": "o", "ó": "o", "ô": "o", "õ": "o",
    "ö": "o", "ù": "u", "ú": "u", "û": "u", "ü": "u",
  ]

  private static let plainNames: Set<String> = [
    "copy", "middot", "mdash", "ndash", "larr", "rarr", "lsquo", "rsquo", "ldquo", "rdquo", "lrm",
    "rlm", "oelig", "aelig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "egrave",
    "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "ograve", "oacute", "ocirc",
    "otilde", "ouml", "ugrave", "uacute", "ucirc", "uuml",
  ]
}

extension Unicode.Scalar {
  /// Python leaves a number of this kind out of an attribute value.
  fileprivate var isUnusable: Bool {
    switch value {
    case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}

extension ArraySlice<UInt8> {
  /// The name of the reference whose `&` stands before `index`, `lt` or `#39`; empty if none does.
  func referenceName(at index: Int) -> ArraySlice<UInt8> {
    guard byte(at: index) == UInt8(ascii: "#") else { return entityName(at: index) }
    let isHexadecimal = byte(at: index + 1) | 0x20 == UInt8(ascii: "x")
    let start = index + (isHexadecimal ? 2 : 1)
    guard start < endIndex else { return self[index..<index] }
    let digits = self[start...].prefix { isHexadecimal ? $0.isASCIIHexDigit : $0.isASCIIDigit }
    return self[index..<(digits.isEmpty ? index : digits.endIndex)]
  }

  private func entityName(at index: Int) -> ArraySlice<UInt8> {
    guard byte(at: index).isASCIILetter else { return self[index..<index] }
    return self[index...].prefix {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == .dot || $0 == .hyphen
    }
  }
}

extension UInt8 {
  var isASCIIHexDigit: Bool {
    isASCIIDigit || ((self | 0x20) >= 0x61 && (self | 0x20) <= 0x66)
  }
}
