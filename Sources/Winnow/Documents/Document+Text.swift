extension Document {
  /// The document for a terminal; lines are cut to a width where one is given.
  public func text(width: Int? = nil) -> String {
    var lines: [String] = []
    for block in blocks {
      switch block {
      case .heading(let text):
        if !lines.isEmpty { lines.append("") }
        lines.append(text)
      case .line(let text): lines.append(text)
      case .table(let table): lines += table.textLines
      case .list(let items): lines += items.map { "  \($0)" }
      }
    }
    return lines.map { ($0.fitted(to: width)) + "\n" }.joined()
  }
}

extension Document.Table {
  fileprivate var textLines: [String] {
    let all = (header.contains { !$0.isEmpty } ? [header] : []) + rows
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 || isText ? cell + space : space + cell
      }
      var line = "  " + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

extension String {
  /// The text without control signs, cut where it is wider than a line may be.
  fileprivate func fitted(to width: Int?) -> String {
    let text = String(
      String.UnicodeScalarView(unicodeScalars.map { isShown($0) ? $0 : "\u{FFFD}" }))
    guard let width, text.count > width, width > 1 else { return text }
    return text.prefix(width - 1) + "…"
  }

  private func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }
}
