import Winnow

extension DeliveredUpload {
  /// What was foretold beside what was counted.
  var table: String {
    func cell(_ number: Int?) -> String {
      let text = number.map(String.init) ?? "·"
      return String(repeating: " ", count: max(1, 10 - text.count)) + text
    }
    let rows = [
      ("created", created), ("untouched", untouched), ("reactivated", reactivated),
      ("closed", closed), ("duplicates", duplicates),
    ].map { name, count in
      "  " + name + String(repeating: " ", count: 12 - name.count) + cell(count.foretold)
        + cell(count.counted)
    }
    return
      (["\(report): \(kind) as \(scanType): \(link)", "                foretold   counted"]
      + rows).joined(separator: "\n")
  }

  /// Warns of what the server did otherwise than was foretold, and names the first findings.
  func tellDifferences(_ messages: Messages) {
    differences.forEach(messages.warn)
    let most = 20
    for surprise in surprises.prefix(most) {
      messages.note("\(surprise.isDone ? "" : "not ")\(surprise.action): \(surprise.line)")
    }
    if surprises.count > most {
      messages.note("and \(surprises.count - most) more findings; --receipt names them all")
    }
  }
}
