package import FindingModel

/// Writes findings in one format, record by record.
///
/// A file is made of groups, as a run of SARIF for each tool, and a group of records. Reports are
/// read side by side, each with an exporter of its own, whose records are put behind those of the
/// report before and whose other knowledge the first exporter then ``join(_:)``s. So an exporter
/// holds only what cannot be written before the end.
package protocol Exporter: Sendable {
  /// Whether findings that a policy dropped are of interest, as to a format that tells decisions.
  var wantsDropped: Bool { get }
  /// What of a report is of interest beyond DefectDojo's fields.
  var wantedFacts: Set<Fact.Kind> { get }
  /// Whether all that stands before records is known before the first finding; else records wait.
  var isStreamed: Bool { get }
  /// What stands between two records of a group.
  var separator: StaticString { get }
  /// How much a consumer takes at most.
  var limits: ExportLimits { get }

  /// The name of the group that a finding belongs to.
  func group(of finding: Finding, in report: String) -> String

  /// Writes a finding, if the format has a place for it.
  ///
  /// - Returns: How many records were written, with separators between them: none or one of most
  ///   formats.
  mutating func write(_ finding: Finding, in report: String, to bytes: inout JSONBytes) -> Int

  /// Learns that a report was read, findings or none.
  mutating func add(report: String, scanType: String)

  /// Learns what became of the run, once all reports are read and before the last byte is written.
  mutating func add(_ account: RunAccount)

  /// Learns what another exporter of the same output was given, behind its own.
  mutating func join(_ part: Self)

  mutating func begin(_ bytes: inout JSONBytes)
  mutating func begin(group: String, isFirst: Bool, _ bytes: inout JSONBytes)
  mutating func end(group: String, _ bytes: inout JSONBytes)
  mutating func end(_ bytes: inout JSONBytes)

  /// What was changed or left out, and what a consumer will not take, a line each.
  var remarks: [String] { get }
}

/// How much the consumer of a format takes.
package struct ExportLimits: Sendable {
  /// The records of a group; another group of the same name takes the others.
  package var records = Int.max
  /// The bytes of a file; another file takes the others.
  package var bytes = Int.max

  package init(records: Int = .max, bytes: Int = .max) {
    self.records = records
    self.bytes = bytes
  }
}

/// Most formats are of one group and stand for themselves.
extension Exporter {
  package var wantsDropped: Bool { false }
  package var wantedFacts: Set<Fact.Kind> { [.purl, .suppression] }
  package var isStreamed: Bool { true }
  package var separator: StaticString { "" }
  package var limits: ExportLimits { ExportLimits() }
  package var remarks: [String] { [] }
  package func group(of finding: Finding, in report: String) -> String { "" }
  package mutating func add(report: String, scanType: String) {}
  package mutating func add(_ account: RunAccount) {}
  package mutating func join(_ part: Self) {}
  package mutating func begin(_ bytes: inout JSONBytes) {}
  package mutating func begin(group: String, isFirst: Bool, _ bytes: inout JSONBytes) {}
  package mutating func end(group: String, _ bytes: inout JSONBytes) {}
  package mutating func end(_ bytes: inout JSONBytes) {}

  /// Joins an exporter that was copied from this one.
  package mutating func join(anyPart part: any Exporter) {
    guard let part = part as? Self else { preconditionFailure("parts of different formats") }
    join(part)
  }
}

/// What all exporters of a run know.
package struct ExportContext: Sendable {
  /// What counts as now; the only moment that an output holds which no report told.
  package var now: Moment
  /// The version of the program.
  package var version: String
  /// How many columns a terminal has.
  package var width: Int?
  /// Whether colours are welcome.
  package var usesColor = false

  package init(now: Moment, version: String) {
    self.now = now
    self.version = version
  }
}
