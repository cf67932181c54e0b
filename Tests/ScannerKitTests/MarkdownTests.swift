import ScannerKit
import Testing

/// Each Markdown text is what Python's `html2text` 2025.4.15 gives for the HTML beside it.
@Suite("Markdown of elements")
struct MarkdownTests {
  @Test(
    "paragraphs and breaks",
    arguments: [
      ("", "\n\n"),
      ("plain", "plain\n\n"),
      ("<p>one</p><p>two</p>", "one\n\ntwo\n\n"),
      ("<p>one<p>two", "one\n\ntwo\n\n"),
      ("<div>one</div>two", "one\n\ntwo\n\n"),
      ("one<br>two", "one  \ntwo\n\n"),
      ("one<br/><br />two", "one  \n  \ntwo\n\n"),
      ("<p>one<br></p>two", "one  \n\ntwo\n\n"),
      ("one<hr>two", "one\n\n* * *\n\ntwo\n\n"),
      ("  white \n\t space \u{A0} ", "white space\n\n"),
      ("<p>\n  one\n  two\n</p>\n", "one two\n\n"),
      ("</p>stray", "stray\n\n"),
      ("<title>title</title>text", "titletext\n\n"),
      ("line\u{2028}separator", "line separator\n\n"),
    ])
  func paragraphsAndBreaks(html: String, expected: String) {
    #expect(markdown(fromHTML: html) == expected)
  }

  @Test(
    "emphasis",
    arguments: [
      ("<b>bold</b> <strong>strong</strong>", "**bold** **strong**\n\n"),
      ("<i>a</i> <em>b</em> <u>c</u>", "_a_ _b_ _c_\n\n"),
      ("a<em>b</em>c", "a _b_ c\n\n"),
      ("a<b>b</b>c", "a**b** c\n\n"),
      ("<b> padded </b>x", "**padded** x\n\n"),
      ("<b></b>", "****\n\n"),
      ("<b>a</b><b>b</b>", "**a****b**\n\n"),
      ("*<b>a</b>", "* **a**\n\n"),
      ("<b>a</b>, b", "**a** , b\n\n"),
      ("<b>a</b>(b)", "**a**(b)\n\n"),
      ("<b>a</b><code>b</code>", "**a**`b`\n\n"),
      ("<b>a</b><h2>b</h2>", "**a**\n\n## b\n\n"),
      ("<del>a</del> <s>b</s>", "~~a~~ ~~b~~\n\n"),
      ("~<strike>a</strike>", "~ ~~a~~\n\n"),
      ("<b>a <i>b</i> c</b>", "**a _b_ c**\n\n"),
      ("<b>&nbsp;a</b>", "**  a**\n\n"),
      ("<b>never closed", "**never closed\n\n"),
      ("<q>a</q>", "\"a\"\n\n"),
      ("<b><p>a</b></p>b", "**\n\na**\n\nb\n\n"),
    ])
  func emphasis(html: String, expected: String) {
    #expect(markdown(fromHTML: html) == expected)
  }

  @Test(
    "headings",
    arguments: [
      ("<h1>a</h1>b", "# a\n\nb\n\n"),
      ("a<h3>b</h3>", "a\n\n### b\n\n"),
      ("<h6>a<br>b</h6>", "###### a  \nb\n\n"),
      ("<h2><b>a</b>b</h2>", "## **a** b\n\n"),
      ("<h1><a href=\"u\">a</a></h1>", "# [a](u)\n\n"),
      ("<a href=\"u\"><h1>a</h1></a>", "# [a](u)\n\n"),
      ("<a href=\"u\"><b></b><h1>a</h1></a>", "[****a](u)\n\n"),
    ])
  func headings(html: String, expected: String) {
    #expect(markdown(fromHTML: html) == expected)
  }

  @Test(
    "links and images",
    arguments: [
      ("<a href=\"http://x.y/z\">text</a>", "[text](http://x.y/z)\n\n"),
      ("<a href=\"http://x.y/z\">http://x.y/z</a>", "<http://x.y/z>\n\n"),
      ("<a href=\"x.html\">x.html</a>", "[x.html](x.html)\n\n"),
      ("<a href=\"#part\">text</a>", "text\n\n"),
      ("<a>text</a>", "text\n\n"),
      ("<a href>text</a>", "text\n\n"),
      ("<a href=\"\">text</a>", "[text]()\n\n"),
      ("<a href=\"u\"></a>", "[](u)\n\n"),
      ("<a href=\"u\" title=\"a (b)\">text</a>", "[text](u \"a \\(b\\)\")\n\n"),
      ("<a href=\"u\" title=\" \">text</a>", "[text](u)\n\n"),
      ("<a href=\"/a(b)[c]\\\">text</a>", "[text](/a\\(b\\)\\[c\\]\\\\)\n\n"),
      ("<a href=\"?a=1&amp;b=2&c=3&copy\">text</a>", "[text](?a=1&b=2&c=3©)\n\n"),
      ("<a href=u>one<p>two</p></a>", "[onetwo](u)\n\n"),
      ("<a href=\"u\"> text </a>", "[ text ](u)\n\n"),
      ("<a href=\"u\">never closed", "[never closed\n\n"),
      ("</a>stray", "stray\n\n"),
      ("<a href=\"u\">one<a href=\"v\">two</a></a>", "[one[two](v)](u)\n\n"),
      ("<img src=\"a.png\" alt=\"b [c]\">", "![b \\[c\\]](a.png)\n\n"),
      ("<img src=\"a.png\">", "![](a.png)\n\n"),
      ("<img alt=\"b\">", "\n\n"),
      ("<a href=\"u\"><img src=\"a.png\" alt=\"b\"></a>", "[![b](a.png)](u)\n\n"),
      ("<a title=\"&quot;>&quot;\" href='u'>text</a>", "[text](u \"\">\"\")\n\n"),
      ("<a href=\"never closed>text</a> more", "<a href=\"never closed>text more\n\n"),
    ])
  func linksAndImages(html: String, expected: String) {
    #expect(markdown(fromHTML: html) == expected)
  }

  @Test(
    "lists",
    arguments: [
      ("<ul><li>a</li><li>b</li></ul>c", "  * a\n  * b\n\nc\n\n"),
      ("<ul><li>a<li>b</ul>", "  * a\n  * b\n\n"),
      ("<ol><li>a</li><li>b</li></ol>", "  1. a\n  2. b\n\n"),
      ("<ol start=\"9\"><li>a</li><li>b</li></ol>", "  9. a\n  10. b\n\n"),
      ("<ol start=\"x\"><li>a</li></ol>", "  1. a\n\n"),
      ("<ul><li>a<ul><li>b</li></ul></li></ul>", "  * a\n    * b\n\n"),
      ("<ol><li>a<ul><li>b<ol><li>c</ol></ul></ol>", "  1. a\n     * b\n       1. c\n\n"),
      ("<ul>\n  <li>\n    a\n  </li>\n</ul>\n", "  * a \n\n"),
      ("<ul><li><p>a</p><p>b</p></li></ul>", "  * a\n\nb\n\n"),
      ("<li>a<li>b", "* a\n* b\n\n"),
      ("</ul>a", "a\n\n"),
      ("<ul></ul><ul><li>a</ul>", "\n\n  * a\n\n"),
      ("<ul><li>a<br>b</li></ul>", "  * a  \nb\n\n"),
      ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n\n    b\n\n"),
    ])
  func lists(html: String, expected: String) {
    #expect(markdown(fromHTML: html) == expected)
  }

  @Test(
    "code",
    arguments: [
      ("<code>a*b</code> <tt>c</tt> <kbd>d</kbd>", "`a*b` `c` `d`\n\n"),
      ("<pre>a\n  b\n</pre>c", "\n    a\n      b\n    \n\nc\n\n"),
      ("x<pre>\na\n\nb</pre>", "x\n\n    \n    \n    a\n    \n    b\n\n"),
      ("<pre><code>- a\n1. b</code></pre>", "\n    - a\n    1. b\n\n"),
      ("<pre></pre>a", "\na\n\n"),
      ("<ul><li>a<pre>b\nc</pre></li></ul>", "  * a\n        \n        b\n        c\n\n"),
      ("<ul><li><pre>  a\n b</pre></li></ul>", "  * a\n         b\n\n"),
      ("<pre>a&nbsp;b &lt;c&gt;</pre>", "\n    a b <c>\n\n"),
      ("<pre>never\nclosed", "\n    never\n    closed\n\n"),
      ("<code>- a</code>", "`- a`\n\n"),
    ])
  func code(html: String, expected: String) {
    #expect(markdown(fromHTML: html) == expected)
  }

  @Test(
    "quotes and tables",
    arguments: [
      ("<blockquote>a<p>b</p></blockquote>c", "> a\n>\n> b\n\nc\n\n"),
      ("<blockquote>a<br>b</blockquote>", "> a  \n> b\n\n"),
      ("<blockquote><blockquote>a</blockquote></blockquote>", "> > a\n\n"),
      ("<blockquote><pre>a\nb</pre></blockquote>", ">\n>     a\n>     b\n\n"),
      ("<blockquote><ul><li>a</ul></blockquote>", ">   * a\n\n"),
      ("</blockquote>a", "a\n\n"),
      (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
        "a| b  \n---|---  \n1| 2\n\n"
      ),
      (
        "<table>\n<thead>\n<tr> <td>a</td> <td><p>b</p></td> </tr>\n</thead>\n</table>x",
        "a | b  \n---|---  \nx\n\n"
      ),
      ("<td>a<td>b", "a| b\n\n"),
    ])
  func quotesAndTables(html: String, expected: String) {
    #expect(markdown(fromHTML: html) == expected)
  }
}
