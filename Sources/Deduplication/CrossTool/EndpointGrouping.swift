import FindingModel

/// Weaknesses of web sites: the same hosts and weakness, a path in common, and no parameters that
/// differ.
struct EndpointGrouping: Sendable {
  private var texts = TextPool()
  private var records: [Record] = []

  /// What is remembered of a finding, whose scanner may have put many pages into one.
  private struct Record: Sendable {
    let number: Int32
    let tool: Int32
    let rule: Int32
    let hosts: Int32
    let cwe: Int32
    /// Of the weakness, or below 0 by the title where no weakness is told.
    let family: Int32
    let severity: Int8
    /// In ascending order of their texts.
    let paths: [Int32]
    let parameters: [Int32]
  }

  mutating func add(_ finding: Finding, _ number: Int) {
    let addresses = EndpointAddress.all(of: finding)
    guard !addresses.isEmpty else { return }
    let weakness = Weakness.all(of: finding).first
    let title = texts.number(of: finding.title.lowercased())
    let hosts = Set(addresses.map(\.host)).sorted().joined(separator: " ")
    let paths = Set(addresses.map { "\($0.host)\($0.path)" }).sorted()
    records.append(
      Record(
        number: Int32(number), tool: texts.number(of: finding.testName),
        rule: texts.number(of: finding.vulnIDFromTool ?? finding.title),
        hosts: texts.number(of: hosts), cwe: weakness.map { Int32(clamping: $0.cwe) } ?? 0,
        family: weakness.map { Int32(clamping: $0.family) } ?? -1 - title,
        severity: finding.severity.rank, paths: paths.map { texts.number(of: $0) },
        parameters: EndpointGrouping.parameters(of: finding).map { texts.number(of: $0) }))
  }

  /// Of Burp's `q parameter, b_id cookie` the names.
  private static func parameters(of finding: Finding) -> [String] {
    let names = (finding.param ?? "").split(separator: ",").compactMap { part in
      part.split(separator: " ").first.map(String.init)
    }
    return names.contains("None") ? [] : Set(names).sorted()
  }

  func groups() -> [CrossToolGroup] {
    let buckets = Dictionary(grouping: records) { record in
      Int64(record.hosts) << 32 | Int64(UInt32(bitPattern: record.family))
    }
    return buckets.values.filter { $0.count > 1 }.flatMap { records in
      matched(records.sorted(by: isBefore)).filter { $0.records.count > 1 }.map(group)
    }
  }

  /// Records of one weakness, of each scanner one rule at the same pages.
  private struct Cluster {
    var records: [Record]
    private var leaders: [Int32: Record]
    /// All that were told.
    private var parameters: Set<Int32>

    init(_ record: Record) {
      records = [record]
      leaders = [record.tool: record]
      parameters = Set(record.parameters)
    }

    func canTake(_ record: Record) -> Bool {
      guard let leader = leaders[record.tool] else {
        return parameters.isEmpty || record.parameters.isEmpty
          || record.parameters.contains(where: parameters.contains)
      }
      return leader.rule == record.rule && leader.paths == record.paths
        && leader.parameters == record.parameters
    }

    mutating func take(_ record: Record) {
      records.append(record)
      parameters.formUnion(record.parameters)
      if leaders[record.tool] == nil { leaders[record.tool] = record }
    }
  }

  /// Each record goes to the first cluster that it has a page in common with and fits in, better to
  /// one with its own number than to one of the family; of a page only some are looked at.
  private func matched(_ records: [Record]) -> [Cluster] {
    var clusters: [Cluster] = []
    var byPath: [Int32: [Int]] = [:]
    for record in records {
      let near = record.paths.prefix(EndpointGrouping.attention).flatMap { byPath[$0] ?? [] }
      let fitting = near.filter { clusters[$0].canTake(record) }
      let place: Int
      if let found = fitting.first(where: { clusters[$0].records[0].cwe == record.cwe })
        ?? fitting.first
      {
        place = found
        clusters[found].take(record)
      } else {
        place = clusters.count
        clusters.append(Cluster(record))
      }
      for path in record.paths {
        let known = byPath[path, default: []]
        if known.count < EndpointGrouping.attention, !known.contains(place) {
          byPath[path, default: []].append(place)
        }
      }
    }
    return clusters
  }

  private static let attention = 16

  /// By what findings say, so that it does not matter in which order they came; the worst first.
  private func isBefore(_ left: Record, _ right: Record) -> Bool {
    if left.severity != right.severity { return left.severity < right.severity }
    if left.cwe != right.cwe { return left.cwe < right.cwe }
    if left.tool != right.tool { return texts[left.tool] < texts[right.tool] }
    if left.rule != right.rule { return texts[left.rule] < texts[right.rule] }
    if left.paths != right.paths {
      return left.paths.lexicographicallyPrecedes(right.paths) { texts[$0] < texts[$1] }
    }
    return left.parameters.lexicographicallyPrecedes(right.parameters) { texts[$0] < texts[$1] }
  }

  private func group(_ cluster: Cluster) -> CrossToolGroup {
    let first = cluster.records[0]
    let numbers = Set(cluster.records.map(\.cwe)).subtracting([0]).sorted().map { "CWE-\($0)" }
    let what = numbers.isEmpty ? texts[-1 - first.family] : numbers.joined(separator: ", ")
    // A page that as many as possible have in common: one of the first finding's.
    let others = cluster.records.dropFirst().prefix(8).map { Set($0.paths) }
    let shared = first.paths.first { path in others.allSatisfy { $0.contains(path) } }
    let place = (shared ?? first.paths.first).map { texts[$0] } ?? texts[first.hosts]
    let isExact = numbers.count == 1 && cluster.records.allSatisfy { $0.paths == first.paths }
    return CrossToolGroup(
      members: cluster.records.map { Int($0.number) }.sorted(), reason: "\(what) at \(place)",
      confidence: isExact ? .likely : .possible)
  }
}
