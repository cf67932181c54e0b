import ReportReading

/// The description of an issue, one line a member.
struct SonarText {
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1024) }

  /// The lines, and one more text behind them.
  func text(with last: String) -> String { String(decoding: bytes + last.utf8, as: UTF8.self) }

  mutating func add(_ name: StaticString, _ value: String) {
    bytes += "**".utf8
    name.withUTF8Buffer { bytes += $0 }
    bytes += ":** ".utf8
    bytes += value.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Adds the members that are texts.
  mutating func add(_ names: StaticString..., of record: JSON) {
    for name in names {
      if let value = record[name].text { add(name, value) }
    }
  }

  mutating func addLine(of record: JSON) { add("line", record["line"].pythonText) }

  mutating func addTextRange(of record: JSON) {
    let range = record["textRange"]
    guard range.isObject else { return }
    let places = range.members.map { $0.key + ": " + $0.value.pythonText }
    if !places.isEmpty { add("textRange", places.joined(separator: ", ")) }
  }

  mutating func addFlows(of record: JSON) {
    let flows = record["flows"]
    if flows.exists, flows.isTruthy || !flows.isList { add("flows", flows.pythonText) }
  }

  /// Adds a list, unless it is empty.
  mutating func addList(_ name: StaticString, of record: JSON) {
    let list = record[name]
    guard list.isList else { return }
    let elements = list.map(\.pythonText)
    if !elements.isEmpty { add(name, elements.joined(separator: ", ")) }
  }
}
