/// Scanners' texts as people may see them: what moves the cursor, hides or reorders text is shown
/// as U+FFFD, so that a text is what it looks like, in terminals and elsewhere. Nor are they commands
/// to the CI whose log they come to: `##[…]` and `::…::` of GitHub, `##vso[…]` of Azure.
extension String {
  /// The text in one line.
  package var shownLine: String {
    rewritten(joiningLineEnds: true) { byte in
      switch byte {
      case 0x09, 0x0A, 0x0D: " "
      case 0x00...0x1F, 0x7F: "\u{FFFD}"
      default: nil
      }
    }.withoutMarks(in: "# #")
  }

  /// The text with its lines and tabs.
  package var shownLines: String {
    rewritten(joiningLineEnds: true) { byte in
      switch byte {
      case 0x09, 0x0A: nil
      case 0x0D: "\n"
      case 0x00...0x1F, 0x7F: "\u{FFFD}"
      default: nil
      }
    }.withoutMarks(in: "# #").withoutCommandLines(behind: "'")
  }

  /// The text between the tags of XML, with its lines.
  var inXMLText: String {
    rewritten { $0 == 0x09 || $0 == 0x0A ? nil : String.escapeInXML($0) }
      .withoutMarks(in: "#&#35;").withoutCommandLines(behind: "&#x200C;")
  }

  /// The text without signs that XML 1.0 cannot hold (<https://www.w3.org/TR/xml/#charsets>), and
  /// escaped as an attribute asks for.
  var inXML: String { rewritten(String.escapeInXML).withoutMarks(in: "#&#35;") }

  private static func escapeInXML(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case 0x09: "&#9;"
    case 0x0A: "&#10;"
    case 0x0D: "&#13;"
    case 0x00...0x1F, 0x7F: "\u{FFFD}"
    default: nil
    }
  }

  /// The text with other signs for the two that commands in logs begin with.
  private func withoutMarks(in signs: String) -> String {
    guard hasTwice(UInt8(ascii: "#")) else { return self }
    return replacing("##[", with: "\(signs)[").replacing("##vso[", with: "\(signs)vso[")
  }

  /// The text with something before lines that would be commands; a log's reader skips blanks.
  private func withoutCommandLines(behind sign: String) -> String {
    guard hasTwice(UInt8(ascii: ":")) else { return self }
    return split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.drop { $0 == " " || $0 == "\t" }.hasPrefix("::") ? sign + line : String(line)
    }.joined(separator: "\n")
  }

  /// Whether a byte stands in the text twice, one behind the other.
  private func hasTwice(_ byte: UInt8) -> Bool {
    var last: UInt8 = 0
    for next in utf8 {
      if next == byte, last == byte { return true }
      last = next
    }
    return false
  }

  /// The text with other signs for some bytes of ASCII, and for scalars that are not seen; by bytes,
  /// which takes a tenth of the time that it takes by scalars.
  @inline(__always)
  func rewritten(
    joiningLineEnds: Bool = false, _ replacement: (UInt8) -> StaticString?
  ) -> String {
    var text = self
    return text.withUTF8 { bytes in
      var result: [UInt8] = []
      // What was looked at is copied when something else has to stand in its place.
      var copied = 0
      var index = 0
      func replace(_ count: Int, by text: StaticString) {
        if result.isEmpty { result.reserveCapacity(bytes.count + 16) }
        result += bytes[copied..<index]
        result += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        index += count
        copied = index
      }
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          guard let text = replacement(byte) else {
            index += 1
            continue
          }
          let isPair =
            joiningLineEnds && byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
          replace(isPair ? 2 : 1, by: text)
        } else {
          let scalar = Unicode.Scalar(startOf: bytes[index...])
          let count = UTF8.width(scalar)
          if scalar.isShown { index += count } else { replace(count, by: "\u{FFFD}") }
        }
      }
      if copied == 0 { return nil }
      result += bytes[copied...]
      return String(decoding: result, as: UTF8.self)
    } ?? self
  }

  /// The first scalars, as many as a column of a database takes.
  func prefix(scalars count: Int) -> String {
    if utf8.count <= count { return self }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
  }
}

extension Unicode.Scalar {
  /// The scalar that a part of a valid text begins with.
  fileprivate init(startOf bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
      preconditionFailure("a text that is no UTF-8")
    }
    self = scalar
  }

  /// Whether it has no effect but to be seen. Joiners inside words and emoji are of those;
  /// noncharacters, which XML cannot hold, are not.
  var isShown: Bool {
    switch properties.generalCategory {
    case .format: value == 0x200C || value == 0x200D || value == 0xAD
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
    case .unassigned: value & 0xFFFE != 0xFFFE
    default: true
    }
  }
}
