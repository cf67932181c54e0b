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
  /// - Parameters:
  ///   - name: The name of the records.
  ///   - container: The element that they stand in.
  ///   - key: Of findings with the same key only the first one is handed on.
  ///   - read: Makes the findings; those that know their own places keep them. Adds to its second
  ///     argument why a part of the record cannot be read; the other parts' findings are kept.
  public mutating func eachSeveral(
    _ name: StaticString, in container: XML, once key: ((Finding) -> String)? = nil,
    _ read: (XML, inout FirstErrors) throws -> [Finding]
  ) {
    container.eachReadRecord(name) { record in
      guard refusal == nil else { return }
      var faults = FirstErrors()
      do {
        let record = try record.get()
        var findings = try read(record, &faults)
        let facts = findings.isEmpty ? nil : facts(of: record)
        add(&findings, of: RecordPosition(record.position), telling: facts, once: key)
      } catch {
        note(error)
      }
      note(faults)
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
