import ScannerKit
import Testing

/// Each Markdown text is what Python's `html2text` 2025.4.15 gives for the HTML beside it.
@Suite("Wrapping of Markdown")
struct MarkdownWrappingTests {
  @Test(arguments: [
    (
      """
      the quick brown fox jumps over the lazy dog and the quick brown fox jumps over the\
       lazy dog and the quick brown fox jumps over the lazy dog and\u{20}
      """,
      """
      the quick brown fox jumps over the lazy dog and the quick brown fox jumps over
      the lazy dog and the quick brown fox jumps over the lazy dog and


      """
    ),
    (
      """
      <b>the quick brown fox jumps over the lazy dog and the quick brown fox jumps over\
       the lazy dog and </b>
      """,
      """
      **the quick brown fox jumps over the lazy dog and the quick brown fox jumps
      over the lazy dog and**


      """
    ),
    (
      """
      a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a\
       a a a a a a a a a a a a a a a a a a a\u{20}
      """,
      """
      a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a
      a a a a a a a a a a a a a a a a a a a a a


      """
    ),
    (
      """
      xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
      xxxxxxxxxxxxxxxxxx
      """,
      """
      xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
      xxxxxxxxxxxxxxxxxx


      """
    ),
    (
      """
      a xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
      xxxxxxxxxxxxxxxxxxxx b
      """,
      """
      a
      xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
      xxxxxxxxxxxxxxxxxx
      b


      """
    ),
    (
      """
      <p>well-known well-known well-known well-known well-known well-known well-known we\
      ll-known well-known well-known well-known well-known </p>
      """,
      """
      well-known well-known well-known well-known well-known well-known well-known
      well-known well-known well-known well-known well-known


      """
    ),
    (
      """
      <p>a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b\
       a--b a--b a--b a--b a--b a--b a--b a--b a--b </p>
      """,
      """
      a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b a--b a--
      b a--b a--b a--b a--b a--b a--b a--b a--b a--b


      """
    ),
    (
      """
      <p>x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2\
       x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 </p>
      """,
      """
      x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y
      1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2 x-y 1-2


      """
    ),
    (
      """
      <blockquote>the quick brown fox jumps over the lazy dog and the quick brown fox ju\
      mps over the lazy dog and </blockquote>
      """,
      """
      > the quick brown fox jumps over the lazy dog and the quick brown fox jumps
      > over the lazy dog and


      """
    ),
    (
      """
      <ul><li>the quick brown fox jumps over the lazy dog and the quick brown fox jumps\
       over the lazy dog and </ul>
      """,
      """
        * the quick brown fox jumps over the lazy dog and the quick brown fox jumps over\
       the lazy dog and\u{20}


      """
    ),
    (
      """
      <ol><li>the quick brown fox jumps over the lazy dog and the quick brown fox jumps\
       over the lazy dog and </ol>
      """,
      """
        1. the quick brown fox jumps over the lazy dog and the quick brown fox jumps ove\
      r the lazy dog and\u{20}


      """
    ),
    (
      """
      the quick brown fox jumps over the lazy dog and the quick brown fox jumps over the\
       lazy dog and <br>the quick brown fox jumps over the lazy dog and the quick brown\
       fox jumps over the lazy dog and\u{20}
      """,
      """
      the quick brown fox jumps over the lazy dog and the quick brown fox jumps over
      the lazy dog and \u{20}
      the quick brown fox jumps over the lazy dog and the quick brown fox jumps over
      the lazy dog and


      """
    ),
    (
      """
      <a href=\"http://example.com/a-long-path-with-hyphens/and-more/of-them\">the quick\
       brown fox jumps over the lazy dog and </a>
      """,
      """
      [the quick brown fox jumps over the lazy dog and ](http://example.com/a-long-
      path-with-hyphens/and-more/of-them)


      """
    ),
    (
      """
      <pre>the quick brown fox jumps over the lazy dog and the quick brown fox jumps ove\
      r the lazy dog and </pre>
      """,
      """

          the quick brown fox jumps over the lazy dog and the quick brown fox jumps over\
       the lazy dog and\u{20}


      """
    ),
    (
      """
      a | b the quick brown fox jumps over the lazy dog and the quick brown fox jumps ov\
      er the lazy dog and\u{20}
      """,
      """
      a | b the quick brown fox jumps over the lazy dog and the quick brown fox jumps ov\
      er the lazy dog and\u{20}


      """
    ),
    (
      """
      <td>the quick brown fox jumps over the lazy dog and <td>the quick brown fox jumps\
       over the lazy dog and\u{20}
      """,
      """
      the quick brown fox jumps over the lazy dog and | the quick brown fox jumps over t\
      he lazy dog and\u{20}


      """
    ),
    (
      """
      + the quick brown fox jumps over the lazy dog and the quick brown fox jumps over t\
      he lazy dog and\u{20}
      """,
      """
      \\+ the quick brown fox jumps over the lazy dog and the quick brown fox jumps
      over the lazy dog and


      """
    ),
    (
      """
      日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の\
      文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文\u{20}
      """,
      """
      日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文
      日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文 日本語の文


      """
    ),
    (
      """
      éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé ééééééééé a
      """,
      """
      éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé
      ééééééééé a


      """
    ),
    (
      """
      <dd><b>the quick brown fox jumps over the lazy dog and the quick brown fox jumps o\
      ver the lazy dog and </b>
      """,
      """
          **the quick brown fox jumps over the lazy dog and the quick brown fox jumps ov\
      er the lazy dog and**


      """
    ),
    (
      """
      a\u{A0}the quick brown fox jumps over the lazy dog and the quick brown fox jumps o\
      ver the lazy dog and\u{20}
      """,
      """
      a the quick brown fox jumps over the lazy dog and the quick brown fox jumps
      over the lazy dog and


      """
    ),
    (
      """
      a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbs\
      p;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&n\
      bsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a\
      &nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp;a&nbsp\
      ;a&nbsp;a&nbsp;a&nbsp;
      """,
      """
      a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a
      a a a a a a a a a a a


      """
    ),
  ])
  func wrapping(html: String, expected: String) {
    #expect(markdown(fromHTML: html) == expected)
  }
}
