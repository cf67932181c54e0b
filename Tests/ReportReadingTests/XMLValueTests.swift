import ReportReading
import Testing

/// What elements say about themselves and what is in them.
struct XMLValueTests {
  @Test func textEndsAtTheFirstChild() throws {
    let root = try xml("<a>one<!-- x --> two<?p?> three<b>four</b>five<b/><c></c></a>").root
    #expect(root.text == "one two three")
    #expect(root["b"].text == "four")
    #expect(root.allText == "one two threefourfive")
    #expect(root["c"].text == nil)
    #expect(root["d"].text == nil)
  }

  @Test func childTextIsEmptyForAnEmptyElementAndNilForNone() throws {
    let root = try xml("<a><b/><c><d>x</d></c><e> </e></a>").root
    #expect(root.childText("b") == "")
    #expect(root.childText("c") == "")
    #expect(root.childText("e") == " ")
    #expect(root.childText("x") == nil)
  }

  @Test func charactersAreDecoded() throws {
    let root = try xml(
      "<a q='&lt;&amp;&quot;&#65;&amp;#38;'>&lt;&amp;&gt;&apos;&#233;&#x1F600;<![CDATA[<b>&amp;]]></a>"
    ).root
    #expect(root.attribute("q") == "<&\"A&#38;")
    #expect(root.text == "<&>'é😀<b>&amp;")
  }

  @Test func longCharacterDataIsOneText() throws {
    let root = try xml("<a><b><![CDATA[\(padding)]]>é\(padding)</b></a>").root
    #expect(root["b"].text == padding + "é" + padding)
  }

  @Test func namesAreLocalNames() throws {
    let root = try xml(
      "<x:a xmlns:x='urn:x' xmlns='urn:y' x:id='1' id='2' x:only='3'><b/><x:b n='4'/><u:c/></x:a>"
    ).root
    #expect(root.name == "a")
    #expect(root.attribute("id") == "2")
    #expect(root.attribute("only") == "3")
    #expect(root.all("b").map { $0.attribute("n") } == [nil, "4"])
    #expect(root["c"].exists)
    #expect(root.attributes.map(\.name) == ["id", "id", "only"])
  }

  @Test func whatIsMissingSaysWhere() throws {
    let root = try xml("<a>\n <b/><b><c/></b></a>").root
    #expect(throws: ReportError("missing", path: "/a/x", offset: 0)) {
      try root["x"]["y"].requiredText()
    }
    let element = try #require(root.all("b").dropFirst().first { _ in true })
    #expect(throws: ReportError("expected text, found nothing", path: "/a/b[2]/c", offset: 12)) {
      try element["c"].requiredText()
    }
    #expect(throws: ReportError("missing", path: "/a/b[2]/@k", offset: 9)) {
      try element.requiredAttribute("k")
    }
    #expect(!root["x"].exists)
    #expect(root["x"].children.map(\.name) == [])
    #expect(root[named: "b"].exists)
    #expect(element.error("odd") == ReportError("odd", path: "/a/b[2]", offset: 9))
  }

  @Test func descendantsAreFoundInOrder() throws {
    for filler in ["", padding] {
      let root = try xml(
        "<a><p><k n='1'/><q>\(filler)<k n='2'>x</k></q></p>\(filler)<k n='3'><k n='4'/></k></a>"
      ).root
      #expect(root.descendants("k").map { $0.attribute("n") } == ["1", "2", "3", "4"])
      #expect(root.descendant("k", where: "n", equals: "2").text == "x")
      #expect(root.descendant("k", where: "n", equals: "4").path == "/a/k/k")
      #expect(!root.descendant("k", where: "n", equals: "5").exists)
      #expect(root.descendant("q")["k"].text == "x")
      #expect(root.descendant("z").path == "/a//z")
    }
  }

  @Test func lineEndsAndByteOrderMarkAreNoMatter() throws {
    let plain = "<?xml version='1.0'?>\n<a>\n<b k='1'>x\ny</b>\n</a>\n"
    let expected = outline(try xml(plain).root)
    let windows = plain.replacing("\n", with: "\r\n")
    #expect(outline(try xml(windows).root) == expected)
    let marked = try xml([0xEF, 0xBB, 0xBF] + Array(windows.utf8))
    #expect(outline(marked.root) == expected)
    #expect(marked.root["b"].position.bytes == 31..<48)
    #expect(marked.hasExactRanges)
  }
}
