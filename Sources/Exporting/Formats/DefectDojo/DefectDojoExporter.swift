package import FindingModel

/// DefectDojo's Generic Findings Import, as JSON.
///
/// Format: <https://docs.defectdojo.com/supported_tools/parsers/generic_findings_import/>. An unknown
/// key makes the server refuse the file, so what it has no field for is left out.
package struct DefectDojoExporter: Exporter {
  package let wantedFacts: Set<Fact.Kind> = []
  /// The type of test stands behind the findings, but every file of several has to name it.
  package let isStreamed = false
  package let separator: StaticString = ",\n"
  /// The server takes 100 MiB.
  package let limits: ExportLimits

  private var testType = DefectDojoTestType()
  private var notes = Remarks()

  /// - Parameter bytes: How many a file may have.
  package init(bytes: Int = 100_000_000) { limits = ExportLimits(bytes: bytes) }

  package mutating func add(report: String, scanType: String) {
    testType.add(report: scanType)
  }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    testType.add(finding)
    let fitted = FittedFinding(finding)
    for change in fitted.changes { notes.add(change, at: finding.title) }
    DefectDojoJSON(fitted.finding).write(to: &bytes)
    return 1
  }

  package mutating func join(_ part: DefectDojoExporter) {
    testType.join(part.testType)
    notes.join(part.notes)
  }

  package mutating func begin(_ bytes: inout JSONBytes) {
    bytes.raw("{")
    if let name = testType.name {
      bytes.member("type", name)
      bytes.raw(",")
    }
    bytes.raw("\"findings\":[\n")
  }

  package mutating func end(_ bytes: inout JSONBytes) { bytes.raw("\n]}\n") }

  package var remarks: [String] { notes.lines + testType.remarks }
}

/// What the server is to call the test: it makes `Trivy Scan (Generic Findings Import)` of `Trivy`.
package struct DefectDojoTestType: Sendable {
  private var names: [String] = []
  private var reports: [String] = []

  mutating func add(_ finding: Finding) {
    let name = DefectDojoTestType.name(finding.testType ?? finding.scanType)
    if !names.contains(name) { names.append(name) }
  }

  mutating func add(report scanType: String) {
    let name = DefectDojoTestType.name(scanType)
    if !reports.contains(name) { reports.append(name) }
  }

  mutating func join(_ other: DefectDojoTestType) {
    for name in other.names where !names.contains(name) { names.append(name) }
    for name in other.reports where !reports.contains(name) { reports.append(name) }
  }

  /// Nothing where the server's own name is right, or no name is right for all findings.
  var name: String? {
    let all = names.isEmpty ? reports : names
    guard all.count == 1, let name = all.first, name != DefectDojoTestType.own else { return nil }
    return name
  }

  var remarks: [String] {
    if names.count < 2 { return [] }
    return [
      "findings of \(names.sorted().joined(separator: ", ")) in one test of Generic Findings Import;"
        + " an output for each would name the tests"
    ]
  }

  package static let own = "Generic Findings Import"

  /// What the server makes the name of that it would give the test itself.
  package static func name(_ testType: String) -> String {
    if testType == own || testType.hasSuffix(" (\(own))") { return testType }
    if testType.hasSuffix(" Scan (SARIF)") { return String(testType.dropLast(13)) }
    return Finding.tool(ofScanType: testType)
  }
}
