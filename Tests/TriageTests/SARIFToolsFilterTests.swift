import FindingModel
import Testing
import Triage

@Suite struct SARIFToolsFilterTests {
  private func read(_ text: String) throws -> Suppressions {
    try suppressions(SARIFToolsFilter(), text, name: "filter.yaml")
  }

  private func result(
    rule: String? = nil, path: String? = nil, facts: [Fact] = []
  ) -> Finding {
    var finding = Finding("x", severity: .high)
    finding.vulnIDFromTool = rule
    finding.filePath = path
    finding.facts = facts
    return finding
  }

  /// Whether a filter drops a result.
  private func drops(_ text: String, _ finding: Finding) throws -> Bool {
    let suppressions = try read(text)
    #expect(suppressions.remarks == [])
    return suppressions.rules.contains {
      $0.condition.holds(for: Subject(finding, today: testDay))
    }
  }

  /// The example of the README.
  private let documented = #"""
    description: Example filter from README.md
    configuration:
      default-include: false
      check-line-number: true
    include:
      - author-mail: "@microsoft.com"
        locations[*].physicalLocation.artifactLocation.uri: "*.java"
      - committer-mail:
          value: "/^<myname.*\\.com>$/"
          default-include: true
          check-line-number: true
    exclude:
      - location: "Test*.java"
      - suppression:
    """#

  @Test(arguments: ["\n", "\r\n"])
  func documentedFile(_ lineEnd: String) throws {
    let text = documented.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    #expect(SARIFToolsFilter().recognizes(try suppressionFile(text)))
    let read = try read(text)
    #expect(read.remarks == [])
    #expect(read.rules.map(\.id) == ["include", "exclude", "exclude (2)"])
    #expect(read.rules.map(\.origin.line) == [6, 13, 14])
    #expect(
      read.rules.allSatisfy { $0.effect == .drop && $0.reason == "Example filter from README.md" })
    let blame = Fact(.property, "author-mail:<ann@Microsoft.com>")
    let committer = Fact(.property, "committer-mail:<myname@x.com>")
    let other = Fact(.property, "committer-mail:<bob@x.com>")
    #expect(try !drops(text, result(path: "src/A.java", facts: [blame, other])))
    #expect(try drops(text, result(path: "src/A.c", facts: [blame, other])))
    #expect(try drops(text, result(path: "src/A.java", facts: [other])))
    #expect(try !drops(text, result(path: "src/A.c", facts: [committer])))
    // Of this entry alone a missing property is included.
    #expect(try !drops(text, result(path: "src/A.c")))
    #expect(try drops(text, result(path: "src/TestA.java", facts: [committer])))
    #expect(try drops(text, result(path: "src/A.c", facts: [committer, Fact(.suppression, "x")])))
  }

  @Test func missingPropertiesAreIncluded() throws {
    let include = "include:\n  - rule: CA\n"
    #expect(try !drops(include, result(rule: "XCA1")))
    #expect(try drops(include, result(rule: "CB1")))
    #expect(try !drops(include, result()))
    #expect(try drops("configuration: {default-include: false}\n" + include, result()))
    let overridden = "include:\n  - rule: {value: CA, default-include: false}\n"
    #expect(try drops(overridden, result()))
    let exclude = "exclude:\n  - rule: CA\n"
    #expect(try drops(exclude, result(rule: "CA1")))
    #expect(try !drops(exclude, result(rule: "CB1")))
    #expect(try !drops(exclude, result()))
    #expect(try !drops("exclude: [{rule: {value: CA, default-include: true}}]", result()))
  }

  @Test(arguments: [
    ("CA1", "CA10", true), ("ca1", "CA10", true), ("/^CA1$/", "CA10", false),
    ("/^ca1$/", "CA1", true), ("/A\\d/", "xA1x", true), ("''", "anything", true),
    ("/", "a/b", true),
  ])
  func rules(_ value: String, _ rule: String, expected: Bool) throws {
    #expect(try drops("exclude:\n  - ruleId: \(value)\n", result(rule: rule)) == expected)
  }

  @Test(arguments: [
    ("tests/Test???.js", "a/tests/TestAbc.js", true),
    ("tests/Test???.js", "tests/TestAb.js", false),
    ("src/js/*.js", "src/js/a.js", true), ("src/js/*.js", "src/js/b/a.js", false),
    ("src/js/**/*.js", "src/js/b/c/a.js", true), ("/^src/", "src/a", true),
    ("/^src/", "a/src", false), ("SRC", "src/a", true),
  ])
  func locations(_ value: String, _ path: String, expected: Bool) throws {
    #expect(try drops("exclude:\n  - location: \"\(value)\"\n", result(path: path)) == expected)
  }

  @Test(arguments: [
    ("author: Ann", "author:Ann Lee", true), ("author: Ann", "committer:Ann Lee", false),
    ("author: ann", "author:Joann", true), ("author: /^Ann/", "author:Joann", false),
    ("author: /ann$/", "author:Joann", true), ("author: /^[^J]/", "author:Joann", false),
    ("properties.blame.committer: Ann", "committer:Ann", true),
    ("suppression: inSource", "suppression:inSource", true),
    ("suppression: inSource", "suppression:external", false),
    ("author:", "author:", true), ("author:", "committer:x", false),
  ])
  func factsOfResults(_ filter: String, _ fact: String, expected: Bool) throws {
    #expect(
      try drops("exclude:\n  - \(filter)\n", result(facts: [Fact(.property, fact)])) == expected)
  }

  @Test func levels() throws {
    let note = result(facts: [Fact(.severityWord, "note")])
    #expect(try drops("exclude: [{level: note}]", note))
    #expect(try !drops("exclude: [{level: error}]", note))
    #expect(try drops("exclude: [{level: /^(note|none)$/}]", note))
  }

  @Test func allPropertiesAndAnyEntry() throws {
    let text = "exclude:\n  - {rule: A, location: src}\n  - rule: B\n"
    #expect(try drops(text, result(rule: "A", path: "src/a")))
    #expect(try !drops(text, result(rule: "A", path: "lib/a")))
    #expect(try drops(text, result(rule: "B", path: "lib/a")))
  }

  @Test func oneEntryThatCannotBeToldCostsTheIncludes() throws {
    let read = try read(
      """
      include:
        - rule: A
        - message.text: secret
      exclude:
        - rule: /(/
        - {}
        - location
        - rule: [A]
        - rule: {value: B, default-include: perhaps}
        - author: "/a|^b/"
        - rule: {value: C, other: 1}
      """)
    #expect(read.rules.map(\.id) == ["exclude"])
    #expect(
      read.remarkTexts == [
        "3:5: include[1].message.text: expected one of author, author-mail, committer, committer-mail, level, location, rule, suppression, found `message.text`",
        "2:3: include: passed over as a whole: each entry spares results",
        "5:11: exclude[0].rule: expected a regular expression, found `/(/i`",
        "6:5: exclude[1]: expected a property, found an empty mapping",
        "7:5: exclude[2]: expected a mapping, found `location`",
        "8:11: exclude[3].rule: expected a text, found a list",
        "9:39: exclude[4].rule.default-include: expected true or false, found `perhaps`",
        "10:13: exclude[5].author: expected `^` at the start only, found `a|^b`",
        "11:22: exclude[6].rule.other: expected one of check-line-number, default-include, value, found `other`",
      ])
  }

  @Test(arguments: [
    ("include: []", true), ("exclude:", true), ("description: x\nexclude:\n  - [", true),
    ("description: x", false), ("include: []\nother: 1", false), ("", false), ("ignore: []", false),
  ])
  func recognition(_ text: String, expected: Bool) throws {
    #expect(SARIFToolsFilter().recognizes(try suppressionFile(text)) == expected)
  }

  @Test func emptyFilters() throws {
    #expect(try read("include: []\nexclude: []\n") == Suppressions())
    #expect(try read("description: x\nexclude:\n") == Suppressions())
  }
}
