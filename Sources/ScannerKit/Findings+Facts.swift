public import FindingModel
public import ReportReading

/// What is told of the records of a report, by their forms; nothing where facts are not wanted.
struct FactTellers {
  var ofJSON: ((JSON) -> [Fact])?
  var ofXML: ((XML) -> [Fact])?
  var ofRows: ((CSVRow) -> [Fact])?
  var ofHTML: ((HTML) -> [Fact])?
  /// What is told of every record.
  var shared: [Fact] = []
}

/// Facts: what a scanner says of a record beyond DefectDojo's fields.
///
///     findings.tell(facts)
///     findings.each(report["results"]) { try result($0) }
///
/// Whatever `facts(of:)` gives for a record belongs to all findings that the record goes into. It is
/// asked for only where ``Findings/collectsFacts`` is set, and so is the argument itself, which may
/// be made of what the records have in common: `findings.tell(TargetFacts(of: result).facts)`.
extension Findings {
  /// Says what is told of all findings from here on, as what was scanned.
  public mutating func share(_ facts: @autoclosure () -> [Fact]) {
    if collectsFacts { tellers.shared = facts() }
  }

  /// Says what is told of records of JSON from here on.
  public mutating func tell(_ facts: @autoclosure () -> (JSON) -> [Fact]) {
    if collectsFacts { tellers.ofJSON = facts() }
  }

  /// Says what is told of records of XML from here on.
  public mutating func tell(_ facts: @autoclosure () -> (XML) -> [Fact]) {
    if collectsFacts { tellers.ofXML = facts() }
  }

  /// Says what is told of rows from here on.
  public mutating func tell(_ facts: @autoclosure () -> (CSVRow) -> [Fact]) {
    if collectsFacts { tellers.ofRows = facts() }
  }

  /// Says what is told of elements of HTML from here on.
  public mutating func tell(_ facts: @autoclosure () -> (HTML) -> [Fact]) {
    if collectsFacts { tellers.ofHTML = facts() }
  }

  /// What is told of a record, for scanners that make findings of it themselves; nil where facts
  /// are not wanted.
  public func facts(of record: JSON) -> [Fact]? { tellers.ofJSON.map { $0(record) } }

  func facts(of record: XML) -> [Fact]? { tellers.ofXML.map { $0(record) } }
  func facts(of row: CSVRow) -> [Fact]? { tellers.ofRows.map { $0(row) } }
  func facts(of element: HTML) -> [Fact]? { tellers.ofHTML.map { $0(element) } }
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
    self.facts += shared
    for index in self.recordFacts.indices { self.recordFacts[index] += shared }
    if self.facts.isEmpty { return }
    let ids = Set(self.vulnerabilityIDs + [self.vulnIDFromTool].compactMap(\.self))
    var known: Set<Fact> = []
    self.facts = self.facts.filter { fact in
      known.insert(fact).inserted && (fact.kind != .alias || !ids.contains(fact.text))
    }
  }
}
