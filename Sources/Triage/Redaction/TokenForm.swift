/// The form of a secret that tells by it what it is, wherever it stands.
///
/// Source: <https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml>
struct TokenForm {
  let prefix: [UInt8]
  let alphabet: Alphabet
  /// How many bytes follow the prefix.
  let length: ClosedRange<Int>

  enum Alphabet { case upper, hexadecimal, alphanumeric, dashed, underscored, base64URL, dotted }

  private init(_ prefix: String, _ alphabet: Alphabet, _ fewest: Int, _ most: Int = .max) {
    self.prefix = Array(prefix.utf8)
    self.alphabet = alphabet
    length = fewest...most
  }

  private static let all: [TokenForm] =
    ["AKIA", "ASIA", "ABIA", "ACCA"].map { TokenForm($0, .upper, 16, 16) }
    + ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map { TokenForm($0, .alphanumeric, 36) }
    + ["xoxa-", "xoxb-", "xoxc-", "xoxd-", "xoxe-", "xoxo-", "xoxp-", "xoxr-", "xoxs-", "xapp-"]
    .map { TokenForm($0, .dashed, 10) }
    + ["glpat-", "gldt-", "glptt-", "glrt-", "glcbt-", "glsoat-", "glft-"]
    .map { TokenForm($0, .dotted, 20) }
    + ["sk_live_", "rk_live_", "sk_test_", "rk_test_"].map { TokenForm($0, .alphanumeric, 10) }
    + [
      TokenForm("github_pat_", .underscored, 22), TokenForm("AIza", .base64URL, 35),
      TokenForm("npm_", .alphanumeric, 36), TokenForm("pypi-", .base64URL, 50),
      TokenForm("SG.", .dotted, 60), TokenForm("dckr_pat_", .base64URL, 20),
      TokenForm("dop_v1_", .hexadecimal, 64), TokenForm("shpat_", .hexadecimal, 32),
      TokenForm("hvs.", .base64URL, 24), TokenForm("sk-ant-", .base64URL, 40),
      TokenForm("sk-proj-", .base64URL, 40), TokenForm("ya29.", .base64URL, 30),
    ]

  /// The forms that begin with a byte.
  private static let byFirst: [[TokenForm]] = (0..<256).map { byte in
    all.filter { Int($0.prefix[0]) == byte }
  }

  /// What JSON Web Tokens begin with, which have a form of their own.
  static let webToken = Array("eyJ".utf8)

  /// Whether a form begins with a byte.
  static let begins: [Bool] = (0..<256).map { byte in
    !byFirst[byte].isEmpty || byte == Int(webToken[0])
  }

  /// Whether a form begins with two bytes.
  private static let beginsWithTwo: [Bool] = {
    var table = [Bool](repeating: false, count: 1 << 16)
    for prefix in all.map(\.prefix) + [webToken] {
      table[Int(prefix[0]) << 8 | Int(prefix[1])] = true
    }
    return table
  }()

  /// Whether the two bytes from a place on are those of a form.
  static func mayBegin(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    start + 1 < bytes.count && beginsWithTwo[Int(bytes[start]) << 8 | Int(bytes[start + 1])]
  }

  /// The end of a token that begins at a place.
  static func end(of start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    for form in byFirst[Int(bytes[start])] where bytes[start...].starts(with: form.prefix) {
      let body = start + form.prefix.count
      // One more than the most is too many, however many follow.
      let bound =
        form.length.upperBound < bytes.count - body ? body + form.length.upperBound + 1 : nil
      let end = form.alphabet.end(from: body, in: bytes, before: bound)
      if form.length.contains(end - body) { return end }
    }
    return nil
  }
}

extension TokenForm.Alphabet {
  /// Where the first byte stands that is none of the alphabet.
  func end(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>, before bound: Int? = nil
  ) -> Int {
    let bound = min(bound ?? bytes.count, bytes.count)
    var end = start
    while end < bound, contains(bytes[end]) { end += 1 }
    return end
  }

  private func contains(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): self != .hexadecimal
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self != .upper
    case UInt8(ascii: "g")...UInt8(ascii: "z"): self != .upper && self != .hexadecimal
    case UInt8(ascii: "-"): self == .dashed || self == .base64URL || self == .dotted
    case UInt8(ascii: "_"): self == .underscored || self == .base64URL || self == .dotted
    case UInt8(ascii: "."): self == .dotted
    case UInt8(ascii: "%"): self == .dashed
    default: false
    }
  }
}
