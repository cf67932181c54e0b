import FindingModel
import Testing

@testable import Exporting

/// Texts that are shown, against what is said of them sign by sign.
@Suite struct ShownTextTests {
  private static let signs: [String] = [
    "a", "b", " ", "\n", "\r", "\r\n", "\t", "&", "<", ">", "\"", "'", "#", "##[", "##vso[", ":",
    "::",
    "=", "é", "e\u{301}", "日本", "🔥", "👩‍💻", "\u{202E}", "\u{200B}", "\u{AD}", "\u{9B}", "\0",
    "\u{1B}[1m",
    "\u{7F}", "\u{FFFE}", "\u{FFFF}", "\u{2028}", "\u{FEFF}", "\u{10FFFF}",
  ]

  private static let texts: [String] = {
    var random = SystemRandomNumberGenerator()
    let many = (0..<2000).map { _ in
      (0..<Int.random(in: 0...12, using: &random)).map { _ in signs.randomElement() ?? "" }.joined()
    }
    return signs + many
  }()

  /// Each scalar by itself, and the line ends of Windows as one.
  private func plain(
    _ text: String, joining: Bool = true, _ sign: (Unicode.Scalar) -> String?
  ) -> String {
    var result = ""
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { last = scalar }
      if joining, scalar == "\n", last == "\r" { continue }
      result.unicodeScalars +=
        (sign(scalar) ?? (scalar.isShown ? String(scalar) : "\u{FFFD}"))
        .unicodeScalars
    }
    return result
  }

  private func withoutMarks(_ text: String, _ signs: String) -> String {
    text.replacing("##[", with: signs + "[").replacing("##vso[", with: signs + "vso[")
  }

  private func withoutCommands(_ text: String, _ sign: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.drop { $0 == " " || $0 == "\t" }.hasPrefix("::") ? sign + line : String(line)
    }.joined(separator: "\n")
  }

  private let escapes: [Unicode.Scalar: String] = [
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\r": "&#13;",
  ]

  @Test func lines() {
    for text in Self.texts {
      let line = plain(text) { ["\n", "\r", "\t"].contains($0) ? " " : nil }
      #expect(text.shownLine == withoutMarks(line, "# #"), "\(text.debugDescription)")
      let lines = plain(text) { $0 == "\n" || $0 == "\t" ? String($0) : $0 == "\r" ? "\n" : nil }
      #expect(
        text.shownLines == withoutCommands(withoutMarks(lines, "# #"), "'"),
        "\(text.debugDescription)")
    }
  }

  @Test func xml() {
    for text in Self.texts {
      let attribute = plain(text, joining: false) { sign in
        escapes[sign] ?? (sign == "\n" ? "&#10;" : sign == "\t" ? "&#9;" : nil)
      }
      #expect(text.inXML == withoutMarks(attribute, "#&#35;"), "\(text.debugDescription)")
      let content = plain(text, joining: false) { sign in
        escapes[sign] ?? (sign == "\n" || sign == "\t" ? String(sign) : nil)
      }
      #expect(
        text.inXMLText == withoutCommands(withoutMarks(content, "#&#35;"), "&#x200C;"),
        "\(text.debugDescription)")
      #expect(!text.inXML.unicodeScalars.contains { !$0.isShown })
    }
  }

  @Test func formulasAreNone() {
    for text in ["=1", " =1", "+1", "-1", "@a", "\t=1", "\na", "\r\n=1", "＝1", "=\u{301}1"] {
      #expect(text.inSpreadsheet.hasPrefix("'"), "\(text.debugDescription)")
    }
    for text in ["", " ", "a=1", "\n", "1-1", " a"] { #expect(text.inSpreadsheet == text) }
  }
}
