/// Finds the sites that are the same weakness among those of one file and one family of weaknesses.
///
/// Nobody is in a group with another rule of the same scanner, or with another line of the same one.
/// So the surest come first: the same secret, the same line, lines near each other, the same code;
/// and of several rules of a scanner at one line its worst is taken. Each step looks at no more than
/// a few clusters of each line, so that a file with a million findings is no trouble.
struct CodeMatching {
  private let window: Int32
  private var clusters: [CodeCluster] = []
  private var sets: DisjointSets
  /// The clusters to look at, by their lines.
  private var byLine: [Int32: [Int]] = [:]

  /// Takes sites in an order that does not depend on that of the findings.
  init(_ sites: [CodeSite], window: Int32) {
    self.window = window
    clusters = sites.map(CodeCluster.init)
    sets = DisjointSets(count: sites.count)
  }

  mutating func matched() -> [CodeCluster] {
    join(by: \.secrets, .certain)
    joinSameLine()
    joinNearLines()
    join(by: { $0.snippet.map { [$0] } ?? [] }, .possible)
    return clusters.indices.filter { sets.root(of: $0) == $0 }.map { clusters[$0] }
  }

  @discardableResult
  private mutating func join(
    _ first: Int, _ second: Int, _ confidence: CrossToolGroup.Confidence
  ) -> Bool {
    let (first, second) = (sets.root(of: first), sets.root(of: second))
    guard first != second, clusters[first].tools.isDisjoint(with: clusters[second].tools)
    else { return false }
    // The smaller one is moved.
    let isLarger = clusters[first].sites.count >= clusters[second].sites.count
    let (kept, moved) = isLarger ? (first, second) : (second, first)
    sets.join(kept, moved)
    let other = clusters[moved]
    clusters[moved] = CodeCluster(other.sites[0])
    clusters[kept].take(other, confidence)
    return true
  }

  /// Puts sites together that share values which each scanner tells at one site only.
  private mutating func join(
    by values: (CodeSite) -> [Int32], _ confidence: CrossToolGroup.Confidence
  ) {
    // A cluster that has moved into another one still has its own first site.
    let telling = clusters.indices.filter { !values(clusters[$0].sites[0]).isEmpty }
    for alike in divided(telling, by: { values(clusters[$0].sites[0]) }) where alike.count > 1 {
      let tools = Set(alike.map { clusters[$0].sites[0].tool })
      guard tools.count == alike.count else { continue }
      for index in alike.dropFirst() { join(alike[0], index, confidence) }
    }
  }

  /// The worst site of each scanner at a line: first by the number of the weakness, then by family.
  private mutating func joinSameLine() {
    var start = 0
    while start < clusters.count {
      let line = clusters[start].sites[0].line
      var end = start + 1
      while end < clusters.count, line != nil, clusters[end].sites[0].line == line { end += 1 }
      if let line { joinSameLine(start..<end, line) }
      start = end
    }
  }

  private mutating func joinSameLine(_ sites: Range<Int>, _ line: Int32) {
    var leaders: [Int32: Int] = [:]
    var order: [Int] = []
    var told: Set<Int64> = []
    for index in sites {
      let site = clusters[index].sites[0]
      guard told.insert(Int64(site.tool) << 32 | Int64(site.cwe)).inserted else { continue }
      guard let leader = leaders[site.cwe] else {
        leaders[site.cwe] = index
        order.append(index)
        continue
      }
      join(leader, index, site.cwe == 0 ? .certain : .likely)
    }
    // The best attested number first.
    var sizes: [Int: Int] = [:]
    for index in order { sizes[index] = clusters[sets.root(of: index)].sites.count }
    order.sort {
      let counts = (sizes[$0] ?? 0, sizes[$1] ?? 0)
      return counts.0 != counts.1 ? counts.0 > counts.1 : $0 < $1
    }
    guard let base = order.first else { return }
    var left = [base]
    for other in order.dropFirst() where !join(base, other, .likely) { left.append(other) }
    byLine[line] = Array(left.prefix(CodeMatching.attention))
  }

  /// How many clusters of a line are compared with those of another.
  private static let attention = 4

  private mutating func joinNearLines() {
    guard window > 0, byLine.count > 1 else { return }
    let lines = byLine.keys.sorted()
    for sharesNumber in [true, false] {
      for distance in 1...min(window, CodeMatching.widest) {
        for line in lines {
          let (other, overflows) = line.addingReportingOverflow(distance)
          guard !overflows, let others = byLine[other] else { continue }
          for first in byLine[line] ?? [] {
            for second in others { joinNear(first, second, sharesNumber: sharesNumber) }
          }
        }
      }
    }
  }

  private static let widest: Int32 = 100

  private mutating func joinNear(_ first: Int, _ second: Int, sharesNumber: Bool) {
    let (left, right) = (clusters[sets.root(of: first)], clusters[sets.root(of: second)])
    guard left.isNear(right, window), !left.hasOtherSecrets(than: right),
      !sharesNumber || !left.cwes.isDisjoint(with: right.cwes)
    else { return }
    join(first, second, .possible)
  }
}
