import FindingModel

/// A score, with a vector of CVSS 3 behind it perhaps: `8.2 (AV:N/AC:L/…)`.
struct QualysRating {
  let score: Double?
  let vector: CVSS?

  init(_ text: String) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "("), maxSplits: 1, omittingEmptySubsequences: false)
    score = QualysRating.score(text)
    let metrics = parts.count > 1 ? String(Substring(parts[1].prefix { $0 != 0x29 })) : ""
    vector =
      metrics.isEmpty
      ? nil : (try? CVSS(vector: "CVSS:3.0/" + metrics)) ?? (try? CVSS(vector: metrics))
  }

  /// The score alone.
  static func score(_ text: String) -> Double? {
    Double(Substring(text.utf8.prefix { $0 != 0x20 && $0 != UInt8(ascii: "(") }))
  }

  /// What stands in parentheses behind a score with one digit after its point.
  static func metrics(behindScoreIn text: String) -> String? {
    var rest = Substring(text).utf8
    let isDigit = { (byte: UInt8) in 0x30...0x39 ~= byte }
    let whole = rest.prefix(while: isDigit)
    guard (1...2).contains(whole.count) else { return nil }
    rest = rest[whole.endIndex...].dropFirst()
    guard let tenths = rest.popFirst(), isDigit(tenths), rest.starts(with: " (".utf8) else {
      return nil
    }
    rest = rest.dropFirst(2)
    return rest.lastIndex(of: UInt8(ascii: ")")).map { String(Substring(rest[..<$0])) }
  }
}
