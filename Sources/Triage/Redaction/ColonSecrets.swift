/// Secrets behind a colon: of headers, of members of objects, of URLs.
extension FormSecrets {
  /// What follows `name:`, `"name":` or `scheme:`.
  mutating func colon(at colon: Int) {
    guard colon > 0, colon + 1 < bytes.count else { return }
    if bytes[colon + 1] == UInt8(ascii: "/") { return password(ofURLAt: colon + 1) }
    var end = colon
    while end > 0, bytes[end - 1] == UInt8(ascii: " "), colon - end < 4 { end -= 1 }
    guard end > 0 else { return }
    if isQuote(bytes[end - 1]) { return member(closingQuote: end - 1, colon: colon) }
    let name = name(before: colon)
    let quote = quote(before: name.lowerBound)
    guard !name.isEmpty, quote != nil || beginsLine(name.lowerBound),
      let header = SecretNames.header(bytes[name]),
      !RedactionMark.begins(at: colon + 1 - RedactionMark.prefix.count, in: bytes)
    else { return }
    self.header(header, from: colon + 1, quote: quote)
  }

  /// The password in `scheme://user:password@host`, from the slashes on.
  private mutating func password(ofURLAt slashes: Int) {
    guard slashes + 2 < bytes.count, bytes[slashes + 1] == UInt8(ascii: "/") else { return }
    var colon: Int?
    var at: Int?
    var index = slashes + 2
    authority: while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ":"): colon = colon ?? index
      case UInt8(ascii: "@"): at = index
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "<"),
        UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"),
        UInt8(ascii: "\\"), UInt8(ascii: "|"), 0...0x20:
        break authority
      default: break
      }
      index += 1
    }
    if let colon, let at, colon + 1 < at { add(colon + 1..<at, undoing: .percent) }
  }

  /// The value of `"name": "value"`, in an object of JSON or of a programming language; the
  /// quotation marks may be escaped.
  private mutating func member(closingQuote: Int, colon: Int) {
    let quote = bytes[closingQuote]
    let isEscaped = closingQuote > 0 && bytes[closingQuote - 1] == UInt8(ascii: "\\")
    let end = isEscaped ? closingQuote - 1 : closingQuote
    guard SecretNames.mayEnd(at: end, in: bytes) else { return }
    let name = name(before: end)
    guard name.lowerBound > 0, bytes[name.lowerBound - 1] == quote else { return }
    guard SecretNames.isSecret(bytes[name]), let header = SecretNames.header(bytes[name])
    else { return }
    var start = skippingSpaces(from: colon + 1)
    if start < bytes.count, isDigit(bytes[start]) { return number(at: start) }
    if isEscaped, start < bytes.count, bytes[start] == UInt8(ascii: "\\") { start += 1 }
    guard start < bytes.count, isQuote(bytes[start]) else { return }
    let value = start + 1..<endOfString(from: start + 1, quote: bytes[start], isEscaped: isEscaped)
    switch header {
    case .value: add(value, undoing: .backslash)
    default: self.value(of: header, in: value)
    }
  }

  private mutating func number(at start: Int) {
    var end = start
    while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    add(start..<end, needsQuotes: true)
  }

  func endOfString(from start: Int, quote: UInt8, isEscaped: Bool) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == quote { return index }
      if byte == UInt8(ascii: "\n") { return index }
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        if isEscaped, bytes[index + 1] == quote { return index }
        index += 1
      }
      index += 1
    }
    return bytes.count
  }
}
