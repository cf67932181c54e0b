public import FindingModel
public import ReportReading

/// Records of XML: the children of an element.
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
          let place = RecordPosition(record.position)
          let facts = facts(of: record)
          for var finding in findings {
            finding.records = [place]
            if let facts { finding.facts += facts }
            add(&finding)
          }
        }
      } catch {
        note(error)
      }
      for fault in faults { note(fault) }
    }
  }

  /// Reads each child of that name into a finding that is merged with those of the same key.
  public mutating func each(
    _ name: StaticString, in container: XML, into merged: inout MergedFindings,
    _ read: (XML) throws -> (key: String, finding: Finding)?
  ) {
    container.eachReadRecord(name) { record in
      do {
        let record = try record.get()
        merged.add(
          try read(record), at: RecordPosition(record.position), telling: facts(of: record))
      } catch {
        note(error)
      }
    }
  }
}
