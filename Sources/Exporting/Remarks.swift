/// What an output says beside its records: each kind once, with how often and where first.
struct Remarks: Sendable {
  private var kinds: [(text: String, count: Int, example: String)] = []
  private var places: [String: Int] = [:]

  /// Counts one more of a kind.
  ///
  /// - Parameters:
  ///   - text: What happened, with `#` where the number stands.
  ///   - example: The finding that it happened to.
  mutating func add(_ text: String, at example: String) {
    add(text, count: 1, example)
  }

  mutating func join(_ other: Remarks) {
    for kind in other.kinds { add(kind.text, count: kind.count, kind.example) }
  }

  private mutating func add(_ text: String, count: Int, _ example: String) {
    if let place = places[text] {
      kinds[place].count += count
    } else {
      places[text] = kinds.count
      kinds.append((text, count, example))
    }
  }

  /// A line each.
  var lines: [String] {
    kinds.map { kind in
      let text = kind.text.replacing("#", with: "\(kind.count)")
      return kind.example.isEmpty ? text : "\(text), first `\(kind.example.shownLine.prefix(100))`"
    }
  }
}
