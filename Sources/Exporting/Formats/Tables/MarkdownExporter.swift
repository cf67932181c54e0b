package import FindingModel

/// A summary for people: counts, and a table of the findings, the worst first. It fits what
/// `$GITHUB_STEP_SUMMARY` takes
/// (<https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits>).
package struct MarkdownExporter: Exporter {
  private var counts = SeverityCounts()
  /// As many rows of each severity as an output can hold.
  private var rows: [Severity: Rows] = [:]

  private struct Rows: Sendable {
    var lines: [String] = []
    var bytes = 0
  }

  /// GitHub takes 1 MiB.
  private static let mostBytes = 1_000_000

  package init() {}

  package mutating func add(report: String, scanType: String) {
    counts.add(report: scanType)
  }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    counts.add(finding)
    let fix = finding.fixVersion ?? ""
    let cells = [
      finding.severity.rawValue, finding.title.prefix(scalars: 300), finding.place, fix,
      finding.dismissal ?? "",
    ]
    add("| \(cells.map(\.inMarkdown).joined(separator: " | ")) |\n", finding.severity)
    return 0
  }

  private mutating func add(_ line: String, _ severity: Severity) {
    var rows = self.rows[severity] ?? Rows()
    if rows.bytes + line.utf8.count > MarkdownExporter.mostBytes { return }
    // Not held twice while it grows.
    self.rows[severity] = nil
    rows.lines.append(line)
    rows.bytes += line.utf8.count
    self.rows[severity] = rows
  }

  package mutating func join(_ part: MarkdownExporter) {
    counts.join(part.counts)
    for severity in Severity.allCases {
      for line in part.rows[severity]?.lines ?? [] { add(line, severity) }
    }
  }

  package mutating func end(_ bytes: inout JSONBytes) {
    bytes.raw("## Security findings\n\n\(counts.line)\n")
    if counts.all == 0 { return }
    let words = Severity.allCases.map(\.rawValue)
    bytes.raw("\n| Tool | \(words.joined(separator: " | ")) |\n| --- |")
    bytes.raw(String(repeating: " ---: |", count: words.count) + "\n")
    for tool in counts.tools.keys.sorted() {
      let numbers = Severity.allCases.map { "\(counts.count(of: $0, by: tool))" }
      bytes.raw("| \(tool.inMarkdown) | \(numbers.joined(separator: " | ")) |\n")
    }
    bytes.raw("\n| Severity | Finding | Place | Fixed in | Dismissed |\n")
    bytes.raw("| --- | --- | --- | --- | --- |\n")
    var shown = 0
    for line in Severity.allCases.flatMap({ rows[$0]?.lines ?? [] }) {
      if bytes.count + line.utf8.count > MarkdownExporter.mostBytes - 100 { break }
      bytes.raw(line)
      shown += 1
    }
    if shown < counts.all { bytes.raw("\n\(counts.all - shown) more findings are not shown.\n") }
  }
}
