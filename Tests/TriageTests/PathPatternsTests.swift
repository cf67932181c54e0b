import Testing
import Triage

@Suite struct PathPatternsTests {
  /// Each as `git check-ignore` answers.
  @Test(arguments: [
    (["a.md"], "a.md"), (["a.md"], "x/y/a.md"), (["*.md"], "docs/a.md"), (["docs"], "docs/x/a.c"),
    (["docs/"], "x/docs/a.c"), (["/docs"], "docs/a"), (["src/gen"], "src/gen/a"),
    (["src/*.c"], "src/a.c"), (["**/gen"], "gen"), (["**/gen"], "a/b/gen/c"), (["a/**"], "a/b/c"),
    (["a/**/b"], "a/b"), (["a/**/b"], "a/x/y/b"), (["**"], "a"), (["/**"], "a/b"), (["*"], "a/b"),
    (["*/"], "a/b"), (["a**b"], "axxb"), (["***/b"], "x/y/b"), (["\\#a"], "#a"), (["\\!b"], "!b"),
    (["a "], "a"), (["a\\ "], "a "), (["a \\  "], "a  "), (["[ab].c"], "b.c"), (["[!a].c"], "b.c"),
    (["[]a].c"], "].c"), (["a/[b/c]d"], "a/bd"), (["a", "!b"], "a"), (["!a", "a"], "a"),
    (["*.md", "!keep.md", "keep.md"], "keep.md"), (["docs", "!docs/a.md"], "docs/a.md"),
    (["docs/", "!a.md"], "docs/a.md"), (["/*", "!/src"], "lib/a"), (["\\a"], "a"),
    (["a\r"], "a"), (["*.tar.*"], "x.tar.gz"), (["a/b/"], "a/b/c"),
    (["!a", "!!b", "a", "\\!b"], "!b"),
    (["é?"], "éü"), (["a?c/d"], "abc/d"), (["**/*.md"], "a.md"), (["a\\/b"], "a/b"),
  ])
  func matches(patterns: [String], path: String) throws {
    #expect(try PathPatterns(patterns).matches(path))
  }

  /// Each as `git check-ignore` answers.
  @Test(arguments: [
    ([], "a"), ([""], "a"), (["#a"], "#a"), (["/"], "a"), (["!"], "a"), (["!a"], "a"),
    (["a.md"], "b.md"), (["docs/"], "docs"), (["/docs"], "x/docs"), (["src/gen"], "x/src/gen"),
    (["src/*.c"], "src/x/a.c"), (["*"], ""), (["a/**"], "a"), (["a/**/b"], "a/xb"),
    (["a**b"], "ax/xb"), (["a?b"], "a/b"), (["a[/]b"], "a/b"), (["//a"], "a"), (["a//b"], "a/b"),
    (["a//"], "a/b"), (["A"], "a"), (["*.md", "!keep.md"], "keep.md"), (["a", "!a"], "a"),
    (["docs/*", "!docs/a.md"], "docs/a.md"), (["/*", "!/src"], "src/a"), (["a\\ "], "a"),
    ([" a"], "a"), (["*/"], "a"), (["**/"], "a"), (["!a/", "b"], "a/c"), (["\\!b"], "b"),
  ])
  func differs(patterns: [String], path: String) throws {
    #expect(try !PathPatterns(patterns).matches(path))
  }

  @Test(arguments: [
    "src/gen/a.c", "/src/gen/a.c", "./src/gen/a.c", "src\\gen\\a.c", "file:///src/gen/a.c",
    "file:/src/gen/a.c", "src//gen/./a.c", "file:///src/g%65n/a.c", "src/gen/",
  ])
  func takesPathsOfAllKinds(path: String) throws {
    #expect(try PathPatterns(["/src/gen/"]).matches(path))
  }

  @Test func takesWindowsDrivesAsFolders() throws {
    let patterns = try PathPatterns(["/C:/a/*.c"])
    #expect(patterns.matches("C:\\a\\b.c"))
    #expect(patterns.matches("file:///C:/a/b.c"))
    #expect(!patterns.matches("D:\\a\\b.c"))
  }

  @Test(arguments: ["", "/", ".", "./", "\\", "file:///"])
  func leavesPathsWithoutParts(path: String) throws {
    #expect(try !PathPatterns(["*", "**", "/**"]).matches(path))
  }

  @Test(arguments: [
    ("src/[a", "expected `]` behind `[`, found the end of `src/[a`"),
    ("a\\", "expected a character behind `\\`, found the end of `a\\`"),
  ])
  func throwsWhereAPatternIsNotComplete(pattern: String, message: String) {
    #expect(throws: PatternError(message)) { try PathPatterns(["ok", pattern]) }
  }

  @Test func throwsWhereAPatternIsTooDeep() throws {
    let deep = Array(repeating: "a", count: 62).joined(separator: "/")
    #expect(try PathPatterns([deep]).matches("\(deep)/b"))
    #expect(throws: PatternError("expected at most 62 parts in a path, found 64")) {
      try PathPatterns([deep + "/b/c"])
    }
  }

  @Test func isNeverExponential() throws {
    let stars = Array(repeating: "**/*a*", count: 25).joined(separator: "/")
    let path = Array(repeating: "aaaaaaaa", count: 1_000).joined(separator: "/")
    #expect(try !PathPatterns(["/" + stars + "/b"]).matches(path))
  }
}

@Suite struct PathKeyTests {
  @Test(arguments: [
    (["a.md"], [PathKey.part("a.md")]), (["*.md"], [.suffix("md")]),
    (["*.tar.gz"], [.suffix("gz")]), (["src/gen/**"], [.folder("src/gen")]),
    (["/a"], [.folder("a")]), (["/a/b/c/d/e"], [.folder("a/b/c")]),
    (["**/node_modules/**"], [.part("node_modules")]), (["*/gen/*.c"], [.part("gen")]),
    (["src/*.c"], [.folder("src")]), (["a\\*b"], [.part("a*b")]),
    (["*.md", "!x", "docs/"], [.suffix("md"), .part("docs")]), (["!x"], []), ([], []),
  ])
  func areThoseOfAllPatterns(patterns: [String], keys: [PathKey]) throws {
    #expect(try PathPatterns(patterns).keys == keys)
  }

  @Test(arguments: [["*"], ["a", "*"], ["**"], ["*md"], ["*."], ["*.m?"], ["[ab]"], ["*/?"]])
  func areNoneWhereAPatternHasNone(patterns: [String]) throws {
    #expect(try PathPatterns(patterns).keys == nil)
  }

  @Test func ofAPathAreAllItHas() {
    var keys: Set<RuleKey> = []
    PathPatterns.eachKey(of: "/src\\gen/./a/b.tar.gz") { keys.insert($0) }
    let expected: [PathKey] = [
      .part("src"), .part("gen"), .part("a"), .part("b.tar.gz"), .suffix("gz"), .folder("src"),
      .folder("src/gen"), .folder("src/gen/a"),
    ]
    #expect(keys == Set(expected.map(RuleKey.init)))
  }

  /// Whatever a list matches has one of its keys.
  @Test func findAllThatMatches() throws {
    var random = SplitMix(state: 7)
    let patternParts = ["a", "b", "*", "**", "*.c", "?", "[ab]", "a*", "b.c", "*.b.c"]
    let pathParts = ["a", "b", "b.c", "a.c", "x.b.c", "c"]
    var matching = 0
    for _ in 0..<4_000 {
      let patterns = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        let signs = ["", "", "/", "!"].randomElement(using: &random) ?? ""
        return signs + random.path(of: patternParts)
          + (["", "/"].randomElement(using: &random) ?? "")
      }
      let path = random.path(of: pathParts)
      let list = try PathPatterns(patterns)
      guard list.matches(path), let wanted = list.keys else { continue }
      matching += 1
      var keys: Set<RuleKey> = []
      PathPatterns.eachKey(of: path) { keys.insert($0) }
      #expect(wanted.contains { keys.contains(RuleKey($0)) }, "\(patterns) and \(path)")
    }
    #expect(matching > 100)
  }
}

/// Random numbers that are the same in every run
/// (<https://prng.di.unimi.it/splitmix64.c>).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func path(of parts: [String]) -> String {
    (0..<Int.random(in: 1...4, using: &self)).compactMap { _ in parts.randomElement(using: &self) }
      .joined(separator: "/")
  }
}
