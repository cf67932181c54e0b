import CLibXML2

/// What is wrong with a report, in words for the person who has it.
extension XMLEventQueue {
  func problem(_ error: xmlError) -> String {
    let first = error.str1.map { String(cString: $0) } ?? ""
    switch xmlParserErrors(rawValue: UInt32(bitPattern: error.code)) {
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
      return "expected a predefined entity, found \(reference(first))"
    case XML_ERR_TAG_NAME_MISMATCH:
      let found = error.str2.map { String(cString: $0) } ?? "something else"
      return "expected </\(first)> for the <\(first)> of line \(error.int1), found </\(found)>"
    case XML_ERR_INVALID_CHAR where error.int1 == 0 && nextByte >= 0x80:
      return "expected UTF-8, found the byte \(byte(nextByte))"
    case XML_ERR_INVALID_CHAR:
      return "expected text, found the control character \(scalar(error.int1))"
    case XML_ERR_INVALID_ENCODING:
      return "expected UTF-8, found the byte \(byte(nextByte))"
    case XML_ERR_UNSUPPORTED_ENCODING, XML_ERR_UNKNOWN_ENCODING:
      return "expected an encoding that is known, found \(first)"
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return "expected each attribute once, found \(first) again"
    case _ where isAtEnd:
      return "expected \(expectedAtEnd), found the end of the report"
    case let code:
      guard let expected = Self.expected[code.rawValue] else { return inLibraryWords(error) }
      return "expected \(expected), found \(nextCharacter)"
    }
  }

  private static let expected: [UInt32: String] = [
    XML_ERR_DOCUMENT_EMPTY.rawValue: "an XML element",
    XML_ERR_DOCUMENT_END.rawValue: "the end of the report",
    XML_ERR_NAME_REQUIRED.rawValue: "a name",
    XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue: "; after the name of an entity",
    XML_ERR_ATTRIBUTE_NOT_STARTED.rawValue: "a quoted attribute value",
    XML_ERR_ATTRIBUTE_NOT_FINISHED.rawValue: "the end of an attribute value",
    XML_ERR_ATTRIBUTE_WITHOUT_VALUE.rawValue: "= and a value for an attribute",
    XML_ERR_LT_IN_ATTRIBUTE.rawValue: "an attribute value",
    XML_ERR_SPACE_REQUIRED.rawValue: "a space",
    XML_ERR_GT_REQUIRED.rawValue: ">",
    XML_ERR_HYPHEN_IN_COMMENT.rawValue: "--> after two hyphens in a comment",
    XML_ERR_MISPLACED_CDATA_END.rawValue: "text without ]]>",
    XML_ERR_INVALID_HEX_CHARREF.rawValue: "a hexadecimal character number",
    XML_ERR_INVALID_DEC_CHARREF.rawValue: "a character number",
  ]

  private var expectedAtEnd: String {
    guard let name = open.last else { return "an XML element" }
    return "</\(names.texts[Int(name)])>"
  }

  private func reference(_ name: String) -> String {
    name.hasPrefix("%") || name.hasPrefix("&") ? name : "&\(name);"
  }

  private var nextByte: UInt8 {
    guard let input = context?.pointee.input, let cur = input.pointee.cur,
      let end = input.pointee.end, cur < end
    else { return 0 }
    return cur.pointee
  }

  private var nextCharacter: String {
    switch nextByte {
    case 0: "nothing"
    case 0x21...0x7E: "\(Character(UnicodeScalar(nextByte)))"
    case 0x80...: "text"
    case 0x20, 0x09, 0x0A, 0x0D: "white space"
    default: "the control character \(scalar(Int32(nextByte)))"
    }
  }

  private func byte(_ byte: UInt8) -> String { "0x" + hexadecimal(Int(byte), digits: 2) }

  private func scalar(_ number: Int32) -> String { "U+" + hexadecimal(Int(number), digits: 4) }

  private func hexadecimal(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// The first line of libxml2's own message, without capitals that are not names.
  private func inLibraryWords(_ error: xmlError) -> String {
    let message = error.message.map { String(cString: $0) } ?? ""
    let line = message.split(whereSeparator: \.isNewline).first ?? "something else"
    let text = line.prefix(1).lowercased() + line.dropFirst()
    return "expected XML, found: " + String(text)
  }
}
