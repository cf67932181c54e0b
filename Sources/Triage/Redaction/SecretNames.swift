/// What tells by its name that a value is a secret: a header, a parameter, a member of an object.
enum SecretNames {
  /// How the value of a header is written.
  enum Header { case credentials, cookies, newCookie, value }

  /// Names end in one of these, whatever stands between their words: `access_token`,
  /// `X-Api-Key`, `JSESSIONID`, `user[password]`.
  private static let endings: [[UInt8]] = [
    "token", "secret", "password", "passwd", "passphrase", "apikey", "secretkey", "accesskey",
    "privatekey", "subscriptionkey", "authkey", "functionskey", "sessionid", "sessid", "signature",
    "credential", "credentials",
  ].map { Array($0.utf8) }

  /// Names that are too short to be looked for in others.
  private static let whole: [[UInt8]] = [
    "pwd", "pass", "sig", "otp", "sid", "connectsid", "authorization", "proxyauthorization",
    "cookie", "setcookie",
  ].map { Array($0.utf8) }

  /// What stands anywhere in the name of a header, as in `X-Api-Key-V2`.
  private static let parts: [[UInt8]] = ["token", "secret", "apikey", "password"]
    .map { Array($0.utf8) }

  /// A header that ends in one of these tells about a secret, but not the secret itself.
  private static let aboutEndings: [[UInt8]] = [
    "name", "type", "count", "length", "limit", "expires", "expiry", "policy", "ref", "class",
    "version", "url", "uri", "path", "file", "rule",
  ].map { Array($0.utf8) }

  /// Longer names are not looked at.
  static let mostBytes = 64

  /// The last two letters of the names of parameters and members.
  private static let lastLetters: [Bool] = {
    var table = [Bool](repeating: false, count: 1 << 16)
    for name in endings + whole { table[lastLetters(of: name[...])] = true }
    return table
  }()

  private static func lastLetters(of name: some BidirectionalCollection<UInt8>) -> Int {
    name.suffix(2).reduce(0) { $0 << 8 | Int($1 | 0x20) }
  }

  /// Whether the name of a secret parameter or member may end at a place; tells most others apart
  /// by two letters.
  static func mayEnd(at end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let last = end > 0 && bytes[end - 1] == UInt8(ascii: "]") ? end - 1 : end
    guard last > 1 else { return false }
    return lastLetters[Int(bytes[last - 2] | 0x20) << 8 | Int(bytes[last - 1] | 0x20)]
  }

  /// Whether a parameter or member of this name has a secret for a value.
  static func isSecret(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let name = letters(of: name)
    return endings.contains { name.ends(with: $0) } || whole.contains(name)
  }

  /// How the value of a header is written, where it holds a secret.
  static func header(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Header? {
    let letters = letters(of: name)
    switch letters {
    case authorization, proxyAuthorization: return .credentials
    case cookie: return .cookies
    case setCookie: return .newCookie
    default:
      if endings.contains(where: { letters.ends(with: $0) }) { return .value }
      if whole.contains(letters) { return .value }
      let isAbout = aboutEndings.contains { letters.ends(with: $0) }
      return !isAbout && parts.contains(where: { letters.has($0) }) ? .value : nil
    }
  }

  private static let authorization = Array("authorization".utf8)
  private static let proxyAuthorization = Array("proxyauthorization".utf8)
  private static let cookie = Array("cookie".utf8)
  private static let setCookie = Array("setcookie".utf8)

  /// Letters and digits in lower case.
  private static func letters(of name: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    name.compactMap { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      default: nil
      }
    }
  }
}

extension [UInt8] {
  fileprivate func ends(with text: [UInt8]) -> Bool {
    count >= text.count && suffix(text.count).elementsEqual(text)
  }

  fileprivate func has(_ text: [UInt8]) -> Bool {
    count >= text.count
      && (0...count - text.count).contains { self[$0...].starts(with: text) }
  }
}
