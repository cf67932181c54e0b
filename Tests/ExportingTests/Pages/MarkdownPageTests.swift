import Foundation
import Testing

/// Descriptions in Markdown become parts of the page.
@Suite(.serialized) struct MarkdownPageTests {
  private static let cases: [(markdown: String, html: String)] = [
    ("plain\ntext", "<p>plain\ntext</p>"),
    ("# A\n## B\nC\n===", "<h5>A</h5><h6>B</h6><h5>C</h5>"),
    (
      "**a** __b__ *c* _d_ ~~e~~",
      "<p><strong>a</strong> <strong>b</strong> <em>c</em> <em>d</em> <del>e</del></p>"
    ),
    ("snake_case_name 2 * 3 * 4 \\*a\\*", "<p>snake_case_name 2 * 3 * 4 *a*</p>"),
    ("**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>"),
    ("`a` ``b`c`` ` d", "<p><code>a</code> <code>b`c</code> ` d</p>"),
    ("`<b>` & <b>", "<p><code>&lt;b&gt;</code> &amp; &lt;b&gt;</p>"),
    ("```swift\nlet a\n\nb\n```\nc", "<pre tabindex=\"0\"><code>let a\n\nb</code></pre><p>c</p>"),
    ("    a\n    b", "<pre tabindex=\"0\"><code>a\nb</code></pre>"),
    (
      "- a\n- b\n  - c\n\n1. d\n2. e",
      "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol start=\"1\"><li>d</li><li>e</li></ol>"
    ),
    ("> a\n> b\n\nc", "<blockquote><p>a\nb</p></blockquote><p>c</p>"),
    ("a\n\n---\nb", "<p>a</p><hr><p>b</p>"),
    (
      "| a | b |\n|---|---|\n| `c` | d |",
      "<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th>a</th><th>b</th></tr></thead>"
        + "<tbody><tr><td><code>c</code></td><td>d</td></tr></tbody></table></div>"
    ),
    (
      "[a](https://example.com/b_c_d) https://example.com/e(f).",
      "<p><a href=\"https://example.com/b_c_d\">a</a>"
        + " <a href=\"https://example.com/e(f)\">https://example.com/e(f)</a>.</p>"
    ),
    ("[a](javascript:b) [c](/d)", "<p>[a](javascript:b) [c](/d)</p>"),
    ("![a](https://example.com/b.png)", "<p><a href=\"https://example.com/b.png\">a</a></p>"),
  ]

  @Test func isShown() async throws {
    let page = try await PageSample(
      of: Self.cases.enumerated().map { number, example in
        [
          "title": String(format: "%03d", number), "severity": "Low",
          "description": example.markdown,
        ]
      })
    try await Browser.with { browser in
      try await browser.open(page.file)
      try await browser.click("[value=title]")
      for _ in Self.cases { try await browser.click(".title[aria-expanded=false]") }
      let shown = try await browser.each(
        "#table .prose",
        "one.innerHTML.replaceAll(' rel=\"noopener noreferrer\" target=\"_blank\"', '')")
      for (example, html) in zip(Self.cases, shown) {
        #expect(html == example.html, "\(example.markdown)")
      }
      #expect(shown.count == Self.cases.count)
    }
  }
}
