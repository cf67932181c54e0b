package import FindingModel

/// A table for terminals, the worst findings first, in lines no wider than the terminal.
package struct TableExporter: Exporter {
  private let context: ExportContext
  private var counts = SeverityCounts()
  private var rows: [Severity: [[String]]] = [:]

  package init(_ context: ExportContext) { self.context = context }

  private static let header = ["Severity", "Finding", "Place", "Fixed in"]

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    counts.add(finding)
    let title = finding.title.shownLine
    let note = finding.dismissal.map { " (\($0.shownLine))" } ?? ""
    rows[finding.severity, default: []].append([
      finding.severity.rawValue, (title + note).prefix(scalars: 300),
      finding.place.shownLine.prefix(scalars: 300),
      (finding.fixVersion ?? "").shownLine.prefix(scalars: 60),
    ])
    return 0
  }

  package mutating func join(_ part: TableExporter) {
    counts.join(part.counts)
    rows.merge(part.rows, uniquingKeysWith: +)
  }

  package mutating func end(_ bytes: inout JSONBytes) {
    let all = Severity.allCases.flatMap { rows[$0] ?? [] }
    if !all.isEmpty {
      let widths = widths(of: all)
      bytes.raw(line(TableExporter.header, widths))
      for row in all { bytes.raw(line(row, widths)) }
      bytes.raw("\n")
    }
    bytes.raw(counts.line.fitted(columns: context.width ?? .max) + "\n")
  }

  /// The widest cell of each column; where a terminal is narrower, the two wide columns share what
  /// the others leave.
  private func widths(of rows: [[String]]) -> [Int] {
    var widths = TableExporter.header.map(\.count)
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = Swift.max(widths[column], cell.displayWidth)
      }
    }
    guard let width = context.width else { return widths }
    let room = Swift.max(20, width - widths[0] - Swift.min(widths[3], 16) - 6)
    widths[3] = Swift.min(widths[3], 16)
    if widths[1] + widths[2] > room {
      widths[2] = Swift.min(widths[2], Swift.max(room * 2 / 5, room - widths[1]))
      widths[1] = Swift.min(widths[1], room - widths[2])
    }
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let text = cell.fitted(columns: widths[column])
      let space = String(repeating: " ", count: Swift.max(0, widths[column] - text.displayWidth))
      line += colored(text, column, cell) + space + (column < cells.count - 1 ? "  " : "")
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  private func colored(_ text: String, _ column: Int, _ cell: String) -> String {
    guard context.usesColor, column == 0, let severity = Severity(rawValue: cell) else {
      return text
    }
    let codes: [Severity: String] = [
      .critical: "1;31", .high: "31", .medium: "33", .low: "36", .info: "2",
    ]
    return codes[severity].map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
  }
}
