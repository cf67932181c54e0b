import FindingModel
import Testing
import Triage

@Suite struct ZAPConfigurationTests {
  private func read(_ lines: String...) throws -> Suppressions {
    try suppressions(ZAPConfiguration(), lines.joined(separator: "\n"))
  }

  private func sheet(_ ids: [String], _ urls: [String] = [], scan: String = "ZAP Scan")
    -> SuppressionSheet
  {
    SuppressionSheet(texts: [.id: ids, .url: urls, .scanType: [scan]])
  }

  @Test func generatedFile() throws {
    let result = try read(
      "# zap-baseline rule configuration file",
      "# Change WARN to IGNORE to ignore rule or FAIL to fail if rule matches", "",
      "10010\tIGNORE\t(Cookie No HttpOnly Flag)\tread by our own script",
      "10011\tFAIL\t(Cookie Without Secure Flag)", "10015\tWARN\t(Cache-control)",
      "10016\tINFO\tx", "10017\tPASS\tx", "10020\tIGNORE\t(X-Frame-Options Header)\r", "")
    #expect(result.remarks == [])
    #expect(result.rules.map(\.id) == ["10010", "10020"])
    #expect(
      result.rules.map(\.reason) == ["read by our own script", "(X-Frame-Options Header)"])
    #expect(result.rules.map(\.origin.line) == [4, 9])
    #expect(result.rules.map(\.effect) == [.drop, .drop])
    let condition = result.rules[0].condition
    #expect(sheet(["10010"]).fits(condition))
    #expect(!sheet(["100100"]).fits(condition))
    // Other scanners have rules of the same numbers.
    #expect(!sheet(["10010"], scan: "Tenable Scan").fits(condition))
  }

  @Test func lastLevelWins() throws {
    #expect(try read("1\tIGNORE\ta", "1\tWARN\ta").rules == [])
    let result = try read("1\tWARN\ta", "1\tIGNORE\tb")
    #expect(result.rules.map(\.reason) == ["b"])
    #expect(result.rules.map(\.origin.line) == [2])
  }

  @Test func partsOfRules() throws {
    let result = try read("10055\tIGNORE\ta", "10055-7\tFAIL\tb", "10055-8\tIGNORE\tc")
    #expect(result.rules.map(\.id) == ["10055", "10055-8"])
    #expect(sheet(["10055", "10055-1"]).fits(result.rules[0].condition))
    #expect(!sheet(["10055", "10055-7"]).fits(result.rules[0].condition))
    #expect(sheet(["10055", "10055-8"]).fits(result.rules[1].condition))
  }

  @Test func scopeOfRules() throws {
    let result = try read(
      "10010,10011\tOUTOFSCOPE\thttps://a\\.com/old/.*", "10010\tOUTOFSCOPE\t.*\\.css$")
    #expect(result.rules.map(\.id) == ["10010 OUTOFSCOPE", "10011 OUTOFSCOPE"])
    let (first, second) = (result.rules[0].condition, result.rules[1].condition)
    #expect(sheet(["10010"], ["https://a.com/old/1"]).fits(first))
    #expect(sheet(["10010"], ["https://a.com/old/1", "https://a.com/a.css"]).fits(first))
    #expect(!sheet(["10010"], ["https://a.com/old/1", "https://a.com/new"]).fits(first))
    #expect(!sheet(["10010"]).fits(first))
    #expect(!sheet(["10012"], ["https://a.com/old/1"]).fits(first))
    // From the start of the URL, but not to its end.
    #expect(sheet(["10011"], ["https://a.com/old/1?b"]).fits(second))
    #expect(!sheet(["10011"], ["http://b.com/?https://a.com/old/"]).fits(second))
    #expect(!sheet(["10011"], ["HTTPS://a.com/old/1"]).fits(second))
    #expect(!sheet(["10011"], ["https://a.com/old/1"], scan: "Burp Scan").fits(second))
  }

  @Test func scopeOfAll() throws {
    let result = try read("*\tOUTOFSCOPE\thttps://a/x", "7\tOUTOFSCOPE\thttps://a/y")
    #expect(result.rules.map(\.id) == ["* OUTOFSCOPE", "7 OUTOFSCOPE"])
    #expect(sheet(["1"], ["https://a/x"]).fits(result.rules[0].condition))
    #expect(!sheet(["7"], ["https://a/x", "https://a/y"]).fits(result.rules[0].condition))
    #expect(sheet(["7"], ["https://a/x", "https://a/y"]).fits(result.rules[1].condition))
    #expect(!sheet(["1"], ["https://a/y"]).fits(result.rules[1].condition))
  }

  @Test(arguments: [
    (
      "10010 IGNORE x",
      "expected a rule, a level and a name with tabs between, found `10010 IGNORE x`"
    ),
    (
      "10010\tIGNORED\tx",
      "expected one of PASS, IGNORE, INFO, WARN, FAIL, OUTOFSCOPE, found `IGNORED`"
    ),
    ("*\tIGNORE\tx", "expected the number of a rule, found `*`"),
    ("1,2\tIGNORE\tx", "expected the number of a rule, found `1,2`"),
    ("1\tOUTOFSCOPE\t", "expected a regular expression for URLs, found nothing"),
    ("1\tOUTOFSCOPE\t(", "expected a regular expression, found `/(/`"),
    ("1\tOUTOFSCOPE\ta)|(b", "expected a regular expression, found `/a)|(b/`"),
    ("a\tOUTOFSCOPE\tx", "expected the numbers of rules or *, found `a`"),
    (
      "1\tOUTOFSCOPE\t(a)\\1",
      "expected a regular expression without references to groups, found `(a)\\1`"
    ),
  ])
  func lineThatIsLeftOut(line: String, problem: String) throws {
    let result = try read("1\tIGNORE\tx", line)
    #expect(result.rules.map(\.id) == ["1"])
    #expect(result.remarkTexts == ["2:1: \(problem)"])
  }

  @Test func emptyFile() throws { #expect(try read() == Suppressions()) }

  @Test(arguments: [
    ("10010\tIGNORE\tx", true), ("# zap-full-scan rule configuration file\n", true),
    ("# own\n\n*\tOUTOFSCOPE\t.*", true), ("CVE-2020-1\n", false), ("a\tIGNORE\tb", false),
    ("10010 IGNORE", false), ("", false),
  ])
  func recognition(text: String, isOne: Bool) throws {
    #expect(try ZAPConfiguration().recognizes(suppressionFile(text)) == isOne)
  }
}
