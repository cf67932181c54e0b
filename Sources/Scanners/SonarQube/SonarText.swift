import ReportReading

/// The description of an issue, one line a member.
struct SonarText {
  private var text = TextBytes()

  init() { text.reserve(1024) }

  /// The lines, and one more text behind them.
  func text(with last: String) -> String {
    var text = text
    text.append(last)
    return text.text
  }

  /// Adds a member whatever it is.
  mutating func add(_ name: StaticString, _ value: JSON) {
    begin(name)
    text.append(python: value)
    text.append("\n")
  }

  private mutating func begin(_ name: StaticString) {
    text.append("**")
    text.append(name)
    text.append(":** ")
  }

  /// Adds the members that are texts.
  mutating func add(_ names: StaticString..., of record: JSON) {
    for name in names {
      let value = record[name]
      if value.kind == .text { add(name, value) }
    }
  }

  mutating func addLine(of record: JSON) { add("line", record["line"]) }

  mutating func addTextRange(of record: JSON) {
    let range = record["textRange"]
    guard range.isObject else { return }
    addAll("textRange", range.members) { member, text in
      text.append(member.key)
      text.append(": ")
      text.append(python: member.value)
    }
  }

  mutating func addFlows(of record: JSON) {
    let flows = record["flows"]
    if flows.exists, flows.isTruthy || !flows.isList { add("flows", flows) }
  }

  /// Adds a list, unless it is empty.
  mutating func addList(_ name: StaticString, of record: JSON) {
    let list = record[name]
    guard list.isList else { return }
    addAll(name, list) { $1.append(python: $0) }
  }

  /// Adds a line of all elements, unless there are none.
  private mutating func addAll<Elements: Sequence>(
    _ name: StaticString, _ elements: Elements, _ add: (Elements.Element, inout TextBytes) -> Void
  ) {
    var isFirst = true
    for element in elements {
      if isFirst { begin(name) } else { text.append(", ") }
      isFirst = false
      add(element, &text)
    }
    if !isFirst { text.append("\n") }
  }
}
