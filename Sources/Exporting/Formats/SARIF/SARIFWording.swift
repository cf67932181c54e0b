import FindingModel

/// The parts of a description that DefectDojo's parser of SARIF put together, so that a result read,
/// written and read again says the same.
///
///     **Result message:** …
///     **Snippet:** (in a fence)
///     **Rule name:** …
///     **Rule short description:** …
///     **Rule full description:** …
///     **Code flow:** (a step a line)
struct SARIFWording: Equatable {
  var message: String
  var ruleName: String?
  var shortDescription: String?
  var fullDescription: String?
  var steps: [Step] = []

  /// A place that data flow through.
  struct Step: Equatable {
    var uri: String
    var line: Int?
    var column: Int?
    var snippet: String?
    var message: String?
  }

  /// Takes a description apart; nothing where it does not consist of these parts.
  init?(_ description: String, snippet: String?) {
    let opening = "**Result message:** "
    guard description.hasPrefix(opening) else { return nil }
    var rest = (description + "\n").dropFirst(opening.count)
    let marks = [
      "\n**Rule name:** ", "\n**Rule short description:** ", "\n**Rule full description:** ",
      "\n**Code flow:**\n",
    ]
    if let snippet, let range = rest.firstRange(of: "\n**Snippet:**\n```\n\(snippet)\n```\n") {
      message = String(rest[..<range.lowerBound])
      // Each part ends with a line break, which the next one's mark begins with.
      rest = "\n" + rest[range.upperBound...]
    } else {
      let end = marks.compactMap { rest.firstRange(of: $0)?.lowerBound }.min()
      message = String(rest[..<(end ?? rest.index(before: rest.endIndex))])
      rest = rest[(end ?? rest.index(before: rest.endIndex))...]
    }
    func part(_ index: Int) -> String? {
      guard rest.hasPrefix(marks[index]) else { return nil }
      let start = rest.dropFirst(marks[index].count)
      let end = marks[(index + 1)...].compactMap { start.firstRange(of: $0)?.lowerBound }.min()
      let last = end ?? start.index(before: start.endIndex)
      rest = start[last...]
      return String(start[..<last])
    }
    ruleName = part(0)
    shortDescription = part(1)
    fullDescription = part(2)
    if rest.hasPrefix(marks[3]) {
      steps = SARIFWording.steps(rest.dropFirst(marks[3].count))
      rest = "\n"
    }
    guard rest == "\n" || rest.isEmpty else { return nil }
    guard text(withSnippet: snippet) == description else { return nil }
  }

  private static func steps(_ text: Substring) -> [Step] {
    var steps: [Step] = []
    var rest = text
    while !rest.isEmpty {
      let number = "\(steps.count + 1). "
      guard rest.hasPrefix(number) else { return steps }
      rest = rest.dropFirst(number.count)
      let end = rest.firstRange(of: "\n\(steps.count + 2). ")?.lowerBound
      let last = end ?? rest.index(before: rest.endIndex)
      steps.append(Step(rest[..<last]))
      rest = rest[last...].dropFirst()
    }
    return steps
  }

  /// The description that the parser would make of the parts.
  private func text(withSnippet snippet: String?) -> String {
    var text = "**Result message:** \(message)\n"
    if let snippet { text += "**Snippet:**\n```\n\(snippet)\n```\n" }
    if let ruleName { text += "**Rule name:** \(ruleName)\n" }
    if let shortDescription { text += "**Rule short description:** \(shortDescription)\n" }
    if let fullDescription { text += "**Rule full description:** \(fullDescription)\n" }
    if !steps.isEmpty { text += "**Code flow:**\n" }
    for (index, step) in steps.enumerated() { text += "\(index + 1). \(step.text)\n" }
    return String(text.dropLast())
  }
}

extension SARIFWording.Step {
  /// Reads `src/a.c:L3:C5`, perhaps with a tab, a dash and a snippet, and a line with a message.
  init(_ text: Substring) {
    var place = text
    if let mark = text.firstRange(of: "\n\t") {
      message = String(text[mark.upperBound...])
      place = text[..<mark.lowerBound]
    }
    if let mark = place.firstRange(of: "\t-\t") {
      snippet = String(place[mark.upperBound...])
      place = place[..<mark.lowerBound]
    }
    func number(_ mark: String) -> Int? {
      guard let range = place.ranges(of: mark).last, let number = Int(place[range.upperBound...]),
        number > 0, "\(number)" == place[range.upperBound...]
      else { return nil }
      place = place[..<range.lowerBound]
      return number
    }
    column = number(":C")
    line = number(":L")
    if line == nil, let read = column {
      // SARIF has no columns without lines.
      place = text[..<place.endIndex]
      uri = "\(place):C\(read)"
      column = nil
    } else {
      uri = String(place)
    }
  }

  fileprivate var text: String {
    var text = uri
    if let line { text += ":L\(line)" }
    if let column { text += ":C\(column)" }
    if let snippet { text += "\t-\t\(snippet)" }
    if let message { text += "\n\t\(message)" }
    return text
  }
}
