import ReportReading
import ScannerKit

/// What a report tells of a rule of SonarQube.
struct SonarRule {
  let description: String
  /// What is equal for rules of the same description.
  let identity: String
  /// The rule and the names of the links in its description, one a line.
  let references: String
  /// The first weakness that the references name, or 0.
  let cwe: Int

  /// A rule that the report does not describe.
  static let unknown = SonarRule()

  private init() {
    description = "No description provided"
    identity = description
    references = ""
    cwe = 0
  }

  /// A rule that is described by an element of HTML.
  init(_ name: String, described element: HTML) {
    description = SonarRule.plainText(of: element.markup)
    identity = SeenKeys.short(description)
    references = element.descendants("a").reduce(into: name) { text, link in
      text += "\n" + (link.text ?? "None")
    }
    cwe = SonarRule.weakness(in: references)
  }

  /// The texts of markup up to its last chapter, `See`; headings become bold.
  ///
  /// What the markup escapes stays escaped, as `&lt;` and `&#8217;`.
  private static func plainText(of markup: String) -> String {
    var text: [UInt8] = []
    var rest = Array(markup.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      text += rest[..<start]
      rest = rest[start...]
      if rest.starts(with: "<h2>See".utf8) {
        rest = []
      } else if rest.starts(with: "<h2>".utf8) || rest.starts(with: "</h2>".utf8) {
        text += "**".utf8
      }
      let end = rest.starts(with: "<!--".utf8) ? rest.endOfComment : rest.endOfTag
      rest = rest[end...]
    }
    text += rest
    let isBlank: (UInt8) -> Bool = { 0x09...0x0D ~= $0 || 0x1C...0x20 ~= $0 }
    let start = text.firstIndex { !isBlank($0) } ?? text.endIndex
    let end = text.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? text.endIndex
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  /// The number behind the first `CWE-` that has one, in any letter case.
  private static func weakness(in text: String) -> Int {
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() where byte | 0x20 == UInt8(ascii: "c") {
      guard index + 3 < bytes.count, bytes[index + 1] | 0x20 == UInt8(ascii: "w"),
        bytes[index + 2] | 0x20 == UInt8(ascii: "e"), bytes[index + 3] == UInt8(ascii: "-")
      else { continue }
      let digits = bytes[(index + 4)...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      if let number = Int(String(decoding: digits, as: UTF8.self)) { return number }
    }
    return 0
  }
}

extension ArraySlice<UInt8> {
  /// The place behind the tag that starts here; a `>` in a value of well-formed markup is escaped.
  fileprivate var endOfTag: Int {
    firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? endIndex
  }

  fileprivate var endOfComment: Int {
    let end = indices.first { self[$0...].starts(with: "-->".utf8) }
    return end.map { $0 + 3 } ?? endIndex
  }
}
