package import FindingModel

/// One page for people, which needs nothing beside it: counts and charts, a table of the findings to
/// search, sort and filter, what became of them by which rules, and what a baseline tells.
///
/// The findings stand in it as JSON, which its script shows; all else is there without a script.
package struct HTMLExporter: Exporter {
  package let isStreamed = false
  package let separator: StaticString = "\n"
  /// A browser reads the findings portion by portion.
  package let limits = ExportLimits(records: 1000)

  private let context: ExportContext
  private var counts = HTMLCounts()
  private var reports: [String] = []
  private var account = RunAccount()

  /// What browsers show without being slow.
  private static let mostFindings = 100_000

  package init(_ context: ExportContext) { self.context = context }

  package mutating func add(report: String, scanType: String) {
    reports.append(report)
    counts.add(report: scanType)
  }

  package mutating func add(_ account: RunAccount) { self.account = account }

  package mutating func join(_ part: HTMLExporter) {
    counts.join(part.counts)
    reports += part.reports
  }

  /// Two lines: what the row of the table tells, and the whole finding.
  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    counts.add(finding)
    let start = bytes.count
    bytes.object { json in
      json.member("severity", finding.severity.rawValue)
      json.member("title", finding.title)
      json.member("component", finding.componentLabel)
      json.member("place", finding.place)
      json.member("tool", finding.toolName)
      json.member("cwe", finding.weakness)
      json.member("dismissal", finding.dismissal)
      json.member("new", finding.isNew)
      json.member("hash", finding.hashCode)
    }
    bytes.raw("\n")
    FindingJSON(report: report).write(finding, to: &bytes)
    bytes.escapeMarkup(behind: start)
    return 1
  }

  package mutating func begin(_ bytes: inout JSONBytes) {
    HTMLPage(counts: counts, reports: reports, account: account, version: context.version)
      .begin(&bytes)
  }

  package mutating func begin(group: String, isFirst: Bool, _ bytes: inout JSONBytes) {
    bytes.raw("<script type=\"application/x-ndjson\" class=\"findings\">\n")
  }

  package mutating func end(group: String, _ bytes: inout JSONBytes) {
    bytes.raw("\n</script>\n")
  }

  package mutating func end(_ bytes: inout JSONBytes) { HTMLPage.end(&bytes) }

  package var remarks: [String] {
    guard counts.severities.all > HTMLExporter.mostFindings else { return [] }
    return [
      "\(counts.severities.all) findings, of which browsers show \(HTMLExporter.mostFindings)"
        + " without being slow"
    ]
  }
}
