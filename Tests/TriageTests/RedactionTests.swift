import FindingModel
import Foundation
import TestSupport
import Testing
import Triage

/// A key for tests.
func testKey(_ text: String = "a key for the tests") throws -> RedactionKey {
  try RedactionKey(text, from: Origin("REDACTION_KEY"))
}

private func redaction() throws -> Redaction { Redaction(key: try testKey()) }

/// What a text becomes, with `#` for each mark.
private func redacted(_ text: String, secrets: [String] = []) throws -> String {
  var finding = Finding(text, severity: .high)
  _ = try redaction().redact(&finding, secrets: secrets)
  return finding.title.withoutMarks
}

/// What stands for a secret that a scanner names.
private func mark(_ secret: String) throws -> String {
  var finding = Finding(secret, severity: .high)
  _ = try redaction().redact(&finding, secrets: [secret])
  return finding.title
}

extension String {
  fileprivate var withoutMarks: String {
    replacing(/REDACTED:[0-9a-f]{12}/, with: "#")
  }
}

/// Tokens in the form of live ones, put together here lest the sources look as if they had some.
private let tokens: [String] = [
  ["AKIA", "ABCDEFGH", "IJKLMN23"], ["ASIA", "2345672345672345"],
  ["ghp", "_", "0123456789abcdefghijklmnopqrstuvwxyz"],
  ["ghs", "_", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
  ["github", "_pat_", "0123456789abcdefABCDEF_0123456789"],
  ["glpat", "-", "0123456789_abcdefghi-"], ["xox", "b-", "1234567890-abcdefghij"],
  ["xox", "p-", "1234567890-1234567890"], ["AI", "za", "0123456789_abcdefghijklmnopqrstuvw-"],
  ["sk", "_live_", "0123456789abcdef"], ["rk", "_live_", "0123456789abcdef"],
  ["npm", "_", "0123456789abcdefghijklmnopqrstuvwxyz"],
  ["ey", "JhbGciOiJIUzI1NiJ9", ".", "eyJzdWIiOiIxIn0", ".", "c2lnbmF0dXJl_-"],
  ["ey", "JhbGciOiJub25lIn0", ".", "eyJzdWIiOiIxIn0", "."],
].map { $0.joined() }

private let privateKey = """
  -----BEGIN RSA PRIVATE KEY-----
  MIIEpAIBAAKCAQEAn0tarealkeybutlooksalittlelikeone0000000000000000
  AAECAwQFBgcICQoLDA0ODw==
  -----END RSA PRIVATE KEY-----
  """

@Suite struct RedactionKeyTests {
  @Test func aKeyHasSixteenBytes() throws {
    #expect(throws: PolicyError.self) { try testKey("fifteen bytes..") }
    #expect(
      try refusal { _ = try testKey("short\n") }
        == "REDACTION_KEY: expected a key of at least 16 bytes, found 5")
    _ = try testKey("sixteen bytes...")
    #expect(throws: PolicyError.self) { try testKey("sixteen bytes..\n") }
  }

  @Test func fileAndTextAreTheSameKey() throws {
    func mark(_ key: RedactionKey) -> String {
      var finding = Finding("a made-up secret", severity: .high)
      _ = Redaction(key: key).redact(&finding, secrets: ["a made-up secret"])
      return finding.title
    }
    let file = try RedactionKey(Array("a key for the tests\r\n".utf8), from: Origin("key.txt"))
    #expect(mark(file) == mark(try testKey()))
    #expect(mark(try testKey("another key for the tests")) != mark(try testKey()))
  }

  /// `printf %s hunter2-hunter2 | openssl dgst -sha256 -hmac 'a key for the tests'`.
  @Test func theMarkIsTheBeginningOfTheHMAC() throws {
    #expect(try mark("hunter2-hunter2") == "REDACTED:78e226d6d755")
  }
}

@Suite struct NamedSecretTests {
  private let secret = "pä$$ \"w<o>r&d\"/+%41\\x"

  @Test func everyTextOfAFinding() throws {
    let secret = "made-up-secret"
    var finding = Finding("title \(secret)", severity: .high)
    let text = "before \(secret) after"
    finding.description = text
    finding.mitigation = text
    finding.impact = text
    finding.references = text
    finding.stepsToReproduce = text
    finding.severityJustification = text
    finding.filePath = text
    finding.componentName = text
    finding.uniqueIDFromTool = text
    finding.vulnIDFromTool = text
    finding.sastSinkObject = text
    finding.url = text
    finding.param = text
    finding.payload = text
    finding.tags = [text]
    var code = CodeLocation(filePath: text)
    code.snippet = text
    var url = URLLocation(host: "host")
    url.query = text
    url.userInfo = "user:\(secret)"
    finding.locations = [
      .code(code), .url(url), .url(URLLocation(url: text)),
      .dependency(DependencyLocation(purl: text, name: text)),
    ]
    finding.requestResponsePairs = [RequestResponsePair(request: text, response: text)]
    finding.files = [
      Attachment(title: text, data: Data(text.utf8).base64EncodedString()),
      Attachment(title: "plain", data: text + "!"),
    ]
    let count = try redaction().redact(&finding, secrets: [secret])
    #expect(count == 28)
    #expect(!"\(finding)".contains("made-up"))
    #expect(finding.title == "title " + (try mark(secret)))
    let data = try #require(Data(base64Encoded: finding.files[0].data))
    #expect(String(decoding: data, as: UTF8.self).withoutMarks == "before # after")
    #expect(finding.files[1].data.withoutMarks == "before # after!")
  }

  @Test func howeverItIsEscaped() throws {
    let encoder = JSONEncoder()
    let json = String(decoding: try encoder.encode(secret), as: UTF8.self)
    let ascii = "\"p\\u00e4$$ \\u0022w\\u003co>r&d\\\"/+%41\\\\x\""
    let html = secret.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&#34;")
    let entities = html.replacing("&#34;", with: "&#x22;").replacing("ä", with: "&#228;")
    let markdown = secret.replacing("<", with: "\\<").replacing("\\x", with: "\\\\x")
    var allowed = CharacterSet.alphanumerics
    let percent = try #require(secret.addingPercentEncoding(withAllowedCharacters: allowed))
    allowed.insert(charactersIn: " /\"")
    let form = try #require(secret.addingPercentEncoding(withAllowedCharacters: allowed))
      .replacing(" ", with: "+")
    let twice = try #require(percent.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    let base64 = Data(secret.utf8).base64EncodedString()
    let texts = [
      secret, json, ascii, html, entities, markdown, percent, percent.lowercased(), form, twice,
      base64, base64.replacing("+", with: "-").replacing("/", with: "_"),
      try #require(html.addingPercentEncoding(withAllowedCharacters: .alphanumerics)),
    ]
    let mark = try mark(secret)
    for text in texts {
      var finding = Finding("(\(text))", severity: .high)
      #expect(try redaction().redact(&finding, secrets: [secret]) == 1, "\(text)")
      #expect(finding.title.contains(mark), "\(text) became \(finding.title)")
    }
  }

  @Test(arguments: 0..<7) func insideOfBase64(_ before: Int) throws {
    let content = String(repeating: "x", count: before) + "made-up-secret" + "and more"
    let base64 = Data(content.utf8).base64EncodedString()
    var lines = ""
    for (index, digit) in base64.enumerated() {
      lines.append(digit)
      if index % 10 == 9 { lines += "\r\n" }
    }
    for text in ["data:text/plain;base64,\(base64)", "\"\(base64)\"", "a/\(base64)", lines] {
      let redacted = try redacted(text, secrets: ["made-up-secret"])
      #expect(redacted.contains("#"), "\(text)")
    }
  }

  @Test(arguments: [
    "", "abc", "***", "********", "XXXXXXXX", "xxxxxxxx", "........", "true", "null", "None",
    "REDACTED",
    "[REDACTED]", "key = REDACTED", "   abc   ",
  ])
  func noSecrets(_ value: String) throws {
    var finding = Finding("key: \(value).", severity: .high)
    #expect(try redaction().redact(&finding, secrets: [value]) == 0)
    #expect(finding.title == "key: \(value).")
  }

  @Test func theSameSecretHasTheSameMark() throws {
    var first = Finding("a made-up-secret and made-up-secret", severity: .high)
    #expect(try redaction().redact(&first, secrets: ["made-up-secret", "made-up-secret"]) == 2)
    let known = try mark("made-up-secret")
    #expect(first.title == "a \(known) and \(known)")
    #expect(try mark("made-up-secret2") != known)
  }

  @Test func secretsThatHoldOrOverlapOthers() throws {
    #expect(try redacted("abcd abcdefgh efgh", secrets: ["abcd", "abcdefgh"]) == "# # efgh")
    #expect(try redacted("abcdef", secrets: ["abcd", "cdef"]) == "#")
    #expect(try redacted("abcdabcd", secrets: ["abcd"]) == "##")
    #expect(try redacted("abababab", secrets: ["abab"]) == "#")
    let secrets = ["abcd", "abcdefgh", "cdefghij"]
    #expect(try redacted("-abcdefghij-", secrets: secrets) == "-#-")
    #expect(try redacted("-abcdefghij-", secrets: secrets.reversed()) == "-#-")
  }

  @Test func secretsWithLineEnds() throws {
    let secret = "first line\nsecond line\n"
    let mark = try mark("first line\nsecond line")
    for text in [
      "first line\nsecond line", "first line\r\nsecond line", "first line\\nsecond line",
    ] {
      var finding = Finding("<\(text)>", severity: .high)
      #expect(try redaction().redact(&finding, secrets: [secret]) == 1)
      #expect(finding.title == "<\(mark)>")
    }
    var finding = Finding("first line\nsecond line", severity: .high)
    #expect(try redaction().redact(&finding, secrets: ["first line\r\nsecond line"]) == 1)
    #expect(finding.title == mark)
  }

  /// No original remains, and a second time changes nothing.
  @Test(arguments: 0..<300) func anyTexts(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let letters = Array("ab:/=& \n\\\"ä%4é1REDACTED?;@.-'token=")
    func text(_ length: Int) -> String {
      String((0..<length).map { _ in letters[dice.below(letters.count)] })
    }
    let secrets = (0..<dice.below(4)).map { _ in text(4 + dice.below(8)) }
    var title = text(dice.below(40))
    for _ in 0..<dice.below(6) {
      title += (secrets.randomElement(using: &dice) ?? "") + text(dice.below(6))
      if dice.below(3) == 0 { title += "&token=" + text(dice.below(8)) }
      if dice.below(3) == 0 { title += "\nCookie: a=" + text(dice.below(8)) }
      if dice.below(3) == 0 { title += "x://u:" + text(dice.below(8)) + "@h" }
    }
    var finding = Finding(title, severity: .high)
    _ = try redaction().redact(&finding, secrets: secrets)
    let once = finding
    // A mark may hold a secret by chance, and what surrounds it may be put together to one.
    let parts = once.title.split(separator: /REDACTED:[0-9a-f]{12}/)
    for secret in secrets where !secret.contains("REDACTED") {
      let trimmed = secret.trimmingCharacters(in: .whitespacesAndNewlines)
      if trimmed.utf8.count < 4 { continue }
      #expect(parts.allSatisfy { !Array($0.utf8).contains(Array(trimmed.utf8)) }, "\(title)")
    }
    #expect(try redaction().redact(&finding, secrets: secrets) == 0, "\(title)\n\(once.title)")
    #expect(finding == once)
  }

  @Test(.timeLimit(.minutes(10))) func largeTexts() throws {
    let secrets = (1...400).map { String(repeating: "a", count: $0 + 3) + "b" }
    #expect(
      try redacted(String(repeating: "a", count: 1 << 18) + "b", secrets: secrets).hasSuffix("a#"))
    for part in [
      "://", "token=", "'token=", "&token=", "\"token\":\"", "\\\"token\\\":\\\"", "AIza-", "eyJ-",
      "eyJa.eyJ-", "-----BEGIN PRIVATE KEY", "-----BEGIN PRIVATE KEY-----", "> Token: ", ">Token:",
      "x://a:", "Cookie: a=;", "token='\\", "\nToken:", " : ", "\\n", "%3D", "=", "-", "xoxb-",
    ] {
      let text = String(repeating: part, count: (1 << 13) / part.utf8.count)
      _ = try redacted(text)
      _ = try redacted(text, secrets: ["made-up-secret"])
    }
  }
}

@Suite struct FormSecretTests {
  @Test(arguments: tokens) func tokensWhereverTheyStand(_ token: String) throws {
    let ways = [
      "\(token)", "a \(token) b", "(\(token))", "\"\(token)\"", "key=\(token)&a=b", "[\(token)]",
      "a%3D\(token)", "line\\n\(token)\\n", "key:\(token),", "<b>\(token)</b>", "ä-\(token)",
    ]
    for text in ways {
      #expect(try redacted(text) == text.replacing(token, with: "#"))
      var finding = Finding(text, severity: .high)
      _ = try redaction().redact(&finding, secrets: [])
      #expect(finding.title.contains(try mark(token)))
    }
  }

  @Test(arguments: [
    "AKIA", "AKIA0123", "ghp_short", "glpat-", "eyJhbGciOiJIUzI1NiJ9", "eyJh.eyJi", "eyJhbGci.b.c",
    "sk_live_", "AIzaShort", "xoxb-1", "SG.1", "-----BEGIN CERTIFICATE-----\nMIIE",
    "myghp_0123456789abcdefghijklmnopqrstuvwxyz", "AKIAabcdefghijklmnopqrst", "-----BEGIN ",
    "AKIA" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  ])
  func whatOnlyBeginsAsAToken(_ text: String) throws {
    #expect(try redacted(text) == text)
  }

  @Test func privateKeys() throws {
    #expect(try redacted("a\n\(privateKey)\nb") == "a\n#\nb")
    #expect(try redacted(privateKey + "\n" + privateKey) == "#\n#")
    let escaped = privateKey.replacing("\n", with: "\\n")
    #expect(try redacted("{\"k\": \"\(escaped)\"}") == "{\"k\": \"#\"}")
    let cut = privateKey.components(separatedBy: "\n").dropLast().joined(separator: "\n")
    #expect(try redacted("\(cut)\n\n(cut)") == "#\n\n(cut)")
    #expect(
      try redacted("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blb") == "#")
    #expect(
      try redacted(
        "-----BEGIN PGP PRIVATE KEY BLOCK-----\nlQOY\n-----END PGP PRIVATE KEY BLOCK-----.")
        == "#.")
  }

  @Test(arguments: [
    ("Authorization: Bearer abc.def", "Authorization: Bearer #"),
    ("authorization:Basic dXNlcjpwYXNz", "authorization:Basic #"),
    (
      "GET / HTTP/1.1\r\nAuthorization: Bearer abc\r\nHost: x",
      "GET / HTTP/1.1\r\nAuthorization: Bearer #\r\nHost: x"
    ),
    (
      "a\\r\\nAuthorization: Bearer abc\\r\\nHost: x", "a\\r\\nAuthorization: Bearer #\\r\\nHost: x"
    ),
    ("Authorization: 0123456789", "Authorization: #"),
    ("Authorization: Custom abc", "Authorization: Custom #"),
    (
      "Proxy-Authorization: Digest username=\"a\", response=\"b\"",
      "Proxy-Authorization: Digest #"
    ),
    ("curl -H 'Authorization: Bearer abc' -v", "curl -H 'Authorization: Bearer #' -v"),
    ("> Authorization: Bearer abc", "> Authorization: Bearer #"),
    ("{\"Authorization\": \"Bearer abc\"}", "{\"Authorization\": \"Bearer #\"}"),
    ("Cookie: a=1234; b=\"xyz\";c=", "Cookie: a=#; b=\"#\";c="),
    ("Cookie: theme; a=b=c\nd=e", "Cookie: theme; a=#\nd=e"),
    (
      "Set-Cookie: id=abcd; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly",
      "Set-Cookie: id=#; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly"
    ),
    ("X-Api-Key: abcd", "X-Api-Key: #"), ("x-auth-token: abcd", "x-auth-token: #"),
    ("X-Amz-Security-Token: abcd", "X-Amz-Security-Token: #"),
    ("X-Client-Secret-V2: abcd", "X-Client-Secret-V2: #"),
    ("Private-Token: abcd", "Private-Token: #"),
    ("X-CSRF-TOKEN: abcd\r\n", "X-CSRF-TOKEN: #\r\n"),
  ])
  func headers(_ text: String, _ expected: String) throws {
    #expect(try redacted(text) == expected)
  }

  @Test(arguments: [
    "Authorization: the header is missing", "Authorization: Negotiate", "Authorization: Bearer",
    "Authorization: Bearer [REDACTED]", "Authorization:", "Cookie: The cookie lacks attributes",
    "Cookie:", "Set-Cookie: HttpOnly=true", "Token: how to get one", "Secret-Name: my-app",
    "see Authorization: Bearer", "Access-Control-Allow-Headers: X-Auth-Token", "X-Api-Key: ",
    "the token: abc", "**Token:** abc", "X-Api-Key: ${KEY}", "X-Api-Key: <key>", "secretName: tls",
  ])
  func noHeaders(_ text: String) throws {
    #expect(try redacted(text) == text)
  }

  @Test(arguments: [
    ("https://x/?token=abcd&a=b", "https://x/?token=#&a=b"),
    ("https://x/?a=b&access_token=abcd#top", "https://x/?a=b&access_token=##top"),
    ("[x](https://x/?api_key=abcd)", "[x](https://x/?api_key=#)"),
    ("?a=b&amp;client_secret=abcd&amp;c=d", "?a=b&amp;client_secret=#&amp;c=d"),
    ("user=a&password=ab%26cd&x=1", "user=a&password=#&x=1"),
    ("password=abcd", "password=#"), ("\r\n\r\npasswd=abcd&pwd=e", "\r\n\r\npasswd=#&pwd=#"),
    ("see https://x/?sig=abcd.", "see https://x/?sig=#."),
    ("/a;jsessionid=ABCD?x=1", "/a;jsessionid=#?x=1"),
    ("/a;JSESSIONID=ABCD", "/a;JSESSIONID=#"), ("PHPSESSID=abcd; path=/", "PHPSESSID=#; path=/"),
    ("?user[password]=abcd", "?user[password]=#"),
    ("https://x/?X-Amz-Signature=abcd", "https://x/?X-Amz-Signature=#"),
    ("Server=x;User=y;Password=abcd;", "Server=x;User=y;Password=#;"),
    ("mysql --password=abcd -h x", "mysql --password=# -h x"),
    ("export API_KEY=abcd\n", "export API_KEY=#\n"), ("apikey='ab cd'", "apikey='#'"),
    ("<a href=\"?token=abcd\">", "<a href=\"?token=#\">"),
  ])
  func parameters(_ text: String, _ expected: String) throws {
    #expect(try redacted(text) == expected)
  }

  @Test(arguments: [
    "?tokens=abcd", "?token_type=bearer", "?token=", "?token=null", "?token=***", "?code=abcd",
    "token == expected", "if password==given", "token=request.get('a')", "?a=token", "token",
    "f(password=value)", "?token=${TOKEN}", "?token=[REDACTED]", "=", "==", "token=<token>",
    "token = value", "secretary=abcd",
  ])
  func noParameters(_ text: String) throws {
    #expect(try redacted(text) == text)
  }

  @Test(arguments: [
    ("{\"password\":\"abcd\"}", "{\"password\":\"#\"}"),
    (
      "{\"user\": {\"api_key\" : \"ab\\\"cd\", \"x\": 1}}",
      "{\"user\": {\"api_key\" : \"#\", \"x\": 1}}"
    ),
    ("{\\\"token\\\": \\\"abcd\\\", \\\"x\\\": 1}", "{\\\"token\\\": \\\"#\\\", \\\"x\\\": 1}"),
    ("{'passwd': 'abcd'}", "{'passwd': '#'}"), ("{\"otp\": 123456}", "{\"otp\": \"#\"}"),
    ("{\"accessToken\":\"abcd", "{\"accessToken\":\"#"),
    ("{\"Cookie\": \"a=bcd; e=fgh\"}", "{\"Cookie\": \"a=#; e=#\"}"),
  ])
  func members(_ text: String, _ expected: String) throws {
    #expect(try redacted(text) == expected)
  }

  @Test(arguments: [
    "{\"tokens\": \"abcd\"}", "{\"max_tokens\": 4096}", "{\"password\": null}",
    "{\"password\": true}",
    "{\"password\": \"\"}", "{\"password\": {\"a\": \"b\"}}", "{\"passwordPolicy\": \"strict\"}",
    "\"token\":", "\"token\": ", "\"token\": \"", "\":\"", ":", "{\"secret\": \"****\"}",
  ])
  func noMembers(_ text: String) throws {
    #expect(try redacted(text) == text)
  }

  @Test(arguments: [
    ("https://user:abcd@host/", "https://user:#@host/"), ("redis://:abcd@host", "redis://:#@host"),
    ("postgres://u:ab%40cd@host:5432/db?x", "postgres://u:#@host:5432/db?x"),
    ("ftp://u:a:b@c@host", "ftp://u:#@host"),
  ])
  func passwordsInURLs(_ text: String, _ expected: String) throws {
    #expect(try redacted(text) == expected)
  }

  @Test(arguments: [
    "https://host:8080/@x", "https://user@host/", "https://host/a:b@c", "mailto:a@b",
    "https://u:@h",
    "https://u:${PASSWORD}@host", "a://", "://", "//u:p@h", "https://a b:c@d",
  ])
  func noPasswordsInURLs(_ text: String) throws {
    #expect(try redacted(text) == text)
  }

  @Test func userInfoOfALocation() throws {
    var url = URLLocation(host: "host")
    url.userInfo = "user:ab%40cd"
    var other = URLLocation(host: "host")
    other.userInfo = "user"
    var finding = Finding("title", severity: .high)
    finding.locations = [.url(url), .url(other)]
    #expect(try redaction().redact(&finding, secrets: []) == 1)
    url.userInfo = "user:" + (try mark("ab@cd"))
    #expect(finding.locations == [.url(url), .url(other)])
    #expect(try redaction().redact(&finding, secrets: []) == 0)
  }

  /// A secret has the same mark wherever it stands.
  @Test func oneMarkForAllPlaces() throws {
    let mark = try mark("a/b c@1")
    let texts = [
      "?token=a%2Fb%20c%401", "{\"token\": \"a\\/b c@1\"}", "x://u:a%2Fb%20c%401@h",
      "Cookie: a=a%2Fb%20c@1",
    ]
    for text in texts {
      var finding = Finding(text, severity: .high)
      #expect(try redaction().redact(&finding, secrets: []) == 1)
      #expect(finding.title.contains(mark), "\(text) became \(finding.title)")
    }
  }

  /// A secret that the scanner names, and that its place shows to be one, is replaced once.
  @Test func namedAndFound() throws {
    var finding = Finding("Authorization: Bearer made-up-secret", severity: .high)
    #expect(try redaction().redact(&finding, secrets: ["made-up-secret", "secret"]) == 1)
    #expect(finding.title == "Authorization: Bearer " + (try mark("made-up-secret")))
    #expect(try redaction().redact(&finding, secrets: ["made-up-secret", "secret"]) == 0)
    #expect(try redaction().redact(&finding, secrets: []) == 0)
  }

  @Test func filesOfFindings() throws {
    var finding = Finding("title", severity: .high)
    let request = "POST / HTTP/1.1\r\nCookie: id=abcd1234\r\n\r\npassword=hunter2&a=b"
    finding.files = [Attachment(title: "request", data: Data(request.utf8).base64EncodedString())]
    #expect(try redaction().redact(&finding, secrets: []) == 2)
    let data = try #require(Data(base64Encoded: finding.files[0].data))
    #expect(
      String(decoding: data, as: UTF8.self).withoutMarks
        == "POST / HTTP/1.1\r\nCookie: id=#\r\n\r\npassword=#&a=b")
  }

  @Test func aTextAlone() throws {
    var text = "Cookie: id=abcd1234"
    #expect(try redaction().redact(&text) == 1)
    #expect(text.withoutMarks == "Cookie: id=#")
  }

  @Test func bytesThatAreNoText() throws {
    var finding = Finding("title", severity: .high)
    let bytes: [UInt8] = [0xFF, 0xFE, 0x00] + Array("made-up-secret".utf8) + [0x80]
    finding.files = [Attachment(title: "binary", data: Data(bytes).base64EncodedString())]
    #expect(try redaction().redact(&finding, secrets: ["made-up-secret"]) == 1)
    let data = try #require(Data(base64Encoded: finding.files[0].data))
    #expect(data.starts(with: [0xFF, 0xFE, 0x00]))
    #expect(data.last == 0x80)
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: text) }
  }
}
