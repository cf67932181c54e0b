extension Document {
  /// The document as a page that needs nothing else and runs no script.
  public var html: String {
    var body = "<h1>\(title.inHTML)</h1>\n"
    for block in blocks {
      switch block {
      case .heading(let heading): body += "<h2>\(heading.inHTML)</h2>\n"
      case .line(let line): body += "<p>\(line.inHTML)</p>\n"
      case .list(let items):
        body += "<ul>\n" + items.map { "<li>\($0.inHTML)</li>\n" }.joined() + "</ul>\n"
      case .table(let table): body += table.html
      }
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width">
      <title>\(title.inHTML)</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color-scheme: light dark; }
      table { border-collapse: collapse; }
      th, td { border-bottom: 1px solid #8884; padding: .2rem .8rem .2rem 0; text-align: right; }
      th:first-child, td:first-child, .text th, .text td { text-align: left; }
      </style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }
}

extension Document.Table {
  fileprivate var html: String {
    let head = header.map { "<th scope=\"col\">\($0.inHTML)</th>" }.joined()
    let lines = rows.map { row in
      "<tr>\(row.map { "<td>\($0.inHTML)</td>" }.joined())</tr>\n"
    }
    return """
      <table\(isText ? " class=\"text\"" : "")>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(lines.joined())</tbody>
      </table>

      """
  }
}

extension String {
  fileprivate var inHTML: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
