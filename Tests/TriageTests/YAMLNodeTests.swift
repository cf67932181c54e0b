import Testing
import Triage

@Suite struct YAMLNodeTests {
  private func read(_ text: String) throws(PolicyError) -> YAMLNode {
    try YAMLNode(yaml: text, file: "winnow.yaml")
  }

  private func problem(_ text: String) -> String {
    do throws(PolicyError) {
      return "read: \(try read(text).kind)"
    } catch {
      return error.description
    }
  }

  @Test func valuesKnowPathAndPlace() throws {
    let root = try read("ignore:\n  - id: a\n  - package:\n      name: x\n")
    let name = root["ignore"].list?[1]["package"]["name"]
    #expect(name?.path == "ignore[1].package.name")
    #expect(name?.origin == Origin("winnow.yaml", line: 4, column: 13))
    #expect(name?.text == "x")
    let members = try root["ignore"].list?[1].requiredMembers()
    #expect(members?.map(\.origin) == [Origin("winnow.yaml", line: 3, column: 5)])
  }

  @Test func columnsCountCharacters() throws {
    let list = try read("[é, 🙂, b]").list
    #expect(list?.map(\.origin.column) == [2, 5, 8])
  }

  @Test func missingValuesKnowWhereTheyWereLookedFor() throws {
    let root = try read("a: 1\nb:\n  c: 2\n")
    let missing = root["b"]["d"]["e"]
    #expect(!missing.exists && !missing.isSet && missing.text == nil && missing.path == "b.d.e")
    #expect(
      throws: PolicyError("missing", at: Origin("winnow.yaml", line: 3, column: 3), path: "b.d.e")
    ) {
      try missing.requiredText()
    }
    #expect(try missing.optionalText() == nil)
    #expect(try missing.optionalList() == [])
    #expect(try missing.optionalMembers() == [])
    #expect(try missing.optionalTexts() == [])
  }

  @Test(arguments: [
    ("~", true), ("null", true), ("Null", true), ("NULL", true), ("", true), ("nULL", false),
    ("'null'", false), ("\"\"", false), ("|\n  null", false),
  ])
  func nullIsPlain(_ written: String, isNull: Bool) throws {
    let node = try read("a: \(written)\n")["a"]
    #expect((node.content == .null) == isNull)
    #expect(node.isSet == !isNull)
    #expect(node.exists)
  }

  @Test func scalars() throws {
    let root = try read(
      "int: -12\nquoted: '12'\ndouble: 1.5\nlarge: .inf\nyes: Yes\nno: off\nword: maybe\n")
    #expect(root["int"].int == -12 && root["int"].text == "-12" && root["int"].double == -12)
    #expect(root["quoted"].int == nil && root["quoted"].text == "12")
    #expect(root["double"].double == 1.5 && root["double"].int == nil)
    #expect(root["large"].double == nil)
    #expect(root["yes"].bool == true && root["no"].bool == false && root["word"].bool == nil)
  }

  @Test func otherKindsThanExpected() throws {
    let root = try read("list: [1]\nmapping: {a: 1}\ntext: x\nempty: ''\nnothing:\n")
    func problem(_ body: () throws(PolicyError) -> Void) -> String? {
      do throws(PolicyError) {
        try body()
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      problem { () throws(PolicyError) in _ = try root["list"].requiredText() }
        == "winnow.yaml:1:7: list: expected a text, found a list")
    #expect(
      problem { () throws(PolicyError) in _ = try root["mapping"].optionalText() }
        == "winnow.yaml:2:10: mapping: expected a text, found a mapping")
    #expect(
      problem { () throws(PolicyError) in _ = try root["text"].optionalList() }
        == "winnow.yaml:3:7: text: expected a list, found `x`")
    #expect(
      problem { () throws(PolicyError) in _ = try root["text"].optionalMembers() }
        == "winnow.yaml:3:7: text: expected a mapping, found `x`")
    #expect(
      problem { () throws(PolicyError) in _ = try root["empty"].requiredText() }
        == "winnow.yaml:4:8: empty: expected a text, found an empty text")
    #expect(
      problem { () throws(PolicyError) in _ = try root["nothing"].requiredText() }
        == "winnow.yaml:5:9: nothing: expected a text, found null")
    #expect(
      problem { () throws(PolicyError) in _ = try root["nothing"].requiredMembers() }
        == "winnow.yaml:5:9: nothing: expected a mapping, found null")
    #expect(
      problem { () throws(PolicyError) in _ = try root["list"].optionalTexts() } == nil)
  }

  @Test func unknownKeys() throws {
    let root = try read("a: 1\nb:\n  x: 1\n  y: 2\n")
    #expect(root.unknownKeys(besides: ["a", "b"]) == [])
    #expect(
      root["b"].unknownKeys(besides: ["x", "z"]).map(\.description)
        == ["winnow.yaml:4:3: b.y: expected one of x, z, found `y`"])
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n"])
  func emptyFilesAreNull(_ text: String) throws {
    #expect(try read(text).content == .null)
  }

  @Test func lineEndsAndMarks() throws {
    let root = try read("a: 1\r\nb:\r\n  - c\r\n")
    #expect(root["b"].list?[0].text == "c")
    #expect(root["b"].list?[0].origin.line == 3)
  }

  @Test(arguments: [
    ("a: [1\n", "winnow.yaml:2:1: cannot be read as YAML: did not find expected ',' or ']'"),
    ("a: 1\na: 2\n", "winnow.yaml:1:1: expected each key once, found `a` again"),
    ("a: 1\n---\nb: 2\n", "winnow.yaml:2:1: cannot be read as YAML: but found another document"),
    ("a: *b\n", "winnow.yaml:1:4: cannot be read as YAML: found undefined alias"),
    ("[a]: 1\n", "winnow.yaml:1:1: expected a text as key, found a list"),
    (
      "a: 1\nb: \u{1}\n",
      "winnow.yaml:2:4: cannot be read as YAML: control characters are not allowed"
    ),
    (
      "a:\n\t- b\n",
      "winnow.yaml:2:1: cannot be read as YAML: found character that cannot start any token"
    ),
  ])
  func whatIsNoYAML(_ text: String, expected: String) {
    #expect(problem(text) == expected)
  }

  @Test func aliasesAreWrittenOut() throws {
    let root = try read(
      "a: &x {k: 1}\nb: *x\nc:\n  <<: *x\n  k: 2\n  l: 3\nd:\n  <<: [*x, {k: 4, m: 5}]\n")
    #expect(root["b"]["k"].path == "b.k")
    #expect(root["b"]["k"].text == "1")
    #expect(root["b"]["k"].origin.line == 1)
    #expect(root["c"].members?.map(\.key) == ["k", "l"])
    #expect(root["c"]["k"].text == "2")
    #expect(root["d"].members?.map(\.value.text) == ["1", "5"])
    #expect(problem("a: {<<: 1}").hasSuffix("a.<<: expected a mapping, found `1`"))
  }

  @Test func aliasesOfAliasesAreRefused() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      bomb += "a\(level): &a\(level)\n" + String(repeating: "- *a\(level - 1)\n", count: 9)
    }
    #expect(problem(bomb).contains("expected at most 524288 values, aliases written out"))
    let refused = "expected fewer keys that are lists, mappings or aliases"
    #expect(problem(bomb + "? *a20\n: x\n").contains(refused))
    #expect(problem(bomb + "*a20 : x\n").contains(refused))
    #expect(problem(bomb + "{*a20}: x\n").contains(refused))
    let plain = "a: &a [1, 2]\n" + (0..<500).map { "k\($0): *a\n" }.joined()
    #expect(problem(plain) == "read: a mapping")
  }

  @Test func compoundKeysAreRefused() {
    let depth = 900
    let leaf = repeatElement("a", count: 100_000).joined(separator: ",")
    let nested =
      String(repeating: "{", count: depth) + "[\(leaf)]" + String(repeating: "}", count: depth)
    #expect(problem(nested).contains("expected fewer keys that are lists, mappings or aliases"))
    let explicit = String(repeating: "? ", count: depth) + "[\(leaf)]"
    #expect(problem(explicit).contains("expected fewer keys that are lists, mappings or aliases"))
  }

  /// Which has lists of mappings as no other text has.
  @Test func largeJSONIsRead() throws {
    let list = repeatElement("{\"id\": \"x\", \"b\": [{}, {}]}", count: 2000).joined(
      separator: ",\n")
    let root = try read("{\"ignore\": [\(list)]}")
    #expect(root["ignore"].list?.count == 2000)
    #expect(root["ignore"].list?[1999]["id"].origin.line == 2000)
  }

  @Test func sizeAndDepthAreLimited() {
    let large = "a: '" + String(repeating: "x", count: 9 << 20) + "'"
    #expect(problem(large).contains("expected at most 8388608 bytes of YAML, found"))
    let deep = String(repeating: "[", count: 100_000)
    #expect(problem(deep).contains("cannot be read as YAML"))
    let many = "[" + repeatElement("a", count: 3 << 20).joined(separator: ",") + "]"
    #expect(problem(many).contains("expected at most 524288 values"))
  }
}
