import FindingModel

/// What of the page stands there without a script.
struct HTMLPage {
  let counts: HTMLCounts
  let reports: [String]
  let account: RunAccount
  /// The version of the program.
  let version: String

  func begin(_ bytes: inout JSONBytes) {
    bytes.raw(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(PageAssets.securityPolicy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta name="color-scheme" content="light dark">
      <title>Security findings: \(counts.severities.all)</title>
      <style>\(PageAssets.style)</style>
      </head>
      <body>
      <a class="skip" href="#findings">To the findings</a>
      <header>
      <h1>Security findings</h1>
      <p>\(counts.severities.line)\(baselineLine)</p>
      \(reportsLine)</header>
      <main>
      <section aria-label="Charts">
      <div class="charts">
      \(counts.charts.map(\.html).joined())</div>
      </section>

      """)
    table(&bytes)
    closed(&bytes)
    receipt(&bytes)
    bytes.raw(
      """
      </main>
      <footer>Made by Winnow \(version). The page needs no network and sends nothing.</footer>

      """)
  }

  static func end(_ bytes: inout JSONBytes) {
    bytes.raw("<script>")
    bytes.raw(PageAssets.script)
    bytes.raw("</script>\n</body>\n</html>\n")
  }

  private var baselineLine: String {
    guard let closed = account.closed else { return "" }
    let unchanged = counts.severities.all - counts.new
    return "<br>Since the baseline: \(counts.new) new, \(unchanged) unchanged,"
      + " <a href=\"#closed\">\(closed.count) closed</a>"
  }

  private var reportsLine: String {
    switch reports.count {
    case 0: ""
    case 1: "<p class=\"soft\">\(reports[0].shownLine.inXML)</p>\n"
    default: "<p class=\"soft\"><a href=\"#receipt\">\(reports.count) reports</a></p>\n"
    }
  }
}
