import Foundation
import Testing

/// The page as its readers find it, in a browser.
@Suite(.serialized) struct PageTests {
  private static let several = [
    "trivy/image.json", "semgrep/repeated.json", "sarif/many-tools.json", "zap/traditional.xml",
  ]
  private static let row = "#table > tbody > tr:not(.details)"
  private static let title = "#table .title bdi"

  @Test func needsNothingAndComplainsOfNothing() async throws {
    let page = try await PageSample(Self.several)
    try await Browser.with { browser in
      try await browser.open(page.file)
      #expect(try await browser.count(Self.row) > 10)
      try await browser.click("#table .title")
      #expect(try await browser.complaints() == [])
      #expect(try await browser.requests() == [page.file.absoluteString])
      #expect(try await browser.number("performance.getEntriesByType('resource').length") == 0)
    }
  }

  /// Its policy lets nothing run but what came with it, and nothing be loaded.
  @Test func runsNoOtherScript() async throws {
    let page = try await PageSample(["trivy/image.json"])
    try await Browser.with { browser in
      try await browser.open(page.file)
      try await browser.run(
        """
        const script = document.createElement("script");
        script.textContent = "window.wasRun = true";
        const button = document.createElement("button");
        button.setAttribute("onclick", "window.wasRun = true");
        const picture = new Image();
        picture.src = "http://127.0.0.1:9/";
        document.body.append(script, button, picture);
        button.click();
        """)
      #expect(try await browser.text("typeof window.wasRun") == "undefined")
      let complaints = try await browser.complaints()
      #expect(complaints.count == 3, "\(complaints)")
      #expect(complaints.allSatisfy { $0.contains("Content Security Policy") }, "\(complaints)")
    }
  }

  @Test func findsWhatIsSoughtAndChosen() async throws {
    let page = try await PageSample(Self.several)
    try await Browser.with { browser in
      try await browser.open(page.file)
      let all = try await browser.count(Self.row)
      try await browser.type("ZLIB1G cve-2023-45853", into: "[name=search]")
      #expect(try await browser.each(Self.title) == ["CVE-2023-45853 zlib1g 1:1.2.13.dfsg-1"])
      let count = try await browser.text("document.getElementById('count').textContent")
      #expect(count == "1 of \(all) findings")
      try await browser.click("#clear")
      #expect(try await browser.count(Self.row) == all)
      try await browser.click("[name=severity][value=High]")
      let severities = try await browser.each(Self.row, "one.cells[0].innerText")
      #expect(Set(severities) == ["High"] && severities.count < all)
      try await browser.click("#clear")
      // A bar of a chart is a choice too.
      try await browser.click("[data-filter=tool][data-value=Trivy]")
      let tools = try await browser.each(Self.row, "one.cells[4].innerText")
      #expect(Set(tools) == ["Trivy"] && tools.count == 9)
      try await browser.click("[data-filter=component]")
      #expect(try await browser.count(Self.row) < 9)
      try await browser.click("#chosen button")
      #expect(try await browser.count(Self.row) == 9)
      try await browser.type("nothing is so", into: "[name=search]")
      #expect(try await browser.count(Self.row) == 0)
      #expect(try await browser.complaints() == [])
    }
  }

  @Test func isSortedByEachColumn() async throws {
    let page = try await PageSample(Self.several)
    try await Browser.with { browser in
      try await browser.open(page.file)
      #expect(
        try await browser.text("document.querySelector('[aria-sort]').innerText") == "Severity")
      let order = ["Critical", "High", "Medium", "Low", "Info"]
      let column = "\(Self.row) .severity"
      let severities = try await browser.each(column).compactMap(order.firstIndex)
      #expect(severities == severities.sorted() && Set(severities).count > 3)
      try await browser.click("[value=severity]")
      let turned = try await browser.each(column).compactMap(order.firstIndex)
      #expect(turned == severities.reversed())
      try await browser.click("[value=title]")
      let titles = try await browser.each(Self.title).map { $0.lowercased() }
      #expect(
        titles.map { Array($0.utf16) }
          == titles.map { Array($0.utf16) }.sorted(by: { $0.lexicographicallyPrecedes($1) }))
      #expect(
        try await browser.text("document.querySelector('[aria-sort]').ariaSort") == "ascending")
    }
  }

  @Test func isWalkedThroughWithKeys() async throws {
    let page = try await PageSample(["trivy/image.json"])
    try await Browser.with { browser in
      try await browser.open(page.file)
      try await browser.type([.slash])
      #expect(try await browser.text("document.activeElement.name") == "search")
      try await browser.run("document.querySelector('.title').focus()")
      try await browser.type([.down, .down, .up, .enter])
      let focused = "document.activeElement"
      #expect(try await browser.text("\(focused).dataset.number") == "1")
      #expect(try await browser.text("\(focused).ariaExpanded") == "true")
      let controlled = "document.getElementById(\(focused).getAttribute('aria-controls'))"
      #expect(try await browser.text("\(controlled).innerText").contains("Description"))
      // The first thing in the details comes next.
      try await browser.type([.tab])
      #expect(try await browser.text("\(focused).closest('tr').className") == "details")
      try await browser.type([.escape])
      #expect(try await browser.text("\(focused).dataset.number") == "1")
      #expect(try await browser.text("\(focused).ariaExpanded") == "false")
      #expect(try await browser.count(".details") == 0)
    }
  }

  /// The address of a page may name a finding.
  @Test func opensTheFindingThatItsAddressNames() async throws {
    let page = try await PageSample(["trivy/image.json"])
    try await Browser.with { browser in
      try await browser.open(page.file)
      try await browser.click("#table tr:nth-child(5) .title")
      let title = try await browser.each(Self.title)[4]
      let hash = try await browser.text("document.querySelector('.facts a[href^=\"#\"]').innerText")
      try await browser.open(page.file, at: hash)
      #expect(try await browser.text("document.activeElement.innerText").contains(title))
      #expect(try await browser.count(".details") == 1)
    }
  }

  @Test func tellsWhatIsNewAndClosed() async throws {
    let page = try await PageSample(["trivy/image.json"], baseline: ["trivy/image-last-week.json"])
    try await Browser.with { browser in
      try await browser.open(page.file)
      // As `winnow preview` says.
      let header = try await browser.text("document.querySelector('header').innerText")
      #expect(header.contains("1 new, 8 unchanged, 1 closed"), "\(header)")
      let closed = try await browser.text("document.getElementById('closed').innerText")
      #expect(closed.contains("CVE-2022-37434 zlib1g 1:1.2.11.dfsg-2"))
      try await browser.type("new", into: "[name=baseline]")
      #expect(try await browser.each(Self.title) == ["CVE-2024-0553 libgnutls30 3.7.9-2+deb12u1"])
      #expect(try await browser.count("#table .new") == 1)
    }
  }

  @Test func tellsWhatBecameOfFindings() async throws {
    let policy = """
      rules:
        - id: gnutls
          drop: {component: libgnutls30}
          reason: never run
        - id: zlib
          drop: {component: zlib1g}
          as: risk_accepted
          reason: no input reaches it
      """
    let page = try await PageSample(["trivy/image.json"], policy: policy)
    try await Browser.with { browser in
      try await browser.open(page.file)
      let receipt = try await browser.text("document.getElementById('receipt').innerText")
      for words in ["never run", "no input reaches it", "marked risk_accepted", "dropped"] {
        #expect(receipt.contains(words), "\(receipt)")
      }
      try await browser.type("dismissed", into: "[name=decision]")
      let rows = try await browser.each(Self.row)
      // One is mitigated by what the report says itself.
      #expect(rows.count == 2 && rows.contains { $0.contains("mitigated") }, "\(rows)")
      #expect(rows.contains { $0.contains("zlib1g") && $0.contains("no input reaches it") })
    }
  }

  /// <https://www.w3.org/TR/WCAG22/#contrast-minimum>
  @Test(arguments: ["light", "dark"]) func isReadable(scheme: String) async throws {
    let page = try await PageSample(["trivy/image.json"], baseline: ["trivy/image-last-week.json"])
    try await Browser.with { browser in
      try await browser.prefer(scheme, as: "prefers-color-scheme")
      try await browser.open(page.file)
      for _ in 0..<3 { try await browser.click(".title[aria-expanded=false]") }
      let background = try await browser.text("getComputedStyle(document.body).backgroundColor")
      #expect(background == (scheme == "dark" ? "rgb(16, 21, 27)" : "rgb(245, 246, 248)"))
      let faint = try await browser.run(PageScripts.faintTexts) as? [String]
      #expect(faint == [])
    }
  }

  @Test func isPrinted() async throws {
    let page = try await PageSample(Self.several)
    try await Browser.with { browser in
      try await browser.open(page.file)
      #expect(try await browser.print().starts(with: "%PDF".utf8))
      #expect(try await browser.complaints() == [])
    }
  }

  /// All that is used is named, for those who hear the page.
  @Test func isToldToThoseWhoDoNotSeeIt() async throws {
    let page = try await PageSample(Self.several, baseline: ["trivy/image-last-week.json"])
    try await Browser.with { browser in
      try await browser.open(page.file)
      try await browser.click("#table .title")
      #expect(try await browser.run(PageScripts.nameless) as? [String] == [])
      let figures = try await browser.each("svg", "one.querySelector('desc').textContent")
      #expect(figures.count == 4 && figures[0].hasPrefix("Critical: "))
      #expect(try await browser.text("document.getElementById('count').role") == "status")
    }
  }

  /// Counts, charts and the receipt are there without a script.
  @Test func isUsefulWithoutScripts() async throws {
    let page = try await PageSample(Self.several)
    try await Browser.with { browser in
      try await browser.command("Emulation.setScriptExecutionDisabled", ["value": true])
      try await browser.open(page.file)
      let body = try await browser.text("document.body.innerText")
      #expect(body.contains("The table of findings needs JavaScript"))
      #expect(body.contains("Receipt") && body.contains("Trivy Scan"))
      #expect(try await browser.count("svg[role=img] text") > 10)
      #expect(try await browser.number("document.getElementById('explorer').offsetHeight") == 0)
    }
  }

  @Test func holdsThousands() async throws {
    let findings = (0..<20_000).map { index -> [String: Any] in
      [
        "title": "Finding \(index)", "severity": ["Critical", "High", "Medium", "Low"][index % 4],
        "description": "What is said of \(index). " + String(repeating: "Words. ", count: 50),
        "component_name": "component-\(index % 500)", "component_version": "1.\(index % 7)",
      ]
    }
    let page = try await PageSample(of: findings)
    try await Browser.with { browser in
      try await browser.open(page.file)
      #expect(
        try await browser.text("document.getElementById('count').textContent") == "20,000 findings")
      #expect(try await browser.text("document.getElementById('range').textContent") == "1 to 100")
      try await browser.click("#next")
      #expect(
        try await browser.text("document.getElementById('range').textContent") == "101 to 200")
      try await browser.type("said of 19999.", into: "[name=search]")
      #expect(try await browser.each(Self.title) == ["Finding 19999"])
      try await browser.click("#table .title")
      let details = try await browser.text("document.querySelector('.details').innerText")
      #expect(details.contains("What is said of 19999."))
    }
  }
}
