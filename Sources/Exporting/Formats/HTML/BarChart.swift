import FindingModel

/// A chart of findings, a bar for each of some names, parted by severity; SVG that needs no script.
struct BarChart {
  private let title: String
  /// What the page's script filters by when a bar is chosen.
  private let filter: String
  private let bars: [(name: String, counts: [Severity: Int])]
  /// What stands before each name.
  private let prefix: String

  /// How many bars a chart has, and how many columns a name.
  private static let (mostBars, columns) = (8, 34)
  private static let rowHeight = 36

  init(
    _ title: String, filter: String, _ bars: [(name: String, counts: [Severity: Int])],
    prefix: String = ""
  ) {
    (self.title, self.filter, self.bars, self.prefix) = (title, filter, bars, prefix)
  }

  /// Those with the most findings, the worse first where they are as many.
  static func most(
    of counts: [String: [Severity: Int]]
  ) -> [(name: String, counts: [Severity: Int])] {
    let order = { (counts: [Severity: Int]) in
      [counts.all] + Severity.allCases.map { counts[$0] ?? 0 }
    }
    return counts.map { (name: $0.key, counts: $0.value, order: order($0.value)) }
      .sorted {
        $0.order == $1.order
          ? $0.name < $1.name : $1.order.lexicographicallyPrecedes($0.order)
      }
      .map { ($0.name, $0.counts) }
  }

  var html: String {
    let shown = bars.prefix(BarChart.mostBars)
    let most = Swift.max(1, shown.map(\.counts.all).max() ?? 1)
    let heading = "<h3 id=\"chart-\(filter)\">\(title)</h3>\n"
    if shown.isEmpty {
      return "<figure class=\"chart\">\(heading)<p class=\"soft\">No finding tells.</p></figure>\n"
    }
    let rest = bars.count - shown.count
    let note = rest > 0 ? "<figcaption class=\"soft\">and \(rest) more</figcaption>" : ""
    let words = shown.map { "\(prefix)\($0.name): \($0.counts.words)" }.joined(separator: "; ")
    return """
      <figure class="chart">\(heading)\
      <svg role="img" aria-labelledby="chart-\(filter)" aria-describedby="chart-\(filter)-text" \
      height="\(shown.count * BarChart.rowHeight)">
      <desc id="chart-\(filter)-text">\(words.inXML)</desc>
      \(shown.enumerated().map { row($0.offset, $0.element, of: most) }.joined())</svg>
      \(note)</figure>

      """
  }

  private func row(
    _ number: Int, _ bar: (name: String, counts: [Severity: Int]), of most: Int
  ) -> String {
    let top = number * BarChart.rowHeight
    let name = prefix + bar.name
    return """
      <g data-filter="\(filter)" data-value="\(bar.name.shownLine.inXML)">\
      <title>\("\(name): \(bar.counts.words)".inXML)</title>\
      <text x="0" y="\(top + 14)">\(name.shownLine.fitted(columns: BarChart.columns).inXML)</text>\
      <text class="number" x="100%" y="\(top + 14)">\(bar.counts.all)</text>\
      <rect class="track" x="0" y="\(top + 20)" width="100%" height="8" rx="4"/>\
      \(parts(of: bar.counts, at: top + 20, of: most))\
      <rect class="row" x="0" y="\(top)" width="100%" height="\(BarChart.rowHeight)"/></g>

      """
  }

  private func parts(of counts: [Severity: Int], at top: Int, of most: Int) -> String {
    var start = 0
    var parts = ""
    for severity in Severity.allCases {
      guard let count = counts[severity], count > 0 else { continue }
      let name = severity.rawValue.lowercased()
      let (x, width) = (BarChart.percent(start, of: most), BarChart.percent(count, of: most))
      parts +=
        "<rect class=\"\(name)\" x=\"\(x)\" y=\"\(top)\" width=\"\(width)\" height=\"8\"/>"
      start += count
    }
    return parts
  }

  /// `33.3%`
  private static func percent(_ part: Int, of whole: Int) -> String {
    let tenths = (part * 1000 + whole / 2) / whole
    return "\(tenths / 10).\(tenths % 10)%"
  }
}

extension [Severity: Int] {
  var all: Int { values.reduce(0, +) }

  /// `5, of which 2 Critical, 3 High`
  fileprivate var words: String {
    let parts = Severity.allCases.compactMap { severity in
      self[severity].flatMap { $0 > 0 ? "\($0) \(severity.rawValue)" : nil }
    }
    return parts.isEmpty ? "\(all)" : "\(all), of which \(parts.joined(separator: ", "))"
  }
}
