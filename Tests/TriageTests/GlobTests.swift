import Testing
import Triage

@Suite struct GlobTests {
  @Test(arguments: [
    ("", ""), ("*", ""), ("*", "anything at all"), ("a*c", "ac"), ("a*c", "abbc"), ("a?c", "abc"),
    ("*.min.*", "jquery.min.js"), ("**a**", "bab"), ("a*b*c", "a-b-b-c"), ("?", "é"),
    ("*?", "é"), ("na?ve", "naïve"), ("[é]x", "éx"), ("[α-ω]", "λ"), ("🔥?", "🔥🔥"),
    ("[a-c]", "b"), ("[!a-c]", "d"), ("[^a]", "b"), ("[]]", "]"), ("[!]]", "a"), ("[a-]", "-"),
    ("[-a]", "-"), ("[[:digit:]]", "7"), ("[![:space:]]", "x"), ("[[]", "["), ("[[:]", ":"),
    ("[\\]]", "]"), ("\\*", "*"), ("\\?\\[", "?["), ("CVE-2021-*", "cve-2021-44228"),
    ("[A-Z]", "q"), ("\\A", "a"),
  ])
  func matches(pattern: String, text: String) throws {
    #expect(try Glob(pattern).matches(text))
  }

  @Test(arguments: [
    ("", "a"), ("a", ""), ("?", ""), ("?", "ab"), ("a*c", "acd"), ("*c", "ca"), ("a?c", "ac"),
    ("[a-c]", "d"), ("[!a-c]", "b"), ("[z-a]", "m"), ("[[:digit:]]", "x"), ("\\*", "a"),
    ("a*b*c", "a-c-b"), ("??", "é"), ("[!é]", "é"), ("[é]", "è"),
  ])
  func differs(pattern: String, text: String) throws {
    #expect(try !Glob(pattern).matches(text))
  }

  @Test(arguments: [
    ("[a", "expected `]` behind `[`, found the end of `[a`"),
    ("x[", "expected `]` behind `[`, found the end of `x[`"),
    ("[]", "expected `]` behind `[`, found the end of `[]`"),
    ("[[:a", "expected `]` behind `[`, found the end of `[[:a`"),
    ("a\\", "expected a character behind `\\`, found the end of `a\\`"),
    ("[\\", "expected a character behind `\\`, found the end of `[\\`"),
    (
      "[[:vowel:]]",
      "expected a character class such as `[:alpha:]`, found `[:vowel:]`"
    ),
  ])
  func throwsWhereItIsNotComplete(pattern: String, message: String) {
    #expect(throws: PatternError(message)) { try Glob(pattern) }
  }

  @Test(arguments: [
    ("a*", true), ("a?", true), ("a[", true), ("abc", false), ("a\\b]", false), ("", false),
  ])
  func tellsGlobs(text: String, isGlob: Bool) {
    #expect(Glob.isGlob(text) == isGlob)
  }

  @Test func keepsItsText() throws {
    #expect(try Glob("CVE-*").text == "CVE-*")
  }

  /// What would take longer than the universe lasts, were every way tried.
  @Test func isNeverExponential() throws {
    let glob = try Glob(String(repeating: "a*", count: 200) + "b")
    #expect(!glob.matches(String(repeating: "a", count: 5_000)))
    #expect(try !Glob(String(repeating: "?*", count: 200)).matches("short"))
  }
}
