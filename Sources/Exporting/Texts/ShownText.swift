/// Scanners' texts as people may see them: what moves the cursor, hides or reorders text is shown
/// as U+FFFD, so that a text is what it looks like, in terminals and elsewhere. Nor are they commands
/// to the CI whose log they come to: `##[…]` and `::…::` of GitHub, `##vso[…]` of Azure.
extension String {
  /// The text in one line.
  package var shownLine: String {
    shown { $0 == "\n" || $0 == "\r" || $0 == "\t" ? " " : nil }.withoutMarks(in: "# #")
  }

  /// The text with its lines and tabs.
  package var shownLines: String {
    shown { $0 == "\n" || $0 == "\t" ? $0 : $0 == "\r" ? "\n" : nil }.withoutMarks(in: "# #")
      .withoutCommandLines(behind: "'")
  }

  /// The text between the tags of XML, with its lines.
  var inXMLText: String {
    inXML.replacing("&#10;", with: "\n").replacing("&#9;", with: "\t")
      .withoutCommandLines(behind: "&#x200C;")
  }

  /// The text without signs that XML 1.0 cannot hold (<https://www.w3.org/TR/xml/#charsets>), and
  /// escaped as an attribute asks for.
  var inXML: String {
    var result = ""
    result.reserveCapacity(utf8.count + 16)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result += scalar == "\n" ? "&#10;" : "&#9;"
      case "\r": result += "&#13;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar.isShown ? scalar : "\u{FFFD}")
      }
    }
    return result.withoutMarks(in: "#&#35;")
  }

  /// The text with other signs for the two that commands in logs begin with.
  private func withoutMarks(in signs: String) -> String {
    guard utf8.contains(UInt8(ascii: "#")) else { return self }
    return replacing("##[", with: "\(signs)[").replacing("##vso[", with: "\(signs)vso[")
  }

  /// The text with something before lines that would be commands; a log's reader skips blanks.
  private func withoutCommandLines(behind sign: String) -> String {
    guard contains("::") else { return self }
    return split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.drop { $0 == " " || $0 == "\t" }.hasPrefix("::") ? sign + line : String(line)
    }.joined(separator: "\n")
  }

  private func shown(_ replacement: (Unicode.Scalar) -> Unicode.Scalar?) -> String {
    if utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return self }
    var scalars = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in unicodeScalars {
      defer { last = scalar }
      if scalar == "\n", last == "\r" { continue }
      scalars.append(replacement(scalar) ?? (scalar.isShown ? scalar : "\u{FFFD}"))
    }
    return String(scalars)
  }

  /// The first scalars, as many as a column of a database takes.
  func prefix(scalars count: Int) -> String {
    if utf8.count <= count { return self }
    return String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
  }
}

extension Unicode.Scalar {
  /// Whether it has no effect but to be seen. Joiners inside words and emoji are of those.
  var isShown: Bool {
    switch properties.generalCategory {
    case .format: value == 0x200C || value == 0x200D || value == 0xAD
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }
}
