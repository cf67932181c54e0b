/// Secrets in the values of headers.
extension FormSecrets {
  /// The value of a header, to the end of its line or to the quotation mark that opened it.
  mutating func header(_ header: SecretNames.Header, from start: Int, quote: UInt8?) {
    let start = skippingSpaces(from: start)
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") || byte == quote { break }
      if byte == UInt8(ascii: "\\"), end + 1 < bytes.count, isLineEscape(bytes[end + 1]) { break }
      end += 1
    }
    value(of: header, in: start..<end)
  }

  mutating func value(of header: SecretNames.Header, in range: Range<Int>) {
    var range = range
    while let last = range.last, isBlank(bytes[last]) { range.removeLast() }
    if range.isEmpty { return }
    switch header {
    case .credentials: credentials(range)
    case .cookies: cookies(range)
    case .newCookie:
      let end = bytes[range].firstIndex(of: UInt8(ascii: ";")) ?? range.upperBound
      cookies(range.lowerBound..<end)
    case .value:
      // More words are a sentence about a secret.
      if !bytes[range].contains(where: isBlank) { add(unquoted(range)) }
    }
  }

  /// What follows the scheme (<https://www.rfc-editor.org/rfc/rfc9110#section-11.4>).
  private mutating func credentials(_ range: Range<Int>) {
    guard let space = bytes[range].firstIndex(of: UInt8(ascii: " ")) else {
      let word = String(decoding: bytes[range], as: UTF8.self).lowercased()
      if !FormSecrets.schemes.contains(word) { add(range) }
      return
    }
    let scheme = String(decoding: bytes[range.lowerBound..<space].prefix(32), as: UTF8.self)
    let start = skippingSpaces(from: space)
    let rest = start..<range.upperBound
    let isOneWord = !bytes[rest].contains(where: isBlank)
    let hasParameters = bytes[rest].contains(UInt8(ascii: "="))
    if isOneWord || hasParameters || FormSecrets.schemes.contains(scheme.lowercased()) { add(rest) }
  }

  /// <https://www.iana.org/assignments/http-authschemes>
  private static let schemes: Set<String> = [
    "basic", "bearer", "concealed", "digest", "dpop", "gnap", "hoba", "mutual", "negotiate", "ntlm",
    "oauth", "privatetoken", "scram-sha-1", "scram-sha-256", "vapid", "token", "apikey",
    "aws4-hmac-sha256",
  ]

  /// The value of each cookie (<https://www.rfc-editor.org/rfc/rfc6265#section-4.2.1>).
  private mutating func cookies(_ range: Range<Int>) {
    for cookie in bytes[range].split(separator: UInt8(ascii: ";")) {
      guard let equals = cookie.firstIndex(of: UInt8(ascii: "=")), equals > cookie.startIndex
      else { continue }
      var value = equals + 1..<cookie.endIndex
      while let last = value.last, isBlank(bytes[last]) { value.removeLast() }
      if !value.isEmpty { add(unquoted(value), undoing: .percent) }
    }
  }
}
