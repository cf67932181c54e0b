import Foundation

/// What an answer says went wrong, in whichever of the servers' shapes.
///
/// Shown are the server's own sentences; not DefectDojo's advertisement (`pro`), nor a Python text of what
/// other members say already (`message`).
struct ServerMessage {
  /// Nil where the answer says nothing.
  let text: String?
  /// Whether it is a web page, which no address of the API answers with.
  let isPage: Bool

  private static let longest = 1000

  init(_ body: Data) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: body) else {
      let page = String(decoding: body.prefix(4096), as: UTF8.self)
      isPage = page.contains("<")
      text = ServerMessage.plain(isPage ? ServerMessage.title(of: page) : page)
      return
    }
    isPage = false
    text = ServerMessage.plain(ServerMessage.sentences(in: value).joined(separator: "; "))
  }

  private static func sentences(in value: JSONValue) -> [String] {
    guard case .object(var members) = value else { return flattened(value, "") }
    members["pro"] = nil
    let message = members.removeValue(forKey: "message")
    let own = flattened(.object(members), "")
    if !own.isEmpty { return own }
    guard let message = message?.text else { return [] }
    return PythonText(message)?.sentences ?? [message]
  }

  /// Each text of a value, behind the way to it: `cwes[0]: expected a dictionary`.
  private static func flattened(_ value: JSONValue, _ path: String) -> [String] {
    switch value {
    case .null: return []
    case .text(let text): return [path.isEmpty ? text : "\(path): \(text)"]
    case .bool, .int, .double:
      return [path].filter { !$0.isEmpty } + (value.formTexts ?? [])
    case .list(let values):
      return values.enumerated().flatMap { index, value in
        flattened(value, value.text == nil ? "\(path)[\(index)]" : path)
      }
    case .object(let members):
      return members.sorted { $0.key < $1.key }.flatMap { name, value in
        let isSilent = name == "detail" || name == "non_field_errors"
        return flattened(value, isSilent ? path : path.isEmpty ? name : "\(path).\(name)")
      }
    }
  }

  private static func title(of page: String) -> String {
    guard let start = page.range(of: "<title>", options: .caseInsensitive),
      let end = page.range(
        of: "</title>", options: .caseInsensitive, range: start.upperBound..<page.endIndex)
    else { return "" }
    return String(page[start.upperBound..<end.lowerBound])
  }

  /// On one line, without control characters that a terminal would act on, and not too long.
  private static func plain(_ text: String) -> String? {
    let words = text.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? " " : String(scalar)
    }.joined().split(separator: " ").joined(separator: " ")
    if words.isEmpty { return nil }
    // A list as Python writes it: `['Info', 'Low']`.
    let plain = words.replacing("['", with: "").replacing("']", with: "")
      .replacing("', '", with: ", ")
    return plain.count > longest ? plain.prefix(longest) + "…" : plain
  }
}

/// The sentences in what Python writes for a list or a dictionary of texts:
/// `{'name': [ErrorDetail(string='too long', code='max_length')]}`.
struct PythonText {
  let sentences: [String]

  /// - Returns: Nothing where the text is none of these.
  init?(_ text: String) {
    guard let first = text.first, first == "[" || first == "{" else { return nil }
    var sentences: [String] = []
    var key = ""
    var rest = text.dropFirst()
    while let start = rest.firstIndex(where: { $0 == "'" || $0 == "\"" }) {
      let before = rest[..<start]
      guard let (word, end) = PythonText.quoted(rest[start...]) else { break }
      rest = rest[end...]
      if rest.first == ":" {
        key = word == "non_field_errors" || word == "detail" ? "" : word + ": "
      } else if !before.hasSuffix("code=") {
        sentences.append(key + word)
      }
    }
    if sentences.isEmpty { return nil }
    self.sentences = sentences
  }

  /// A text in quotes, and where it ends.
  private static func quoted(_ text: Substring) -> (String, Substring.Index)? {
    guard let quote = text.first else { return nil }
    var word = ""
    var place = text.index(after: text.startIndex)
    while place < text.endIndex, text[place] != quote {
      if text[place] == "\\" {
        place = text.index(after: place)
        guard place < text.endIndex else { return nil }
        word.append(text[place] == "n" || text[place] == "t" ? " " : text[place])
      } else {
        word.append(text[place])
      }
      place = text.index(after: place)
    }
    return place < text.endIndex ? (word, text.index(after: place)) : nil
  }
}
