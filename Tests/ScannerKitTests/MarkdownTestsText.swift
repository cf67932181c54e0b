import ScannerKit
import Testing

/// Each Markdown text is what Python's `html2text` 2025.4.15 gives for the HTML beside it.
@Suite("Markdown of texts and broken HTML")
struct MarkdownTextTests {
  @Test(
    "what is escaped",
    arguments: [
      ("1. a", "1\\. a\n\n"),
      ("- a", "\\- a\n\n"),
      ("+ a", "\\+ a\n\n"),
      ("-- a", "\\-- a\n\n"),
      ("a\n- b", "a \\- b\n\n"),
      ("-a", "-a\n\n"),
      ("1) a", "1) a\n\n"),
      ("12.", "12.\n\n"),
      ("# a > b", "# a > b\n\n"),
      ("a * b _ c [d](e) `f`", "a * b _ c [d](e) `f`\n\n"),
      ("a\\b \\* \\\\", "a\\b \\\\* \\\\\\\n\n"),
      ("١. a", "١\\. a\n\n"),
      ("<b>1. a</b>", "**1\\. a**\n\n"),
      ("&#45; a", "- a\n\n"),
      ("<- a", "<\\- a\n\n"),
    ])
  func escaping(html: String, expected: String) {
    #expect(markdown(fromHTML: html) == expected)
  }

  @Test(
    "references",
    arguments: [
      ("&lt;b&gt; &amp; &quot;&apos;", "<b> & \"'\n\n"),
      ("&#39;&#x27;&#X41;", "''A\n\n"),
      ("&rsquo;’&#8217;", "'’'\n\n"),
      ("&copy;&mdash;&ndash;&hellip;&rarr;&rightarrow;", "(C)---…->→\n\n"),
      ("&eacute;é&Eacute;", "eéÉ\n\n"),
      ("a&nbsp;&nbsp;b", "a  b\n\n"),
      ("&nbsp;a&#160;b", " a b\n\n"),
      ("&unknown; &unknown", "&unknown; &unknown\n\n"),
      ("a & b && c", "a & b && c\n\n"),
      ("?a=1&b=2", "?a=1&b;=2\n\n"),
      ("&lt", "&lt\n\n"),
      ("&lt x", "< x\n\n"),
      ("&#39", "&#39\n\n"),
      ("&#", "&#\n\n"),
      ("&#x; <b>a</b>", "&#x; **a**\n\n"),
      ("&#x <b>a</b>", "&#x <b>a</b>\n\n"),
      ("&#0;&#128;&#xD800;&#x110000;", "�€��\n\n"),
      ("&#99999999999999999999;", "�\n\n"),
      ("&#10;a&#10;b", "a b\n\n"),
      ("&lrm;a", "a\n\n"),
      ("&ThickSpace;a&NotEqualTilde;", "a≂\u{338}\n\n"),
      ("&#903;", "\u{387}\n\n"),
    ])
  func references(html: String, expected: String) {
    #expect(markdown(fromHTML: html) == expected)
  }

  @Test(
    "what is not shown",
    arguments: [
      ("<!-- <b>a</b> -->b", "b\n\n"),
      ("<!-- never closed <b>a</b>", "<!-- never closed <b>a**\n\n"),
      ("a<!---->b", "ab\n\n"),
      ("<!DOCTYPE html><html><head><title>t</title></head><body>a</body></html>", "a\n\n"),
      ("<script>a < b; \"</p>\"</script>c", "c\n\n"),
      ("<style>a{}</style>b", "b\n\n"),
      ("<script/>a", "a\n\n"),
      ("<script>never closed", "\n"),
      ("<?php a ?>b", "b\n\n"),
      ("<![CDATA[a]]>b", "b\n\n"),
      ("</head>a", "\n"),
      ("<abbr title=\"Cross\">XSS</abbr> a <abbr>b</abbr>", "XSS a b\n\n  *[XSS]: Cross\n\n"),
      ("a\u{0}b\u{1}c", "a\u{0}b\u{1}c\n\n"),
    ])
  func hidden(html: String, expected: String) {
    #expect(markdown(fromHTML: html) == expected)
  }

  @Test(
    "what only looks like tags",
    arguments: [
      ("a < b > c", "a < b > c\n\n"),
      ("a <b", "a <b\n\n"),
      ("a <", "a <\n\n"),
      ("<>", "<>\n\n"),
      ("</>", "\n\n"),
      ("< b>", "< b>\n\n"),
      ("<1>", "<1>\n\n"),
      ("<a@b.c>d", "d\n\n"),
      ("<b", "<b\n\n"),
      ("</b", "</b\n\n"),
      ("<Foo:bar x=\"1\">a</Foo:bar>", "a\n\n"),
      ("<p class=\"a>b\">c", "c\n\n"),
      ("<p @click=\"a > b\">c", "c\n\n"),
      ("<BR>a<Br/>", "  \na  \n\n"),
      ("<b/>a", "****a\n\n"),
      ("<b / >a", "**a\n\n"),
      ("a</br>b", "ab\n\n"),
      ("<p\nclass=x>a", "a\n\n"),
      ("\u{10FF26}\u{10FF3C}", "\u{10FF26}\u{10FF3C}\n\n"),
    ])
  func strayMarks(html: String, expected: String) {
    #expect(markdown(fromHTML: html) == expected)
  }
}
