public import FindingModel
public import ReportReading

/// What is told of the records of a report, by their forms; nothing where facts are not wanted.
struct FactTellers {
  var ofJSON: ((inout Facts, JSON) -> Void)?
  var ofXML: ((inout Facts, XML) -> Void)?
  var ofRows: ((inout Facts, CSVRow) -> Void)?
  var ofHTML: ((inout Facts, HTML) -> Void)?
  /// What is told of every record.
  var shared: [Fact] = []
}

/// Facts: what a scanner says of a record beyond DefectDojo's fields.
///
///     findings.tell(gather)
///     findings.each(report["results"]) { try result($0) }
///
/// Whatever `gather(_:of:)` gathers of a record belongs to all findings that the record goes into.
/// It is asked for only where facts are wanted, and so is the argument itself, which may be made of
/// what the records have in common: `findings.tell(TargetFacts(of: result).gather)`.
extension Findings {
  /// Says what is told of all findings from here on, as what was scanned.
  public mutating func share(_ kind: Fact.Kind, _ texts: @autoclosure () -> [String?]) {
    guard wantedFacts.contains(kind) else { return }
    var facts = Facts(wantedFacts)
    for text in texts() { facts.add(kind, text) }
    tellers.shared = facts.told
  }

  /// Says what is told of records of JSON from here on.
  public mutating func tell(_ gather: @autoclosure () -> (inout Facts, JSON) -> Void) {
    if !wantedFacts.isEmpty { tellers.ofJSON = gather() }
  }

  /// Says what is told of records of XML from here on.
  public mutating func tell(_ gather: @autoclosure () -> (inout Facts, XML) -> Void) {
    if !wantedFacts.isEmpty { tellers.ofXML = gather() }
  }

  /// Says what is told of rows from here on.
  public mutating func tell(_ gather: @autoclosure () -> (inout Facts, CSVRow) -> Void) {
    if !wantedFacts.isEmpty { tellers.ofRows = gather() }
  }

  /// Says what is told of elements of HTML from here on.
  public mutating func tell(_ gather: @autoclosure () -> (inout Facts, HTML) -> Void) {
    if !wantedFacts.isEmpty { tellers.ofHTML = gather() }
  }

  /// What is told of a record, for scanners that make findings of it themselves; nil where facts
  /// are not wanted.
  public func facts(of record: JSON) -> [Fact]? { told(of: record, by: tellers.ofJSON) }

  func facts(of record: XML) -> [Fact]? { told(of: record, by: tellers.ofXML) }
  func facts(of row: CSVRow) -> [Fact]? { told(of: row, by: tellers.ofRows) }
  func facts(of element: HTML) -> [Fact]? { told(of: element, by: tellers.ofHTML) }

  private func told<Record>(
    of record: Record, by gather: ((inout Facts, Record) -> Void)?
  ) -> [Fact]? {
    guard let gather else { return nil }
    var facts = Facts(wantedFacts)
    gather(&facts, record)
    return facts.told
  }
}

/// What was told of the records of a finding, in that order and each fact once.
///
/// The report suppresses a finding only if it suppresses all of its records.
struct FactSet {
  private var told: [Fact] = []
  private var known: Set<Fact> = []
  private var isSuppressed = true
  private var records: [[Fact]] = []
  private var knownRecords: Set<[Fact]> = []

  /// Adds what was told of a record.
  mutating func add(_ record: [Fact]) {
    guard knownRecords.insert(record).inserted else { return }
    records.append(record)
    if !record.contains(where: { $0.kind == .suppression }) { isSuppressed = false }
    for fact in record where known.insert(fact).inserted { told.append(fact) }
  }

  /// Adds what was told of further records.
  mutating func add(_ others: FactSet) { others.records.forEach { add($0) } }

  /// Gives a finding what was told, behind the facts that it has.
  func add(to finding: inout Finding) {
    let own = finding.facts
    finding.facts += isSuppressed ? told : told.filter { $0.kind != .suppression }
    if records.count > 1 { finding.recordFacts = records.map { own + $0 } }
  }
}

extension Finding {
  /// Adds what is told of all findings, and keeps each fact once and of aliases those alone that the
  /// identifiers do not tell already.
  mutating func settleFacts(with shared: [Fact]) {
    if self.facts.isEmpty, shared.isEmpty { return }
    for index in self.recordFacts.indices { self.recordFacts[index] += shared }
    let ids = self.vulnerabilityIDs
    let ruleID = self.vulnIDFromTool
    self.facts =
      (self.facts + shared).filter { fact in
        fact.kind != .alias || fact.text != ruleID && !ids.contains(fact.text)
      }.distinct
  }
}
