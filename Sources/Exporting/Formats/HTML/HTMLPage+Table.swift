import FindingModel

extension HTMLPage {
  /// The form of choices and the table, which the script fills and shows.
  func table(_ bytes: inout JSONBytes) {
    bytes.raw("<section id=\"findings\" aria-labelledby=\"findings-title\">\n")
    bytes.raw("<h2 id=\"findings-title\">Findings</h2>\n")
    bytes.raw(
      """
      <noscript><p class="warning">The table of findings needs JavaScript; all else on this page is \
      there without.</p></noscript>
      <div id="explorer" hidden>
      <form id="filters" role="search" autocomplete="off">
      <label>Search <input type="search" name="search" placeholder="CVE, package, file, words" \
      aria-keyshortcuts="/"></label>
      <fieldset><legend>Severity</legend>

      """ as StaticString)
    for severity in Severity.allCases {
      let count = counts.severities.count(of: severity)
      bytes.raw(
        "<label class=\"pill\"><input type=\"checkbox\" name=\"severity\""
          + " value=\"\(severity.rawValue)\">\(severity.rawValue) <b>\(count)</b></label>\n")
    }
    bytes.raw("</fieldset>\n")
    select("tool", "Tool", [("", "all")], &bytes)
    select(
      "decision", "Decision", [("", "all"), ("open", "of concern"), ("dismissed", "dismissed")],
      &bytes)
    if account.closed != nil {
      select("baseline", "Baseline", [("", "all"), ("new", "new"), ("old", "unchanged")], &bytes)
    }
    bytes.raw(
      """
      <button type="button" class="plain" id="clear">Show all</button>
      </form>
      <div id="chosen"></div>
      <p id="count" role="status"></p>
      <div class="wide">
      <table id="table" aria-labelledby="findings-title">
      <colgroup><col><col><col><col><col><col><col></colgroup>
      <thead><tr>
      <th scope="col"><button type="button" value="severity">Severity</button></th>
      <th scope="col"><button type="button" value="title">Finding</button></th>
      <th scope="col"><button type="button" value="component">Component</button></th>
      <th scope="col"><button type="button" value="place">Place</button></th>
      <th scope="col"><button type="button" value="tool">Tool</button></th>
      <th scope="col"><button type="button" value="cwe">Weakness</button></th>
      <th scope="col"><button type="button" value="dismissal">Dismissed</button></th>
      </tr></thead>
      <tbody></tbody>
      </table>
      </div>
      <nav aria-label="Pages of findings">
      <button type="button" class="plain" id="previous">Previous</button>
      <span id="range"></span>
      <button type="button" class="plain" id="next">Next</button>
      </nav>
      </div>
      </section>

      """ as StaticString)
  }

  private func select(
    _ name: String, _ label: String, _ options: [(value: String, text: String)],
    _ bytes: inout JSONBytes
  ) {
    let options = options.map { "<option value=\"\($0.value)\">\($0.text)</option>" }
    bytes.raw("<label>\(label) <select name=\"\(name)\">\(options.joined())</select></label>\n")
  }
}
