import Testing
import Triage

@Suite struct TOMLReaderTests {
  private func read(_ text: String) throws(PolicyError) -> YAMLNode {
    try TOMLReader.read(text, file: "a.toml")
  }

  private func problem(_ text: String) -> String {
    do throws(PolicyError) {
      return "read: \(try read(text).members?.map(\.key) ?? [])"
    } catch {
      return error.description.replacing("cannot be read as TOML: ", with: "")
    }
  }

  @Test func tablesAndKeys() throws {
    let root = try read(
      """
      # a comment
      title = "x" # another
      a.b . "c.d" = 1
      [servers]
      [servers.alpha]
      ip = '10.0.0.1'
      [[products]]
      name = "hammer"
      [[products.parts]]
      n = 1
      [[products.parts]]
      n = 2
      [[products]]
      [ products.size ]
      w = 3
      """)
    #expect(root.members?.map(\.key) == ["title", "a", "servers", "products"])
    #expect(root["a"]["b"]["c.d"].int == 1)
    #expect(root["servers"]["alpha"]["ip"].text == "10.0.0.1")
    #expect(root["products"].list?.count == 2)
    #expect(root["products"].list?[0]["parts"].list?.map { $0["n"].text } == ["1", "2"])
    #expect(root["products"].list?[1]["size"]["w"].path == "products[1].size.w")
    #expect(root["products"].list?[1]["size"]["w"].origin == Origin("a.toml", line: 15, column: 5))
    #expect(root["products"].list?[1].origin.line == 13)
  }

  @Test(arguments: [
    ("true", "true"), ("-1_000", "-1_000"), ("0xff", "0xff"), ("0b1", "0b1"), ("1.5e3", "1.5e3"),
    ("+inf", "+inf"), ("1979-05-27", "1979-05-27"),
    ("1979-05-27T07:32:00Z", "1979-05-27T07:32:00Z"),
    ("1979-05-27 07:32:00.9-07:00", "1979-05-27T07:32:00.9-07:00"), ("07:32:00", "07:32:00"),
    (#""a\tb\"\\\u00e9\U0001F600""#, "a\tb\"\\é😀"), (#"'a\t'"#, #"a\t"#), ("\"\"", ""),
    ("\"\"\"\na\nb\"\"\"", "a\nb"), ("\"\"\"a \\\n   b\"\"\"", "a b"), ("'''\na'b'''", "a'b"),
    ("\"\"\"\"a\"\"\"\"", "\"a\""), ("''", ""), ("\"\"\"\"\"\"", ""),
  ])
  func scalars(_ written: String, expected: String) throws {
    #expect(try read("a = \(written)\nb = 1")["a"].text == expected)
    #expect(try read("a = \(written)\r\nb = 1\r\n")["b"].text == "1")
  }

  @Test func containers() throws {
    let root = try read("a = [ 1, # one\n  [2], {x = 3, y.z = 4},\n]\nb = []\nc = {}\n")
    #expect(root["a"].list?.count == 3)
    #expect(root["a"].list?[1].list?[0].path == "a[1][0]")
    #expect(root["a"].list?[2]["y"]["z"].int == 4)
    #expect(root["b"].list == [] && root["c"].members == [])
  }

  @Test(arguments: [
    ("[!x]", "a.toml:1:2: expected a key, found `!`"),
    ("a", "a.toml:1:2: expected `=`, found the end of the file"),
    ("a = ", "a.toml:1:5: expected a value, found the end of the file"),
    ("a = yes", "a.toml:1:5: expected a value, found `yes`"),
    ("a = 1979-13-27", "a.toml:1:5: expected a value, found `1979-13-27`"),
    ("a = 1 b = 2", "a.toml:1:7: expected the end of the line, found `b`"),
    ("a = \"b", "a.toml:1:5: expected a text that ends with `\"`"),
    ("a = \"b\nc\"", "a.toml:1:5: expected a text that ends with `\"`"),
    ("a = '''b", "a.toml:1:5: expected a text that ends with `'`"),
    (#"a = "\q""#, #"a.toml:1:7: expected an escape, found `\q`"#),
    (#"a = "\ud800""#, #"a.toml:1:7: expected an escape, found `\u`"#),
    ("a = [1 2]", "a.toml:1:8: expected `,`, found `2`"),
    ("a = {b = 1", "a.toml:1:11: expected `,`, found the end of the file"),
    ("[[a]\nb = 1", "a.toml:1:5: expected `]`, found the end of the line"),
    ("a = 1\u{0}", "a.toml:1:6: expected the end of the line, found a control character"),
    ("a = 1\na = 2", "a.toml:2:1: expected each key once, found `a` again"),
    ("a = 1\na.b = 2", "a.toml:2:1: expected each key once, found `a` again"),
    ("[a]\n[a]", "a.toml:2:2: expected each key once, found `a` again"),
    ("[[a]]\n[a]", "a.toml:2:2: expected each key once, found `a` again"),
    ("a = [1]\n[[a]]", "a.toml:2:3: expected each key once, found `a` again"),
    ("a = {}\n[a.b]", "a.toml:2:2: expected each key once, found `a` again"),
    ("[a]\nb.c = 1\n[a.b]", "a.toml:3:4: expected each key once, found `b` again"),
    ("[a.b]\n[a]\n[a]", "a.toml:3:2: expected each key once, found `a` again"),
    ("[a.b]\nc = 1\n[a]\nd = 1", "read: [\"a\"]"), ("", "read: []"), ("\n# x", "read: []"),
  ])
  func whatIsNoTOML(_ text: String, expected: String) {
    #expect(problem(text) == expected)
  }

  @Test func depthAndSizeAreLimited() {
    #expect(problem("a = " + String(repeating: "[", count: 100_000)).contains("at most 64 deep"))
    #expect(problem(String(repeating: "a = {", count: 100_000)).contains("at most 64 deep"))
    let key = String(repeating: "a.", count: 100_000) + "b = 1"
    #expect(problem(key).contains("at most 64 parts of a key"))
    let large = "a = '" + String(repeating: "x", count: 9 << 20) + "'"
    #expect(problem(large).contains("expected at most 8388608 bytes"))
  }
}
