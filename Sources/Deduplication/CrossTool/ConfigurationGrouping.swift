import FindingModel

/// Checks of configurations that failed: the same check in the same file, of the same resource or
/// at the same lines.
struct ConfigurationGrouping: Sendable {
  private var texts = TextPool()
  private var paths = PathTable()
  private var records: [Record] = []

  /// What is remembered of a finding.
  private struct Record: Sendable {
    let number: Int32
    let path: Int32
    let check: Int32
    let tool: Int32
    let name: Int32
    let resource: Int32?
    /// Nil where the whole file is meant.
    let lines: ClosedRange<Int32>?
  }

  /// Takes a finding, if it is a check that is known.
  mutating func add(_ finding: Finding, _ number: Int) -> Bool {
    guard let path = finding.filePath, !path.isEmpty,
      let check = ConfigurationChecks.check(of: finding)
    else { return false }
    let tool = texts.number(of: finding.testName)
    let properties = finding.facts.lazy.filter { $0.kind == .property }.map(\.text)
    let resource = properties.compactMap { ConfigurationGrouping.resource(in: $0) }.first
    let told = properties.compactMap { ConfigurationGrouping.lines(in: $0) }.first
    let line = finding.line.flatMap { $0 > 0 ? Int32(exactly: $0) : nil }
    records.append(
      Record(
        number: Int32(number), path: paths.number(of: path, toldBy: tool), check: check.number,
        tool: tool, name: texts.number(of: check.name), resource: texts.number(of: resource),
        lines: told ?? line.map { $0...$0 }))
    return true
  }

  /// The name alone, in `resource:module.site.aws_s3_bucket.logs[0]`: the way to it is told by one
  /// scanner and not by another. Of a Dockerfile Checkov takes the file for the resource.
  private static func resource(in property: String) -> String? {
    guard property.hasPrefix("resource:"), !property.hasPrefix("resource:/") else { return nil }
    let name = property.dropFirst("resource:".count).prefix { $0 != "[" }
    return name.split { $0 == "." || $0 == "/" }.last?.lowercased()
  }

  /// As `lines:12-18`.
  private static func lines(in property: String) -> ClosedRange<Int32>? {
    guard property.hasPrefix("lines:") else { return nil }
    let ends = property.dropFirst("lines:".count).split(separator: "-").compactMap { Int32($0) }
    return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
  }

  func groups() -> [CrossToolGroup] {
    let files = paths.sameFiles()
    let buckets = Dictionary(grouping: records) { record in
      Int64(files[Int(record.path)]) << 32 | Int64(record.check)
    }
    return buckets.values.filter { $0.count > 1 }.flatMap { records in
      let path = paths[files[Int(records[0].path)]]
      return Deduplication.divided(records) { $0.resource.map { [$0] } ?? [] }.flatMap(divided)
        .filter { $0.count > 1 }.map { group($0, in: path) }
    }
  }

  /// Those of one resource need not be at the same lines, where it is clear which are which.
  private func divided(_ records: [Record]) -> [[Record]] {
    let isOfOneResource = records.contains { $0.resource != nil }
    return isOfOneResource && isClear(records) ? [records] : sameLines(records).flatMap(clear)
  }

  /// Divides checks where their lines do not overlap; the whole file overlaps with all of it.
  private func sameLines(_ records: [Record]) -> [[Record]] {
    let ordered = records.filter { $0.lines != nil }.sorted { first($0) < first($1) }
    var groups: [[Record]] = []
    var end: Int32 = -1
    for record in ordered {
      if first(record) <= end, !groups.isEmpty {
        groups[groups.count - 1].append(record)
      } else {
        groups.append([record])
      }
      end = max(end, record.lines?.upperBound ?? 0)
    }
    let whole = records.filter { $0.lines == nil }
    return groups.count == 1 ? [groups[0] + whole] : groups + [whole]
  }

  private func first(_ record: Record) -> Int32 { record.lines?.lowerBound ?? 0 }

  /// A scanner may find with several rules what another finds with one. Where each of two has several
  /// it is not clear which is which, unless they begin at the same line.
  private func clear(_ records: [Record]) -> [[Record]] {
    if isClear(records) { return [records] }
    return Dictionary(grouping: records, by: first).values.filter(isClear)
  }

  private func isClear(_ records: [Record]) -> Bool {
    let counts = Dictionary(grouping: records, by: \.tool).values.map(\.count)
    return counts.count > 1 && counts.count { $0 > 1 } <= 1
  }

  private func group(_ records: [Record], in path: String) -> CrossToolGroup {
    let names = Set(records.map { texts[$0.name] }).sorted().joined(separator: ", ")
    let resources = Set(records.map(\.resource))
    let hasResource = resources.count == 1 && resources.first != .some(nil)
    let lines = records.compactMap(\.lines).min { $0.count < $1.count }
    let place = lines.map { ":\($0.lowerBound)" } ?? ""
    return CrossToolGroup(
      members: records.map { Int($0.number) }.sorted(), reason: "\(names) at \(path)\(place)",
      confidence: hasResource && records.count == 2 ? .likely : .possible)
  }
}
