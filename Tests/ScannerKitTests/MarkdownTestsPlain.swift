import Testing

@testable import ScannerKit

/// The direct path and libxml2's must give the same, whichever a document takes.
@Suite("Markdown without libxml2")
struct MarkdownPlainTests {
  private static let pieces = [
    "<p>", "</p>", "<br>", "<br/>", "<br />", "<hr>", "<b>", "</b>", "<i>", "</i>", "<EM>", "</em>",
    "<u>", "<code>", "</code>", "<pre>", "</pre>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>",
    "</li>", "<h1>", "</h1>", "<h3>", "</h3>", "<blockquote>", "</blockquote>", "<table>", "<tr>",
    "</tr>", "<td>", "<th>", "<dl>", "<dt>", "<dd>", "<a>", "</a>", "<q>", "</q>", "<del>",
    "<body>",
    "<abbr>", "</abbr>", "<div>", "</div>", "<unknown>", "<img>", "&amp;", "&lt;", "&nbsp;",
    "&#8217;", "&eacute;", "&unknown;", "text", "some words", "word-word ", "a--b ", "- ", "1. ",
    "+ ", "*", "~", "_", "\\*", " ", "  ", "\n", "\n\n", "\t", "\r\n", "é", "日本語 ", "\u{A0}", ".",
    "http://example.com/a-long-address-that-makes-lines-wrap", "|", " | ", "(", "]", ">", "\u{B}",
  ]

  @Test("same result both ways", arguments: 1...20)
  func samePaths(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    for _ in 0..<25 {
      var html = ""
      for _ in 0..<30 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        html += Self.pieces[Int(state >> 33) % Self.pieces.count]
      }
      let bytes = Array(html.utf8)
      var direct = MarkdownWriter()
      let isPlain = direct.read(plain: bytes)
      #expect(isPlain, "\(html)")
      var general = MarkdownWriter()
      general.read(html: bytes)
      let texts = (direct.finish(), general.finish())
      #expect(texts.0 == texts.1, "\(html)")
    }
  }

  @Test(
    "only plain markup goes the direct way",
    arguments: [
      "<a href=x>", "<script>", "<style>", "<p", "<p class>", "</p >", "<!-- a -->", "a & b",
      "&lt", "a < b", "<a.b>", "</>", "<?x?>",
    ])
  func notPlain(html: String) {
    var writer = MarkdownWriter()
    let isPlain = writer.read(plain: Array(html.utf8))
    #expect(!isPlain)
  }
}
