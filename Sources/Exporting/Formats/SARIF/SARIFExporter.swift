package import FindingModel

/// Static Analysis Results Interchange Format 2.1.0: a run for each tool.
///
/// Format: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. Limits are those of
/// GitHub: <https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning>.
package struct SARIFExporter: Exporter {
  package let separator: StaticString = ",\n"
  package let limits = ExportLimits(records: 25_000)

  private let context: ExportContext
  private var rules: [String: SARIFRules] = [:]
  /// The tools of the reports, in their order, whether they found anything or not.
  private var tools: [String] = []
  /// How many runs each tool has so far.
  private var runs: [String: Int] = [:]
  private var resultBytes = 0
  private var notes = Remarks()

  private static let mostRuns = 20
  private static let mostBytes = 10_000_000

  package init(_ context: ExportContext) { self.context = context }

  package func group(of finding: Finding, in report: String) -> String { finding.toolName }

  package mutating func add(report: String, scanType: String) {
    // Its findings may name a tool themselves.
    let tool = Finding.tool(ofScanType: scanType)
    if scanType != "SARIF", !tools.contains(tool) { tools.append(tool) }
  }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    let start = bytes.count
    let wording =
      finding.isOfSARIF
      ? finding.description.flatMap { SARIFWording($0, snippet: finding.snippet) } : nil
    rules[finding.toolName, default: SARIFRules()].add(finding, wording)
    let result = SARIFResult(finding, in: report, wording)
    if !result.hasPlace {
      notes.add("# results without a place, which GitHub refuses", at: finding.title)
    }
    result.write(to: &bytes)
    resultBytes += bytes.count - start
    return 1
  }

  package mutating func join(_ part: SARIFExporter) {
    for (tool, rules) in part.rules { self.rules[tool, default: SARIFRules()].join(rules) }
    for tool in part.tools where !tools.contains(tool) { tools.append(tool) }
    resultBytes += part.resultBytes
    notes.join(part.notes)
  }

  package mutating func begin(_ bytes: inout JSONBytes) {
    bytes.raw(
      """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[

      """ as StaticString)
  }

  package mutating func begin(group: String, isFirst: Bool, _ bytes: inout JSONBytes) {
    runs[group, default: 0] += 1
    bytes.raw(isFirst ? "{\"results\":[\n" : ",\n{\"results\":[\n")
  }

  package mutating func end(group: String, _ bytes: inout JSONBytes) {
    bytes.raw("\n],\"columnKind\":\"unicodeCodePoints\",")
    (rules[group] ?? SARIFRules()).write(
      tool: group, number: runs[group] ?? 1, version: context.version, &bytes)
    bytes.raw("}")
  }

  /// A tool that found nothing has a run too: it says that what was there is gone.
  package mutating func end(_ bytes: inout JSONBytes) {
    for tool in tools where runs[tool] == nil {
      begin(group: tool, isFirst: runs.isEmpty, &bytes)
      end(group: tool, &bytes)
    }
    bytes.raw("\n]}\n")
  }

  package var remarks: [String] {
    var lines = notes.lines
    for (tool, count) in runs.sorted(by: { $0.key < $1.key }) where count > 1 {
      lines.append(
        "\(tool) has \(count) runs of 25000 results at most, as GitHub takes no more in one")
    }
    let all = runs.values.reduce(0, +)
    if all > SARIFExporter.mostRuns {
      lines.append("\(all) runs, of which GitHub takes no more than \(SARIFExporter.mostRuns)")
    }
    if resultBytes > SARIFExporter.mostBytes {
      lines.append(
        "\(resultBytes / 1_000_000) MB, of which GitHub takes no more than 10 MB after gzip")
    }
    return lines
  }
}

extension Finding {
  /// The code that the finding is about.
  var snippet: String? {
    for case .code(let code) in self.locations { if let snippet = code.snippet { return snippet } }
    return nil
  }
}
