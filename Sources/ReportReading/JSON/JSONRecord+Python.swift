/// What Python writes of values that are read already, copied where it stands in the report so.
extension JSONRecord {
  /// Adds the `repr()` of a text; most are copied as they stand in the report.
  func appendPythonRepresentation(ofTextAt index: Int, to text: inout TextBytes) {
    let entry = tape[index]
    guard entry.isASCII, !entry.hasEscapes,
      !utf8(of: entry).contains(where: { $0 == 0x27 || $0 == 0x7F })
    else { return PythonText.append(representationOf: string(at: index), to: &text) }
    text.append("'")
    appendText(at: index, to: &text)
    text.append("'")
  }

  /// Whether an object has at most eight members, all of different keys without escapes.
  func hasFewDifferentKeys(_ object: Int) -> Bool {
    withUnsafeTemporaryAllocation(of: JSONEntry.self, capacity: 8) { keys in
      var count = 0
      var index = object + 1
      while index < tape[object].length - 1 {
        let key = tape[index]
        guard count < 8, !key.hasEscapes, !keys[..<count].contains(where: { isEqual($0, key) })
        else { return false }
        keys.initializeElement(at: count, to: key)
        count += 1
        index = next(after: index + 1)
      }
      return true
    }
  }

  private func isEqual(_ one: JSONEntry, _ other: JSONEntry) -> Bool {
    one.length == other.length && utf8(of: one).elementsEqual(utf8(of: other))
  }

  func appendPythonMembers(of object: Int, to text: inout TextBytes) {
    var index = object + 1
    while index < tape[object].length - 1 {
      if index > object + 1 { text.append(", ") }
      appendPythonRepresentation(ofTextAt: index, to: &text)
      text.append(": ")
      JSON(self, index + 1).appendPythonRepresentation(to: &text)
      index = next(after: index + 1)
    }
  }
}
