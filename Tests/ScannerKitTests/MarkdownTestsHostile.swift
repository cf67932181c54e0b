import ScannerKit
import Testing

/// Documents made to exhaust a reader: each is to be read in time and space that grow with it.
@Suite("Markdown of hostile HTML", .timeLimit(.minutes(10)))
struct MarkdownHostileTests {
  @Test(
    "deep nesting",
    arguments: [
      "<div>", "<b>", "<ul><li>x", "<ol><li>", "<blockquote>x", "<a href=x>y", "<h1>", "</p>",
      "</blockquote>x", "<pre>", "<table><tr><td>x", "<abbr title=x>", "<em>x</em>",
    ])
  func nesting(tag: String) {
    let text = markdown(fromHTML: String(repeating: tag, count: 1000))
    #expect(text.utf8.count < 1000 * 300)
  }

  @Test("nesting of 100,000 tags", arguments: ["<div>", "<div class=x>"])
  func deepestNesting(tag: String) {
    #expect(markdown(fromHTML: String(repeating: tag, count: 100_000) + "x") == "x\n\n")
  }

  @Test(
    "what never ends",
    arguments: [
      "<", "<a", "<a ", "<a b=\"", "<a b='>", "<a =\">\"", "</", "</ ", "<!", "<!--", "<![CDATA[",
      "<?", "<script>", "<script></scrip>", "&", "&#", "&#;", "&a", "&#9", "<a x=y ",
    ])
  func unfinished(mark: String) {
    let html = String(repeating: mark, count: 2000)
    #expect(markdown(fromHTML: html).utf8.count <= 2 * html.utf8.count + 4)
    #expect(markdown(fromHTML: html + ">").utf8.count <= 2 * html.utf8.count + 4)
  }

  @Test(
    "much of one thing",
    arguments: [
      " ", "\n", "x", "-", "a-", "aa-", "x--", "1.", "\\", "| ", "&nbsp;", "\0", "\u{1}", "> ",
      "\u{10FF21}\u{10FF23}", "\u{FFFE}\u{FFFF}", "&#99999999999;",
    ])
  func repetition(piece: String) {
    let html = String(repeating: piece, count: 30_000 / piece.utf8.count)
    #expect(markdown(fromHTML: html).utf8.count <= 2 * html.utf8.count + 4)
  }

  @Test("thousands of attributes")
  func attributes() {
    let attributes = (0..<5000).map { " a\($0)=y" }.joined()
    #expect(markdown(fromHTML: "<a href=u\(attributes)>text</a>") == "[text](u)\n\n")
    let address = String(repeating: "x", count: 100_000)
    #expect(markdown(fromHTML: "<a href=\(address)>text</a>") == "[text](\(address))\n\n")
  }

  @Test("header rules of ever wider tables")
  func tables() {
    let html =
      String(repeating: "<td>x", count: 2000) + String(repeating: "<table></tr>", count: 500)
    #expect(markdown(fromHTML: html).utf8.count < html.utf8.count * 100)
  }
}
