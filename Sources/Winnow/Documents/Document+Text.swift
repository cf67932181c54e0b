import Exporting

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
    return lines.map { $0.shownLine.fitted(columns: width ?? .max) + "\n" }.joined()
  }
}

extension Document.Table {
  fileprivate var textLines: [String] {
    let all = (header.contains { !$0.isEmpty } ? [header] : []) + rows
    let widths = header.indices.map { column in all.map { $0[column].displayWidth }.max() ?? 0 }
    return all.map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.displayWidth)
        return column == 0 || isText ? cell + space : space + cell
      }
      var line = "  " + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
