/// Tables after RFC 4180 (<https://www.rfc-editor.org/rfc/rfc4180>).
extension JSONBytes {
  /// Writes a row, with quotes around the cells that need them.
  mutating func row(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { raw(",") }
      let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      raw(needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell)
    }
    raw("\r\n")
  }
}

extension String {
  /// The text as a spreadsheet shows it: one that would be a formula begins with an apostrophe
  /// (<https://owasp.org/www-community/attacks/CSV_Injection>), and signs that are not seen are shown.
  var inSpreadsheet: String {
    let text = shownLines
    guard let first = text.drop(while: { $0 == " " || $0 == "\n" || $0 == "\t" }).first else {
      return text
    }
    let isFormula = "=+-@|%＝＋－＠".contains(first) || "\t\n\r".contains(text.prefix(1))
    return isFormula ? "'" + text : text
  }
}
