import FindingModel

/// Which records of a list are alike, in 20 to 60 bytes a record.
struct RecordGroups {
  private var groups: [SeenKeys.Digest: Int32] = [:]
  /// The group of each record; negative where its key could not be read.
  private var groupOfRecord: [Int32] = []
  /// How many records of each group are left to be read; 0 once its finding was made.
  private var counts: [Int32] = []
  /// The places of the second and further records of a group.
  private var others: [Int32: [RecordPosition]] = [:]
  /// What was told of these, where anything was.
  private var facts: [Int32: FactSet] = [:]

  mutating func add(
    _ key: String, at place: @autoclosure () -> RecordPosition,
    telling told: @autoclosure () -> [Fact]?
  ) {
    let next = Int32(counts.count)
    // Looked up and added in one, the table is gone through once.
    let group = { $0 }(&groups[SeenKeys.Digest(key), default: next])
    groupOfRecord.append(group)
    if group == next {
      counts.append(1)
    } else {
      counts[Int(group)] += 1
      others[group, default: []].append(place())
      if let told = told() { facts[group, default: FactSet()].add(told) }
    }
  }

  /// Keeps the place of a record that belongs to no group.
  mutating func addUnread() { groupOfRecord.append(-1) }

  /// The group of a record, if its finding is still to be made.
  func open(forRecord index: Int) -> Int32? {
    guard groupOfRecord.indices.contains(index) else { return nil }
    let group = groupOfRecord[index]
    return group >= 0 && counts[Int(group)] > 0 ? group : nil
  }

  func count(of group: Int32) -> Int { Int(counts[Int(group)]) }

  /// The places of the group's further records; its finding is made with that.
  mutating func takeOthers(of group: Int32) -> [RecordPosition] {
    counts[Int(group)] = 0
    return others.removeValue(forKey: group) ?? []
  }

  /// What was told of the group's records, that of the first one in front; nothing where it is the
  /// only one.
  mutating func takeFacts(of group: Int32, behind first: [Fact]) -> FactSet? {
    guard let others = facts.removeValue(forKey: group) else { return nil }
    var told = FactSet()
    told.add(first)
    told.add(others)
    return told
  }

  /// Takes a record that cannot be read out of its group.
  mutating func drop(_ group: Int32) {
    counts[Int(group)] -= 1
    if others[group]?.isEmpty == false { others[group]?.removeFirst() }
  }
}
