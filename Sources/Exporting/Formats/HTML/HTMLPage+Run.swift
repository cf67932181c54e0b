extension HTMLPage {
  /// What a baseline had that is gone.
  func closed(_ bytes: inout JSONBytes) {
    guard let closed = account.closed else { return }
    bytes.raw("<section id=\"closed\" aria-labelledby=\"closed-title\">\n")
    bytes.raw("<h2 id=\"closed-title\">Closed since the baseline: \(closed.count)</h2>\n")
    if !closed.isEmpty {
      bytes.raw(
        """
        <div class="wide" tabindex="0" role="region" aria-labelledby="closed-title">
        <table>
        <thead><tr><th scope="col">Severity</th><th scope="col">Finding</th><th scope="col">Place</th>\
        </tr></thead>
        <tbody>

        """ as StaticString)
      for finding in closed {
        let severity = finding.severity.inXML
        bytes.raw(
          "<tr><td><span class=\"severity \(severity.lowercased())\">\(severity)</span></td>"
            + "<th scope=\"row\"><bdi>\(finding.title.shownLine.inXML)</bdi></th>"
            + "<td><bdi>\(finding.place.shownLine.inXML)</bdi></td></tr>\n")
      }
      bytes.raw("</tbody>\n</table>\n</div>\n")
    }
    bytes.raw("</section>\n")
  }

  /// What became of all findings.
  func receipt(_ bytes: inout JSONBytes) {
    if account.tables.isEmpty { return }
    bytes.raw("<section id=\"receipt\" aria-labelledby=\"receipt-title\">\n")
    bytes.raw("<h2 id=\"receipt-title\">Receipt</h2>\n")
    for warning in account.warnings {
      bytes.raw("<p class=\"warning\">\(warning.shownLine.inXML)</p>\n")
    }
    for table in account.tables { bytes.raw(table.html) }
    bytes.raw("</section>\n")
  }
}

extension RunAccount.Table {
  fileprivate var html: String {
    let head = columns.map { "<th scope=\"col\"\($0.attribute)>\($0.name.inXML)</th>" }.joined()
    let body = rows.map { row in
      let cells = zip(columns, row).map { column, cell in
        "<td\(column.attribute)><bdi>\(cell.shownLine.inXML)</bdi></td>"
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    return """
      <div class="wide" tabindex="0" role="region" aria-label="\(title.inXML)">
      <table>
      <caption>\(title.inXML)</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body.joined())</tbody>
      </table>
      </div>

      """
  }
}

extension RunAccount.Column {
  fileprivate var name: String {
    switch self {
    case .text(let name), .number(let name): name
    }
  }

  fileprivate var attribute: String {
    switch self {
    case .text: ""
    case .number: " class=\"number\""
    }
  }
}
