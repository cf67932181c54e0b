import Testing

@testable import ReportReading

/// Pages as lxml's `HTMLParser` reads them.
struct HTMLTests {
  private func page(_ text: String) throws -> HTML {
    try HTMLReport(try temporaryReport(Array(text.utf8), name: "page.html")).root
  }

  @Test func elementsAreFoundByName() throws {
    let body = try page(
      "<HTML><body><Div class=a>1</div><p>2</p><div>3<p>4</p></div></body></html>")["body"]
    #expect(body["div"].text == "1")
    #expect(body["div"].attribute("class") == "a")
    #expect(body.all("div").map(\.text) == ["1", "3"])
    #expect(body.children.map(\.name) == ["div", "p", "div"])
    #expect(body.descendants("p").map(\.text) == ["2", "4"])
    #expect(body.descendant("p").text == "2")
    #expect(body.allText == "1234")
    #expect(!body["table"]["tr"].exists)
    #expect(body["table"].attribute("class") == nil)
  }

  @Test func textsEndAtTheNextElementOrComment() throws {
    let p = try page("<p>a <b>b</b> c <!-- d --> e <br> f</p>")["body"]["p"]
    #expect(p.text == "a ")
    #expect(p["b"].tail == " c ")
    #expect(p["br"].text == nil)
    #expect(p["br"].tail == " f")
    #expect(p.allText == "a b c  e  f")
    #expect(
      throws: ReportError("expected text, found nothing", path: "/html/body/p/br", offset: 29)
    ) { try p["br"].requiredText() }
  }

  @Test(arguments: [
    (
      "<p title='&lt;&#233;&quot;' b>&amp;&eacute;&#x1F50E;&nbsp;&none;</p>", "<é\"|&é🔎\u{A0}&none;"
    ),
    ("<p title=\"a>b\">1 < 2</p>", "a>b|1 < 2"),
    ("<p title=ü>x\r\ny\rz\n</p>", "ü|x\ny\nz\n"),
    ("<p title=>a\0b</p>", "|a?b"),
  ])
  func referencesAndLineEndsAreResolved(text: String, expected: String) throws {
    let p = try page(text)["body"]["p"]
    #expect("\(p.attribute("title") ?? "none")|\(p.text ?? "none")" == expected)
  }

  @Test func whatAPageLeavesOutIsAdded() throws {
    let body = try page("<title>t</title><ul><li>a<li>b</ul></x><p>c<p>d<table><tr><td>e")["body"]
    #expect(body["ul"].all("li").map(\.text) == ["a", "b"])
    #expect(body.all("p").map(\.text) == ["c", "d"])
    #expect(body["table"]["tr"]["td"].text == "e")
    #expect(try !page("").exists)
  }

  @Test func scriptsAreTexts() throws {
    let head = try page("<html><head><script>if (a < b) {}</script></head></html>")["head"]
    #expect(head["script"].text == "if (a < b) {}")
    #expect(head["script"].markup == "<script>if (a &lt; b) {}</script>\n")
  }

  /// What `lxml.etree.tostring(element, pretty_print=True)` gives.
  @Test(arguments: [
    ("plain", "<html>\n  <body>plain</body>\n</html>\n"),
    (" a<p>b</p>", "<html>\n  <body>a<p>b</p></body>\n</html>\n"),
    (
      "<ul><li>a<li>b</ul>",
      "<html>\n  <body>\n    <ul>\n      <li>a</li>\n      <li>b</li>\n    </ul>\n  </body>\n</html>\n"
    ),
    (
      "<p>é &amp; ’<br>",
      "<html>\n  <body>\n    <p>&#233; &amp; &#8217;<br/></p>\n  </body>\n</html>\n"
    ),
    (
      "<p title='a>b'>x</p><!-- c > d --><h2>y</h2>z",
      "<html>\n  <body><p title=\"a&gt;b\">x</p><!-- c > d --><h2>y</h2>z</body>\n</html>\n"
    ),
    ("", ""), (" \n", ""),
  ])
  func fragmentsAreWrittenAsMarkup(text: String, expected: String) {
    #expect(HTML(fragment: text).markup == expected)
  }

  @Test func markupHoldsTheTail() throws {
    let b = try page("<p>a<b>b</b> c <i>d</i></p>")["body"]["p"]["b"]
    #expect(b.markup == "<b>b</b> c \n")
  }

  @Test(arguments: ["", "\u{FEFF}"])
  func placesAreThoseOfTheReport(mark: String) throws {
    let text =
      mark
      + "<!-- é <tr> --><HTML><body><p>é<table><tr id='>'><td>1<td>2</tr>\n<TR><td><br></td></TR ></table></html>"
    let bytes = Array(text.utf8)
    let found = try page(text).descendants("tr").map { row in
      "\(row.path) \(String(decoding: bytes[row.position.bytes], as: UTF8.self))"
    }
    #expect(
      found == [
        "/html/body/table/tr <tr id='>'><td>1<td>2</tr>",
        "/html/body/table/tr[2] <TR><td><br></td></TR >",
      ])
    let cells = try page(text).descendants("td").map { bytes[$0.position.bytes].count }
    #expect(cells == ["<td>1", "<td>2", "<td><br></td>"].map(\.utf8.count))
  }

  @Test func missingElementsSayWhere() throws {
    let table = try page("<body><div></div><div><p>x</p></div>")["body"].all("div").map { $0 }[1]
    #expect(table["table"].path == "/html/body/div[2]/table")
    #expect(table.descendant("td").error("missing").path == "/html/body/div[2]//td")
  }

  @Test func encodingsOfThePageAreBelievedWhereItIsNoUTF8() throws {
    let start = Array("<html><meta charset=iso-8859-1><body><p>".utf8)
    let end = Array("</p></body></html>".utf8)
    let latin = try HTMLReport(try temporaryReport(start + [0xE9] + end, name: "latin.html"))
    #expect(latin.root["body"]["p"].text == "é")
    #expect(latin.root["body"]["p"].position.bytes == 0..<start.count + 1 + end.count)
    let utf8 = try HTMLReport(try temporaryReport(start + Array("é".utf8) + end, name: "8.html"))
    #expect(utf8.root["body"]["p"].text == "é")
  }

  @Test(arguments: [
    ("<html><title>\n 502  Bad\tGateway</title></html>", "502 Bad Gateway"), ("<p>x</p>", nil),
    ("<svg><title></title></svg>", nil),
  ])
  func titlesAreOnOneLine(text: String, expected: String?) throws {
    #expect(try HTMLReport.sketch(of: Array(text.utf8)).title == expected)
  }

  @Test(arguments: [
    ("<html><body>x", "page.html:1:14: expected </html>, found the end of the report"),
    ("<html><body>x</HTML >\n", nil), ("<p>x", nil),
  ])
  func pagesThatAreCutSaySo(text: String, expected: String?) throws {
    let report = try HTMLReport(try temporaryReport(Array(text.utf8), name: "page.html"))
    #expect(report.failure?.description == expected)
    #expect(report.root["body"].allText.hasPrefix("x"))
  }

  @Test func tooLargePagesAreRefused() throws {
    var limits = ReadingLimits()
    limits.recordBytes = 100
    let file = try temporaryReport(Array(repeating: 0x20, count: 101), name: "page.html")
    #expect(
      throws: ReportError(
        "is larger than 100 bytes, the limit for an HTML page"
      ).named("page.html")
    ) { try HTMLReport(file, limits: limits) }
  }

  @Test(arguments: ["<div>", "<b>", "<table><tr><td>", "<a b='", "<", "</x>", "<!--", "&#"])
  func deepAndBrokenPagesEnd(_ piece: String) throws {
    let text = String(repeating: piece, count: 100_000)
    do {
      _ = try page("<html><body>" + text).allText
    } catch let error as ReportError {
      #expect(error.problem == "nests deeper than 256 elements, the limit for HTML")
    }
    _ = HTML(fragment: text).markup
  }
}
