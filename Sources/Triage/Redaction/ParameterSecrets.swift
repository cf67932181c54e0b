/// Secrets in queries, forms, connection strings and commands.
extension FormSecrets {
  /// What follows `name=` in a query, a form, a connection string, a command.
  mutating func parameter(at equals: Int) {
    guard SecretNames.mayEnd(at: equals, in: bytes) else { return }
    var name = name(before: equals)
    while let first = name.first, bytes[first] == UInt8(ascii: "-") { name.removeFirst() }
    guard !name.isEmpty, SecretNames.isSecret(bytes[name]) else { return }
    let before = name.lowerBound > 0 ? bytes[name.lowerBound - 1] : UInt8(ascii: "\n")
    let isInURL = before == UInt8(ascii: "?") || before == UInt8(ascii: "&")
    guard isInURL || mayPrecede(before) || followsLineEscape(name.lowerBound) else { return }
    var start = equals + 1
    if start < bytes.count, isQuote(bytes[start]) {
      start += 1
      return add(
        start..<endOfString(from: start, quote: bytes[start - 1], isEscaped: false),
        undoing: .backslash)
    }
    var end = start
    // A session in a path, as `/shop;jsessionid=1f4?item=2`, ends before the query.
    let isSession = bytes[name].suffix(2).elementsEqual("id".utf8) { $0 | 0x20 == $1 }
    while end < bytes.count, !endsParameter(bytes[end], isInURL: isInURL),
      !isSession || bytes[end] != UInt8(ascii: "?")
    { end += 1 }
    while end > start, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: ",") {
      end -= 1
    }
    let isCode = bytes[start..<end].contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }
    if isInURL || !isCode { add(start..<end, undoing: .percent) }
  }

  /// Whether a parameter may follow a byte outside a URL.
  private func mayPrecede(_ byte: UInt8) -> Bool {
    isBlank(byte) || isQuote(byte) || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: "-")
  }

  /// Whatever may precede a parameter ends the one before it, lest a text be looked at twice.
  private func endsParameter(_ byte: UInt8, isInURL: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ";"),
      UInt8(ascii: "#"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: "|"), UInt8(ascii: "\\"):
      true
    case UInt8(ascii: ","): !isInURL
    default: isBlank(byte) || isQuote(byte)
    }
  }
}
