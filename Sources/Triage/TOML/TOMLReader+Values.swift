import FindingModel

extension TOMLReader {
  mutating func value(depth: Int) throws(PolicyError) -> TOMLTable.Value {
    guard depth <= TOMLReader.depthLimit else {
      throw error("expected values at most \(TOMLReader.depthLimit) deep in each other")
    }
    switch next {
    case "\"", "'": return .scalar(try string(isKey: false), isQuoted: true)
    case "[": return try list(depth: depth)
    case "{": return try inlineTable(depth: depth)
    default: return .scalar(try word(), isQuoted: false)
    }
  }

  private mutating func list(depth: Int) throws(PolicyError) -> TOMLTable.Value {
    var elements: [(value: TOMLTable.Value, origin: Origin)] = []
    advance()
    skipBlank()
    while !take("]") {
      let start = origin
      elements.append((try value(depth: depth + 1), start))
      skipBlank()
      if next != "]" { try require(",") }
      skipBlank()
    }
    return .list(elements)
  }

  private mutating func inlineTable(depth: Int) throws(PolicyError) -> TOMLTable.Value {
    let table = TOMLTable(.inline, at: origin)
    advance()
    skipBlank()
    while !take("}") {
      try assignment(to: table, depth: depth)
      skipBlank()
      if next != "}" { try require(",") }
      skipBlank()
    }
    return .table(table)
  }

  /// A number, a date, a time, `true` or `false`, as it is written.
  private mutating func word() throws(PolicyError) -> String {
    let start = origin
    let isPart = { (scalar: Unicode.Scalar) in
      TOMLReader.isLetterOrDigit(scalar) || "+-_.:".unicodeScalars.contains(scalar)
    }
    var text = takeWhile(isPart)
    if text.isEmpty { throw unexpected("a value") }
    // A time may stand behind its day with a space between.
    if text.utf8.count == 10, Day(startOf: text) != nil, next == " " {
      advance()
      let time = takeWhile(isPart)
      if !time.isEmpty { text += "T" + time }
    }
    guard TOMLReader.isWord(text) else {
      throw error("expected a value, found `\(text.prefix(80))`", at: start)
    }
    return text
  }

  private static func isWord(_ text: String) -> Bool {
    if ["true", "false", "inf", "+inf", "-inf", "nan", "+nan", "-nan"].contains(text) {
      return true
    }
    if Day(startOf: text) != nil { return Moment(timestamp: text) != nil }
    let digits = text.replacing("_", with: "")
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      return UInt64(digits.dropFirst(2), radix: radix) != nil
    }
    guard let first = digits.first, first.isNumber || first == "+" || first == "-" else {
      return false
    }
    return Double(digits) != nil || isTime(digits)
  }

  /// `07:32:00.5`, which has no day.
  private static func isTime(_ text: String) -> Bool {
    Moment(timestamp: "2000-01-01T\(text)") != nil && text.utf8.allSatisfy { $0 <= 0x3A }
  }

  /// A text in either kind of quotes, over several lines where there are three of them.
  mutating func string(isKey: Bool) throws(PolicyError) -> String {
    let start = origin
    let quote = take("\"") ? "\"" : "'"
    if quote == "'" { advance() }
    let isLong = !isKey && isNext(quote + quote)
    if isLong {
      _ = take(quote + quote)
      _ = take("\r\n") || take("\n")
    }
    var text = String.UnicodeScalarView()
    while !isAtEnd(of: quote, isLong: isLong) {
      guard let scalar = next, isLong || scalar != "\n" else {
        throw error("expected a text that ends with `\(quote)`", at: start)
      }
      guard scalar.value >= 0x20 || "\t\r\n".unicodeScalars.contains(scalar) else {
        throw unexpected("a text")
      }
      advance()
      if scalar == "\\", quote == "\"" {
        try escape(isLong: isLong).map { text.append($0) }
      } else {
        text.append(scalar)
      }
    }
    _ = take(isLong ? quote + quote + quote : quote)
    return String(text)
  }

  /// Up to two quotes may stand right before the three that end a long text.
  private func isAtEnd(of quote: String, isLong: Bool) -> Bool {
    guard isLong else { return isNext(quote) }
    let three = quote + quote + quote
    return isNext(three) && !isNext(three + quote)
  }

  /// What stands behind a backslash; nothing for the end of a line, which takes all space along.
  private mutating func escape(isLong: Bool) throws(PolicyError) -> Unicode.Scalar? {
    let start = origin
    guard let scalar = next else { throw unexpected("an escape") }
    if isLong, " \t\r\n".unicodeScalars.contains(scalar) {
      while let space = next, " \t\r\n".unicodeScalars.contains(space) { advance() }
      return nil
    }
    advance()
    switch scalar {
    case "b": return "\u{8}"
    case "t": return "\t"
    case "n": return "\n"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "\"", "\\": return scalar
    case "u", "U":
      var digits = ""
      for _ in 0..<(scalar == "u" ? 4 : 8) {
        guard let digit = next, digit.properties.isASCIIHexDigit else { break }
        digits.unicodeScalars.append(digit)
        advance()
      }
      if digits.count == (scalar == "u" ? 4 : 8),
        let code = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
      {
        return code
      }
    default: break
    }
    throw error("expected an escape, found `\\\(scalar)`", at: start)
  }
}
