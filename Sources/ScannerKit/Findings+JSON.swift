public import FindingModel
public import ReportReading

/// Records of JSON: the elements of a list, or the documents of a report.
extension Findings {
  /// Reads each element of a list into a finding, or into none.
  public mutating func each(_ list: some JSONRecordSource, _ read: (JSON) throws -> Finding?) {
    // Many lists are missing, and the way to what is missing takes a while to tell.
    lazy var path = list.path
    var records = list.records
    while refusal == nil, let record = records.next() {
      do {
        let record = try record.get()
        var finding = try read(record)
        finding?.records = [Findings.position(of: record, records.index, in: path)]
        if let facts = facts(of: record) { finding?.facts += facts }
        add(&finding)
      } catch {
        note(error)
      }
    }
  }

  /// Reads each element of a list into any number of findings.
  ///
  /// - Parameters:
  ///   - list: The records.
  ///   - key: Of findings with the same key only the first one is handed on.
  ///   - read: Makes the findings; those that know their own places keep them.
  public mutating func eachSeveral(
    _ list: some JSONRecordSource, once key: ((Finding) -> String)? = nil,
    _ read: (JSON) throws -> [Finding]
  ) {
    let path = list.path
    var records = list.records
    while refusal == nil, let record = records.next() {
      do {
        let record = try record.get()
        var findings = try read(record)
        let facts = findings.isEmpty ? nil : facts(of: record)
        add(
          &findings, of: Findings.position(of: record, records.index, in: path), telling: facts,
          once: key)
      } catch {
        note(error)
      }
    }
  }

  /// Reads each element of a list into a finding that is merged with those of the same key.
  public mutating func each(
    _ list: some JSONRecordSource, into merged: inout MergedFindings,
    _ read: (JSON) throws -> (key: String, finding: Finding)?
  ) {
    let path = list.path
    var records = list.records
    while let record = records.next() {
      do {
        let record = try record.get()
        merged.add(
          try read(record), at: Findings.position(of: record, records.index, in: path),
          telling: facts(of: record))
      } catch {
        note(error)
      }
    }
  }

  /// Reads the elements of a list that are alike into one finding, which counts them.
  ///
  /// The list is gone through twice, first for the keys alone, so that memory does not grow with
  /// the findings. A finding is made of the first record of its key that can be read.
  ///
  /// - Parameters:
  ///   - list: The records.
  ///   - members: What `key` asks a record for; it is shown nothing else of it unless facts are
  ///     wanted.
  ///   - key: Gives what is equal for records that are alike.
  ///   - read: Makes the finding.
  public mutating func eachCounted(
    _ list: some JSONRecordSource, having members: [StaticString],
    by key: (JSON) throws -> String, _ read: (JSON) throws -> Finding
  ) {
    let path = list.path
    var groups = groups(of: list, having: members, by: key)
    var records = list.records
    while refusal == nil, let record = records.next() {
      guard let group = groups.open(forRecord: records.index), case .success(let record) = record
      else { continue }
      do {
        var finding = try read(record)
        finding.occurrences = groups.count(of: group)
        finding.records = [Findings.position(of: record, records.index, in: path)]
        finding.records += groups.takeOthers(of: group)
        if let facts = facts(of: record) {
          if let told = groups.takeFacts(of: group, behind: facts) {
            told.add(to: &finding)
          } else {
            finding.facts += facts
          }
        }
        add(&finding)
      } catch {
        groups.drop(group)
        note(error)
      }
    }
  }

  private mutating func groups(
    of list: some JSONRecordSource, having members: [StaticString],
    by key: (JSON) throws -> String
  ) -> RecordGroups {
    let path = list.path
    var groups = RecordGroups()
    // Facts may stand anywhere in a record.
    var records = tellers.ofJSON == nil ? list.records.having(members) : list.records
    while let record = records.next() {
      do {
        let record = try record.get()
        groups.add(
          try key(record), at: Findings.position(of: record, records.index, in: path),
          telling: facts(of: record))
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
