public import FindingModel
public import ReportReading

/// Where a scanner puts its findings, one by one, as it reads a report.
///
/// A fault in a record costs that record: the error becomes a note with its place, and reading goes
/// on with the next one.
public struct Findings {
  /// The scan type that the report is read as.
  public let scanType: String
  /// What counts as now for this run.
  public let now: Moment
  /// What the report calls the kind of test that it is of, as "ESLint" in SARIF, where it may name
  /// one; to be set before the first finding is added.
  public var testType: String?
  /// What findings are to carry for policies to look at, beyond DefectDojo's fields.
  public var wantedFacts: Set<Fact.Kind> = []
  /// What is told of records, where facts are wanted.
  var tellers = FactTellers()
  /// How many findings there were so far.
  public private(set) var count = 0
  public private(set) var notes = Notes()
  /// Is told of each record that says again what a finding before it says: the number of that
  /// finding, counted from 0, and the place of the record.
  public var tellRepeat: ((_ first: Int, _ place: RecordPosition) -> Void)?
  /// The numbers of the findings of which only the first of a key is handed on.
  private var firsts: [SeenKeys.Digest: Int] = [:]
  /// Why no more findings are taken, where whoever takes them threw an error.
  public private(set) var refusal: (any Error)?

  /// The report that is read.
  public let file: ReportFile
  private let deliver: (inout Finding) throws -> Void

  /// Hands the findings of a report to `deliver`, which is given no more after an error of its own.
  public init(
    scanType: String, now: Moment, file: ReportFile,
    deliver: @escaping (inout Finding) throws -> Void
  ) {
    self.scanType = scanType
    self.now = now
    self.file = file
    self.deliver = deliver
  }

  /// Whether every record is to be a finding of its own, as the scan types want that end so.
  public var isDetailed: Bool { scanType.hasSuffix(" detailed") }

  /// Hands a finding on.
  public mutating func add(_ finding: inout Finding) {
    guard refusal == nil else { return }
    if !wantedFacts.isEmpty { finding.settleFacts(with: tellers.shared) }
    conclude(Result { try finding.deliver(as: scanType, testType, to: deliver) })
  }

  /// Hands a finding on, if there is one, where it stands: a finding is large to copy.
  mutating func add(_ finding: inout Finding?) {
    guard refusal == nil else { return }
    if !wantedFacts.isEmpty { finding?.settleFacts(with: tellers.shared) }
    conclude(Result { try finding?.deliver(as: scanType, testType, to: deliver) })
  }

  /// Hands on the findings that were made of one record, where they stand: each is large to copy.
  ///
  /// - Parameters:
  ///   - findings: The findings; those that know their own places keep them.
  ///   - place: The record.
  ///   - facts: What was told of the record.
  ///   - key: Of findings with the same key only the first one is handed on.
  mutating func add(
    _ findings: inout [Finding], of place: @autoclosure () -> RecordPosition,
    telling facts: [Fact]?, once key: ((Finding) -> String)? = nil
  ) {
    let records = findings.contains { $0.records.isEmpty } ? [place()] : []
    for index in findings.indices {
      if findings[index].records.isEmpty { findings[index].records = records }
      if let facts { findings[index].facts += facts }
      add(&findings[index], once: key)
    }
  }

  /// Hands on a finding that was made of a record, unless one of the same key was before.
  private mutating func add(_ finding: inout Finding, once key: ((Finding) -> String)?) {
    guard let key else { return add(&finding) }
    let digest = SeenKeys.Digest(key(finding))
    guard let first = firsts[digest] else {
      firsts[digest] = count
      return add(&finding)
    }
    for place in finding.records { tellRepeat?(first, place) }
  }

  /// Counts what was handed on, or keeps why nothing more is taken.
  private mutating func conclude(_ handover: Result<Void?, any Error>) {
    switch handover {
    case .success(nil): break
    case .success: count += 1
    case .failure(let error): refusal = error
    }
  }

  /// Notes why a record was not read.
  public mutating func note(_ error: any Error) {
    notes.addUnread(ReportError(caught: error), locate: file.located)
  }

  /// Notes why parts of a record were not read.
  public mutating func note(_ faults: FirstErrors) {
    notes.addUnread(faults, locate: file.located)
  }

  /// Takes back notes that tell nothing but why the report as a whole breaks off.
  mutating func forget(_ failure: ReportError) { notes.forget(failure) }

  /// Notes what is other in a report than in all known versions of its format.
  mutating func compare(_ schema: Schema, version: String?, keys: [String]) {
    for difference in schema.differences(version: version, keys: keys) {
      notes.differences.append(file.located(ReportError(difference)))
    }
  }

  /// Notes something that did not keep a record from being read.
  public mutating func remark(_ error: ReportError) {
    notes.addRemark(error, locate: file.located)
  }

  /// Notes what was noticed while values were asked for.
  mutating func remark(_ remarks: FirstErrors) {
    notes.addRemarks(remarks, locate: file.located)
  }
}

extension Finding {
  fileprivate mutating func deliver(
    as scanType: String, _ testType: String?, to deliver: (inout Finding) throws -> Void
  ) throws {
    self.scanType = scanType
    self.testType = testType
    try deliver(&self)
  }
}

extension RecordPosition {
  /// The place of a record that is no element of a list.
  public init(_ range: RecordRange) { self.init(path: range.path, bytes: range.bytes) }
}
