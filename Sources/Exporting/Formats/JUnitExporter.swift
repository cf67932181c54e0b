package import FindingModel

/// JUnit's XML: a test suite for each report, and a failed test case for each finding.
///
/// Format: <https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd>.
/// A suite says how many of its cases failed before it tells them.
package struct JUnitExporter: Exporter {
  package let isStreamed = false
  package let separator: StaticString = "\n"

  private var suites: [String: Suite] = [:]
  private var order: [String] = []
  private var written: Set<String> = []

  private struct Suite: Sendable {
    var failures = 0
    var skipped = 0
    var cases: Int { failures + skipped }
  }

  package init() {}

  package func group(of finding: Finding, in report: String) -> String { report }

  package mutating func add(report: String, scanType: String) {
    if !order.contains(report) { order.append(report) }
  }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    let place = finding.place.isEmpty ? finding.toolName : finding.place
    bytes.raw("    <testcase name=\"\(finding.title.inXML)\" classname=\"\(place.inXML)\">")
    if let reason = finding.dismissal {
      suites[report, default: Suite()].skipped += 1
      bytes.raw("<skipped message=\"\(reason.inXML)\"/>")
    } else {
      suites[report, default: Suite()].failures += 1
      let severity = finding.severity.rawValue
      bytes.raw(
        "<failure type=\"\(severity)\" message=\"\(severity): \(finding.title.inXML)\">"
          + "\((finding.description ?? "").inXMLText)</failure>")
    }
    bytes.raw("</testcase>")
    return 1
  }

  package mutating func join(_ part: JUnitExporter) {
    suites.merge(part.suites) {
      Suite(failures: $0.failures + $1.failures, skipped: $0.skipped + $1.skipped)
    }
    for report in part.order where !order.contains(report) { order.append(report) }
  }

  package mutating func begin(_ bytes: inout JSONBytes) {
    let all = suites.values
    let (cases, failures) = (all.reduce(0) { $0 + $1.cases }, all.reduce(0) { $0 + $1.failures })
    bytes.raw(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="Winnow" tests="\(cases)" failures="\(failures)" errors="0">

      """)
  }

  package mutating func begin(group: String, isFirst: Bool, _ bytes: inout JSONBytes) {
    written.insert(group)
    let suite = suites[group] ?? Suite()
    bytes.raw(
      """
        <testsuite name="\(group.inXML)" tests="\(suite.cases)" failures="\(suite.failures)" \
      errors="0" skipped="\(suite.skipped)">

      """)
  }

  package mutating func end(group: String, _ bytes: inout JSONBytes) {
    bytes.raw("\n  </testsuite>\n")
  }

  /// A report without findings is a suite without cases.
  package mutating func end(_ bytes: inout JSONBytes) {
    for report in order where !written.contains(report) {
      bytes.raw(
        "  <testsuite name=\"\(report.inXML)\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\"/>\n"
      )
    }
    bytes.raw("</testsuites>\n")
  }
}
