public import FindingModel
public import ReportReading

/// How rows of CSV become findings where several may be of one.
public struct MergedRows {
  /// What is equal for rows of one finding; nothing for a row that tells of none.
  let key: (CSVRow) throws -> String?
  /// Makes the finding of the first row of a key that can be read.
  let read: (CSVRow) throws -> Finding
  /// Adds to it what a further row tells.
  let merge: (inout Finding, CSVRow) throws -> Void

  public init(
    key: @escaping (CSVRow) throws -> String?, read: @escaping (CSVRow) throws -> Finding,
    merge: @escaping (inout Finding, CSVRow) throws -> Void
  ) {
    self.key = key
    self.read = read
    self.merge = merge
  }

  /// What is wrong with a row that has nothing else to add to a finding.
  func check(_ row: CSVRow) throws {
    var finding = Finding("", severity: .info)
    try merge(&finding, row)
  }
}

extension Findings {
  /// Reads rows into findings, those of the same key into one.
  ///
  /// They are gone through twice, first for the keys alone, so that memory grows with these and not
  /// with the findings. Further rows are read once more where their first one stands.
  ///
  /// - Throws: Where rows cannot be told apart; those before it were read.
  public mutating func each(_ report: CSVReport, _ rule: MergedRows) throws(ReportError) {
    var groups = groups(of: report, by: rule)
    // Where rows begin whose faults are still to be told, which is done in the order of the rows.
    var faulty: Set<Int> = []
    var rows = report.rows()
    var index = -1
    while refusal == nil, let row = try rows.next() {
      index += 1
      let group = groups.open(forRecord: index)
      do {
        if let group {
          var finding = try rule.read(row)
          finding.records = [RecordPosition(row.position)]
          let others = groups.takeOthers(of: group)
          try add(others, to: &finding, of: row, report, rule, faulty: &faulty)
          add(&finding)
        } else if faulty.remove(row.position.bytes.lowerBound) != nil {
          try rule.check(row)
        }
      } catch {
        if let group { groups.drop(group) }
        note(error)
      }
    }
  }

  /// Adds to a finding what its further rows tell.
  private func add(
    _ others: [RecordPosition], to finding: inout Finding, of first: CSVRow, _ report: CSVReport,
    _ rule: MergedRows, faulty: inout Set<Int>
  ) throws(ReportError) {
    var told = facts(of: first).map { facts in
      var told = FactSet()
      told.add(facts)
      return told
    }
    for place in others {
      guard let row = try report.row(at: place.bytes.lowerBound) else { continue }
      do {
        try rule.merge(&finding, row)
      } catch {
        faulty.insert(place.bytes.lowerBound)
        continue
      }
      finding.records.append(place)
      if let facts = facts(of: row) { told?.add(facts) }
    }
    finding.settleIdentifiers()
    told?.add(to: &finding)
  }

  /// Which rows are of one finding, up to where rows cannot be told apart.
  private mutating func groups(of report: CSVReport, by rule: MergedRows) -> RecordGroups {
    var groups = RecordGroups()
    var rows = report.rows()
    // Reading the rows throws the same error again.
    while let row = try? rows.next() {
      do {
        if let key = try rule.key(row) {
          groups.add(key, at: RecordPosition(row.position), telling: nil)
        } else {
          groups.addUnread()
        }
      } catch {
        groups.addUnread()
        note(error)
      }
    }
    return groups
  }
}
