package import FindingModel

/// Finds out which findings are the same weakness, whichever scanner reported them.
///
///     var grouping = CrossToolGrouping()
///     for finding in findings { grouping.add(finding) }
///     for group in grouping.groups() { … }
///
/// A vulnerability of a package is told by its identifiers, a weakness in code by its place and CWE
/// number, a failed check by the resource, one of a web site by its URL and CWE number, and a secret
/// by its place or itself. Only
/// these are remembered. Where findings say too little to be told apart they stay apart.
///
/// What is said word for word again, as in a report that is read twice, is always the same.
/// Facts tell much of it: scanners have to be asked for ``wantedFacts``.
package struct CrossToolGrouping: Sendable {
  /// What scanners have to be asked for.
  package static let wantedFacts: Set<Fact.Kind> = [
    .alias, .artifact, .cwe, .path, .property, .purl, .secret, .url,
  ]

  private var count = 0
  private var same = SameFindings()
  private var vulnerabilities: VulnerabilityGrouping
  private var configurations = ConfigurationGrouping()
  private var code: CodeGrouping
  private var endpoints = EndpointGrouping()

  /// - Parameters:
  ///   - aliases: Identifiers that are of one vulnerability, as OSV's `aliases` tell them.
  ///   - lineWindow: How many lines apart scanners may place the same weakness.
  package init(aliases: [[String]] = [], lineWindow: Int = 3) {
    vulnerabilities = VulnerabilityGrouping(aliases: aliases)
    code = CodeGrouping(lineWindow: lineWindow)
  }

  /// Remembers a finding under the next number, from 0.
  package mutating func add(_ finding: Finding) {
    let number = count
    count += 1
    if same.add(finding, number) { return }
    if vulnerabilities.add(finding, number) { return }
    if configurations.add(finding, number) { return }
    if code.add(finding, number) { return }
    endpoints.add(finding, number)
  }

  /// The groups of two findings or more, in the order of their first members. A finding is in one
  /// group at most.
  package func groups() -> [CrossToolGroup] {
    let groups =
      vulnerabilities.groups() + configurations.groups() + code.groups() + endpoints.groups()
    return same.joined(with: groups)
      .filter { $0.members.count > 1 }
      .sorted { $0.members[0] < $1.members[0] }
  }
}

extension Finding {
  /// The name of the test type that DefectDojo files the finding under, by which findings of one
  /// scanner are told from those of others.
  package var testName: String { self.testType ?? self.scanType }
}
