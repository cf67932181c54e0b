import FindingModel

/// Which records belong together since one finding is made of them, for reports that are split.
///
/// Records are told by the places where they start.
struct RecordLinks {
  /// The first record of each finding, by its number.
  private var firsts: [Int] = []
  /// From a record to another one of the same finding, in the end to one that stands for all.
  private var next: [Int: Int] = [:]

  mutating func add(_ finding: Finding) {
    let first = finding.records.first?.bytes.lowerBound ?? 0
    firsts.append(first)
    for record in finding.records.dropFirst() { link(record.bytes.lowerBound, first) }
  }

  /// Takes a record that says again what a finding says.
  mutating func addRepeat(of first: Int, at record: RecordPosition) {
    if firsts.indices.contains(first) { link(record.bytes.lowerBound, firsts[first]) }
  }

  /// The record that stands for all that a record belongs together with; nothing where it is alone.
  func group(of record: Int) -> Int? {
    guard var place = next[record] else { return nil }
    while let further = next[place], further != place { place = further }
    return place
  }

  private mutating func link(_ record: Int, _ other: Int) {
    let (left, right) = (group(of: record) ?? record, group(of: other) ?? other)
    next[left] = right
    next[right] = right
    next[record] = right
  }
}
