import Foundation
import Testing

/// Texts that mean harm do none in the page, and are shown as they are.
@Suite(.serialized) struct HostilePageTests {
  private static let harm: [String] = [
    "<script>window.harm = 1</script>", "</script><script>window.harm = 1</script>",
    "<img src=x onerror=\"window.harm = 1\">", "<!--<script>", "]]>",
    "\"><svg onload=window.harm=1>",
    "<style>body { display: none }</style>", "<base href=\"https://example.com/\">",
    "\u{1B}[31mred\u{1B}[0m\u{9B}2J", "invoice\u{202E}gnp.exe", "\u{2028}line\u{2029}",
    "nul\u{0}nul",
    "{{constructor.constructor('window.harm = 1')()}}", "javascript:window.harm=1",
  ]

  private static var findings: [[String: Any]] {
    harm.map { text in
      [
        "title": text, "severity": "High",
        "description": """
        # \(text)

        [here](javascript:window.harm=1) [there](data:text/html,<script>window.harm=1</script>)
        ![](https://example.com/picture.png) <https://example.com/path> \(text)

        - \(text)

        | \(text) | b |
        | --- | --- |
        | \(text) | c |

        ```
        \(text)
        ```
        """,
        "component_name": text, "component_version": text, "file_path": text, "references": text,
        "vuln_id_from_tool": text, "unique_id_from_tool": text, "mitigation": text,
        "service": text, "tags": [text],
      ]
    }
  }

  @Test func doNothingAndAreShown() async throws {
    let page = try await PageSample(of: Self.findings)
    try await Browser.with { browser in
      try await browser.open(page.file)
      #expect(try await browser.count("#table > tbody > tr") == Self.harm.count)
      for _ in Self.harm { try await browser.click(".title[aria-expanded=false]") }
      #expect(try await browser.count("#table .details") == Self.harm.count)
      // A bar and a search with such a text.
      try await browser.click("[data-filter=component]")
      #expect(try await browser.count("#chosen button") == 1)
      try await browser.click("#clear")
      try await browser.type("title: gnp.exe <script>", into: "[name=search]")
      #expect(try await browser.count("#table .title") == 0)
      try await browser.click("#clear")
      try await browser.type("gnp.exe <script>", into: "[name=search]")
      #expect(try await browser.count("#table .title") == 1)
      try await browser.click("#clear")

      #expect(try await browser.text("typeof window.harm") == "undefined")
      #expect(try await browser.complaints() == [])
      #expect(try await browser.requests() == [page.file.absoluteString])
      #expect(try await browser.count("main script, main img, main style, base, iframe") == 0)
      let handlers =
        "[...document.querySelectorAll('*')].flatMap((one) => [...one.attributes])"
        + ".filter(({ name }) => name.startsWith('on')).length"
      #expect(try await browser.number(handlers) == 0)
      let links = try await browser.each("#table a", "one.getAttribute('href')")
      #expect(links.contains("https://example.com/path"))
      #expect(links.allSatisfy { $0.hasPrefix("https://") || $0.hasPrefix("#") }, "\(links)")
      #expect(
        try await browser.each("#table a[target]", "one.rel").allSatisfy {
          $0 == "noopener noreferrer"
        })

      let titles = try await browser.each("#table .title", "one.textContent")
      #expect(titles.contains("<script>window.harm = 1</script>"))
      #expect(titles.contains("U+001B[31mredU+001B[0mU+009B2J"))
      #expect(titles.contains("invoiceU+202Egnp.exe"))
      let unseen = #"/(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/u.test(document.body.innerText)"#
      #expect(try await browser.run("return \(unseen)") as? Bool == false)
    }
  }

  /// What is written without a script: names in charts, reports and rules.
  @Test func areNoMarkupWhereNoScriptShowsThem() async throws {
    let policy = """
      rules:
        - id: "<script>window.harm = 1</script>"
          drop: {title: "*"}
          as: false_positive
          reason: "</td><img src=x onerror='window.harm = 1'>\u{202E}"
      """
    let page = try await PageSample(of: Self.findings, policy: policy)
    let text = try page.text
    #expect(!text.contains("<img") && !text.contains("\u{202E}</"))
    #expect(text.components(separatedBy: "<script").count == 3)
    try await Browser.with { browser in
      try await browser.open(page.file)
      #expect(try await browser.text("typeof window.harm") == "undefined")
      let receipt = try await browser.text("document.getElementById('receipt').innerText")
      #expect(receipt.contains("<script>window.harm = 1</script>"))
      #expect(receipt.contains("</td><img src=x onerror='window.harm = 1'>\u{FFFD}"))
      #expect(try await browser.complaints() == [])
    }
  }

  /// What takes a renderer of Markdown long, or deep.
  @Test func takeNoTime() async throws {
    let long = 60_000
    let texts = [
      String(repeating: "*a _b ", count: long), String(repeating: "`", count: long),
      String(repeating: "[", count: long), String(repeating: "> ", count: long),
      String(repeating: "**", count: long), String(repeating: "a`b``c", count: long / 3),
      String(repeating: "- ", count: long), String(repeating: "![a](", count: long),
      String(repeating: "http://", count: long / 2),
      String(repeating: "<http://a", count: long / 4),
      String(repeating: "|", count: long) + "\n" + String(repeating: "-|", count: long),
      String(repeating: "* a\n", count: long), String(repeating: "\\", count: long),
      String(repeating: "a", count: 1_000_000),
    ]
    let page = try await PageSample(
      of: texts.map { ["title": "Long", "severity": "Low", "description": $0] })
    try await Browser.with { browser in
      try await browser.open(page.file)
      for _ in texts { try await browser.click(".title[aria-expanded=false]") }
      #expect(try await browser.count("#table .details") == texts.count)
      #expect(try await browser.complaints() == [])
    }
  }
}
