public import FindingModel
public import ReportReading

/// Records of HTML: elements of a page, such as the rows of a table.
extension Findings {
  /// Reads each element into a finding, or into none.
  public mutating func each(
    _ elements: some Sequence<HTML>, _ read: (HTML) throws -> Finding?
  ) {
    for element in elements where refusal == nil {
      do {
        guard var finding = try read(element) else { continue }
        finding.records = [RecordPosition(element.position)]
        if let facts = facts(of: element) { finding.facts += facts }
        add(&finding)
      } catch {
        note(error)
      }
    }
  }

  /// Reads each element into a finding that is merged with those of the same key.
  public mutating func each(
    _ elements: some Sequence<HTML>, into merged: inout MergedFindings,
    _ read: (HTML) throws -> (key: String, finding: Finding)?
  ) {
    for element in elements {
      do {
        merged.add(
          try read(element), at: RecordPosition(element.position), telling: facts(of: element))
      } catch {
        note(error)
      }
    }
  }
}
