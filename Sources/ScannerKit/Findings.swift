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
  /// How many findings there were so far.
  public private(set) var count = 0
  public private(set) var notes = Notes()
  /// Why no more findings are taken, where whoever takes them threw an error.
  public private(set) var refusal: (any Error)?

  private let file: ReportFile
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

  /// Hands a finding on.
  public mutating func add(_ finding: inout Finding) {
    guard refusal == nil else { return }
    finding.scanType = scanType
    do {
      try deliver(&finding)
      count += 1
    } catch {
      refusal = error
    }
  }

  /// Notes why a record was not read.
  public mutating func note(_ error: any Error) {
    let error = error as? ReportError ?? ReportError("\(error)")
    notes.addUnread(error, locate: file.located)
  }

  /// Takes back notes that tell nothing but why the report as a whole breaks off.
  mutating func forget(_ failure: ReportError) { notes.forget(failure) }

  /// Notes something that did not keep a record from being read.
  public mutating func remark(_ error: ReportError) {
    notes.addRemark(error, locate: file.located)
  }
}

// MARK: JSON records

extension Findings {
  /// Reads each element of a list into a finding, or into none.
  public mutating func each(_ list: JSON, _ read: (JSON) throws -> Finding?) {
    let path = list.path
    var records = list.records
    while refusal == nil, let record = records.next() {
      do {
        let record = try record.get()
        guard var finding = try read(record) else { continue }
        finding.records = [Findings.position(of: record, records.index, in: path)]
        add(&finding)
      } catch {
        note(error)
      }
    }
  }

  /// Reads each element of a list into any number of findings.
  public mutating func eachSeveral(_ list: JSON, _ read: (JSON) throws -> [Finding]) {
    let path = list.path
    var records = list.records
    while refusal == nil, let record = records.next() {
      do {
        let record = try record.get()
        for var finding in try read(record) {
          finding.records = [Findings.position(of: record, records.index, in: path)]
          add(&finding)
        }
      } catch {
        note(error)
      }
    }
  }

  /// Reads the elements of a list that are alike into one finding, which counts them.
  ///
  /// The list is gone through twice, first for the keys alone, so that memory does not grow with
  /// the findings. A finding is made of the first record of its key that can be read; `key` gives
  /// what is equal for records that are alike.
  public mutating func eachCounted(
    _ list: JSON, by key: (JSON) throws -> String, _ read: (JSON) throws -> Finding
  ) {
    let path = list.path
    var groups = groups(of: list, by: key)
    var records = list.records
    while refusal == nil, let record = records.next() {
      guard let group = groups.open(forRecord: records.index), case .success(let record) = record
      else { continue }
      do {
        var finding = try read(record)
        finding.occurrences = groups.count(of: group)
        finding.records = [Findings.position(of: record, records.index, in: path)]
        finding.records += groups.takeOthers(of: group)
        add(&finding)
      } catch {
        groups.drop(group)
        note(error)
      }
    }
  }

  private mutating func groups(
    of list: JSON, by key: (JSON) throws -> String
  ) -> RecordGroups {
    let path = list.path
    var groups = RecordGroups()
    var records = list.records
    while let record = records.next() {
      do {
        let record = try record.get()
        groups.add(
          try key(record), at: Findings.position(of: record, records.index, in: path))
      } catch {
        groups.addUnread()
        note(error)
      }
    }
    return groups
  }

  private static func position(of record: JSON, _ index: Int, in list: String) -> RecordPosition {
    RecordPosition(list: list, index: index, bytes: record.bytes)
  }
}

// MARK: XML records

extension Findings {
  /// Reads each child of that name into a finding, or into none.
  public mutating func each(
    _ name: StaticString, in container: XML, _ read: (XML) throws -> Finding?
  ) {
    eachSeveral(name, in: container) { record, _ in try read(record).map { [$0] } ?? [] }
  }

  /// Reads each child of that name into any number of findings.
  ///
  /// `read` adds to its second argument why a part of the record cannot be read; the other parts'
  /// findings are kept.
  public mutating func eachSeveral(
    _ name: StaticString, in container: XML,
    _ read: (XML, inout [any Error]) throws -> [Finding]
  ) {
    container.eachReadRecord(name) { record in
      guard refusal == nil else { return }
      var faults: [any Error] = []
      do {
        let record = try record.get()
        let findings = try read(record, &faults)
        if !findings.isEmpty {
          let place = record.position
          for var finding in findings {
            finding.records = [RecordPosition(path: place.path, bytes: place.bytes)]
            add(&finding)
          }
        }
      } catch {
        note(error)
      }
      for fault in faults { note(fault) }
    }
  }
}
