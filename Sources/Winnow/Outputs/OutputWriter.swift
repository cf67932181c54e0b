import Exporting
import FindingModel

/// Writes the findings of one report, or of all, in one format.
///
/// The first report's records go straight to the file where the format allows for it; those of
/// others wait in drafts until it is their turn.
struct OutputWriter: Sendable {
  private var exporter: any Exporter
  private var assembly: OutputAssembly?
  private var draft = OutputDraft()
  /// The group of the records in the buffer, and how many they are.
  private var pending = (group: "", records: 0)

  /// How many bytes are written at once.
  private static let chunk = 64 << 10

  /// - Parameters:
  ///   - exporter: What writes the findings.
  ///   - assembly: Where all records go in the end; nothing where they are a part that is joined
  ///     with others.
  init(_ exporter: any Exporter, to assembly: OutputAssembly? = nil) {
    self.exporter = exporter
    self.assembly = assembly
  }

  /// What was changed or left out, and what a consumer will not take.
  var remarks: [String] { exporter.remarks }

  var wantedFacts: Set<Fact.Kind> { exporter.wantedFacts }

  /// Records that were written, but are not in a file yet.
  final class Buffer {
    fileprivate var bytes = JSONBytes()
  }

  mutating func add(
    _ finding: Finding, in report: String, _ buffer: Buffer
  ) throws(ConfigurationError) {
    if finding.verdict?.outcome == .dropped, !exporter.wantsDropped { return }
    let group = exporter.group(of: finding, in: report)
    if group != pending.group {
      try flush(buffer)
      pending.group = group
    }
    let end = buffer.bytes.count
    if pending.records > 0 { buffer.bytes.raw(exporter.separator) }
    let records = exporter.write(finding, in: report, to: &buffer.bytes)
    if records == 0 { buffer.bytes.removeAll(behind: end) }
    pending.records += records
    if buffer.bytes.count >= OutputWriter.chunk { try flush(buffer) }
  }

  /// Learns that a report was read to its end, or as far as it could be.
  mutating func end(_ outcomes: [ReportOutcome], _ buffer: Buffer) throws(ConfigurationError) {
    try flush(buffer)
    for outcome in outcomes where outcome.scanner != nil {
      exporter.add(report: outcome.report, scanType: outcome.scanType)
    }
  }

  /// Learns what became of the run.
  mutating func add(_ account: RunAccount) { exporter.add(account) }

  /// Puts the records of a part behind those so far.
  mutating func join(_ part: OutputWriter) throws(ConfigurationError) {
    exporter.join(anyPart: part.exporter)
    try part.draft.each { bytes, portion throws(ConfigurationError) in
      try put(bytes, records: portion.records, of: portion.group)
    }
  }

  /// Writes what is still waiting, and the end.
  mutating func finish() throws(ConfigurationError) -> OutputAssembly? {
    guard var assembly else { return nil }
    let waiting = draft
    try waiting.each { bytes, portion throws(ConfigurationError) in
      try assembly.put(bytes, records: portion.records, of: portion.group, with: &exporter)
    }
    try assembly.end(with: &exporter)
    return assembly
  }

  private mutating func flush(_ buffer: Buffer) throws(ConfigurationError) {
    if pending.records > 0 {
      try put(buffer.bytes.bytes, records: pending.records, of: pending.group)
    }
    buffer.bytes.removeAll()
    pending.records = 0
  }

  private mutating func put(
    _ bytes: UnsafeRawBufferPointer, records: Int, of group: String
  ) throws(ConfigurationError) {
    if let current = assembly?.group ?? assembly.map({ _ in group }), exporter.isStreamed,
      current == group
    {
      try assembly?.put(bytes, records: records, of: group, with: &exporter)
      return
    }
    try draft.append(bytes, records: records, of: group)
  }
}
