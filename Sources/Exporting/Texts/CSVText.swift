/// Tables after RFC 4180 (<https://www.rfc-editor.org/rfc/rfc4180>).
extension JSONBytes {
  /// Writes a row, with quotes around the cells that need them.
  mutating func row(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { raw(",") }
      let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      if needsQuotes { quoted(cell) } else { raw(cell) }
    }
    raw("\r\n")
  }

  /// Writes a cell in quotation marks, with those in it doubled.
  private mutating func quoted(_ cell: String) {
    raw("\"")
    for (index, part) in cell.utf8.split(separator: 0x22, omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { raw("\"\"") }
      raw(String(Substring(part)))
    }
    raw("\"")
  }
}

extension String {
  /// The text as a spreadsheet shows it: one that would be a formula begins with an apostrophe
  /// (<https://owasp.org/www-community/attacks/CSV_Injection>), and signs that are not seen are shown.
  var inSpreadsheet: String {
    let text = shownLines
    let blanks = text.unicodeScalars.prefix { $0 == " " || $0 == "\n" || $0 == "\t" }
    guard let first = text.unicodeScalars[blanks.endIndex...].first else { return text }
    let isFormula =
      "=+-@|%＝＋－＠".unicodeScalars.contains(first) || blanks.first.map { $0 != " " } == true
    return isFormula ? "'" + text : text
  }
}
