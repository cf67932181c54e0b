/// Which part of a report that is split a record goes into.
///
/// Records fill one part after the other, in the order of the report; those of one finding stay
/// together.
package struct ReportParts {
  package private(set) var count = 1
  /// The part of each record that is kept, in their order.
  private(set) var numbers: [UInt16] = []
  /// White space and commas between two records are hardly more.
  private static let mostSpace = 256
  package static let mostParts = 500

  /// Nothing where a record, or those of one finding, are more than fits, or there are too many parts.
  ///
  /// - Parameters:
  ///   - log: The records.
  ///   - links: Which of them belong together.
  ///   - room: How many bytes of records fit into a part.
  init?(_ log: RecordLog, _ links: RecordLinks, room: Int) {
    var groups: [Int: Int] = [:]
    for (record, size) in ReportParts.sizes(log) {
      if let group = links.group(of: record) { groups[group, default: 0] += size }
    }
    var parts: [Int: UInt16] = [:]
    var filled = 0
    for (record, size) in ReportParts.sizes(log) {
      let group = links.group(of: record)
      if let part = group.flatMap({ parts[$0] }) {
        numbers.append(part)
        continue
      }
      let size = group.flatMap { groups[$0] } ?? size
      if filled + size > room, filled > 0 {
        count += 1
        filled = 0
      }
      filled += size
      guard size <= room, count <= ReportParts.mostParts else { return nil }
      numbers.append(UInt16(count))
      if let group { parts[group] = UInt16(count) }
    }
  }

  /// Where each record that is kept starts, and how many bytes it takes.
  private static func sizes(_ log: RecordLog) -> some Sequence<(record: Int, size: Int)> {
    var end = 0
    return log.lazy.compactMap { entry in
      defer { end = max(end, entry.bytes.upperBound) }
      if entry.fate == .cut { return nil }
      let space = min(max(0, entry.bytes.lowerBound - end), mostSpace)
      return (entry.bytes.lowerBound, entry.bytes.count + space)
    }
  }
}

/// Goes through the records of a report, of which those of other parts are cut out too.
struct PartRecords: Sequence, IteratorProtocol {
  private var log: RecordLog.Iterator
  private let numbers: [UInt16]
  /// The part, from 1; 0 is none, so that all that can go goes. Nothing stands for the whole report.
  private let part: Int?
  private var index = 0
  /// What stands before this goes with a record around it.
  private var end = 0

  init(_ log: RecordLog, part: Int?, of parts: ReportParts?) {
    self.log = log.makeIterator()
    self.part = part
    numbers = parts?.numbers ?? []
  }

  mutating func next() -> RecordLog.Entry? {
    while var entry = log.next() {
      guard let part else { return entry }
      let isKept = entry.fate != .cut
      let number = isKept && index < numbers.count ? Int(numbers[index]) : 0
      if isKept { index += 1 }
      if entry.bytes.lowerBound < end { continue }
      if isKept, number != part || part == 0 {
        entry.fate = .cut
        end = entry.bytes.upperBound
      }
      return entry
    }
    return nil
  }
}
