import FindingModel

/// Finds the sites that are the same weakness among those of one file.
///
/// Nobody is in a group with another rule of the same scanner, or with another line of the same one.
/// So the surest come first: the same secret, the same line, lines near each other, the same code;
/// and of several rules of a scanner at one line its worst is taken. Where a scanner files a rule
/// under several weaknesses, the most telling one counts before the others. Each step looks at no
/// more than a few clusters of each line, so that a file with a million findings is no trouble.
struct CodeMatching {
  private let window: Int32
  private var clusters: [CodeCluster] = []
  private var sets: DisjointSets
  /// The clusters to look at.
  private var byPlace: [Place: [Int]] = [:]

  /// A line, and a family of weaknesses there.
  private struct Place: Hashable, Comparable {
    let line: Int32
    let family: Int32

    static func < (left: Place, right: Place) -> Bool {
      left.line != right.line ? left.line < right.line : left.family < right.family
    }
  }

  /// Takes sites in an order that does not depend on that of the findings.
  init(_ sites: [CodeSite], window: Int32) {
    self.window = window
    clusters = sites.map(CodeCluster.init)
    sets = DisjointSets(count: sites.count)
  }

  mutating func matched() -> [CodeCluster] {
    let sites = clusters.map { $0.sites[0] }
    let isFiledTwice = sites.contains { $0.families($0.families.count).count > 1 }
    let steps = isFiledTwice ? [1, .max] : [1]
    join(sites, by: \.secrets, .certain)
    for families in steps { joinSameLine(sites, families) }
    for families in steps { joinNearLines(sites, families) }
    join(
      sites,
      by: { site in
        site.snippet.map { snippet in
          site.families(1).map { Int64(snippet) << 32 | Int64(UInt32(bitPattern: $0)) }
        } ?? []
      }, .possible)
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
  private mutating func join<Value: Hashable>(
    _ sites: [CodeSite], by values: (CodeSite) -> [Value],
    _ confidence: CrossToolGroup.Confidence
  ) {
    let telling = sites.indices.filter { !values(sites[$0]).isEmpty }
    for alike in divided(telling, by: { values(sites[$0]) }) where alike.count > 1 {
      let tools = Set(alike.map { sites[$0].tool })
      guard tools.count == alike.count else { continue }
      for index in alike.dropFirst() { join(alike[0], index, confidence) }
    }
  }

  /// The worst site of each scanner at a line: first by the number of the weakness, then by family.
  private mutating func joinSameLine(_ sites: [CodeSite], _ families: Int) {
    byPlace = [:]
    for (index, site) in sites.enumerated() {
      guard let line = site.line else { continue }
      for family in site.families(families) {
        byPlace[Place(line: line, family: family), default: []].append(index)
      }
    }
    for place in byPlace.keys.sorted() {
      let indexes = byPlace[place] ?? []
      byPlace[place] = joinSameLine(indexes, sites, place.family)
    }
  }

  /// Gives the clusters that are left to be looked at.
  private mutating func joinSameLine(
    _ indexes: [Int], _ sites: [CodeSite], _ family: Int32
  ) -> [Int] {
    var leaders: [Int32: Int] = [:]
    var order: [Int] = []
    var told: Set<Int64> = []
    for index in indexes {
      let cwe = sites[index].cwe(in: family)
      guard told.insert(Int64(sites[index].tool) << 32 | Int64(cwe)).inserted else { continue }
      guard let leader = leaders[cwe] else {
        leaders[cwe] = index
        order.append(index)
        continue
      }
      join(leader, index, cwe == 0 ? .certain : .likely)
    }
    // The best attested number first.
    var sizes: [Int: Int] = [:]
    for index in order { sizes[index] = clusters[sets.root(of: index)].sites.count }
    order.sort {
      let counts = (sizes[$0] ?? 0, sizes[$1] ?? 0)
      return counts.0 != counts.1 ? counts.0 > counts.1 : $0 < $1
    }
    guard let base = order.first else { return [] }
    var left = [base]
    for other in order.dropFirst() where !join(base, other, .likely) { left.append(other) }
    return Array(left.prefix(CodeMatching.attention))
  }

  /// How many clusters of a line are compared with those of another.
  private static let attention = 4

  /// Lines near each other; of weaknesses that are not the most telling ones the number must agree.
  private mutating func joinNearLines(_ sites: [CodeSite], _ families: Int) {
    guard window > 0 else { return }
    joinSameLine(sites, families)
    guard byPlace.count > 1 else { return }
    let places = byPlace.keys.sorted()
    for sharesNumber in families == 1 ? [true, false] : [true] {
      for distance in 1...min(window, CodeMatching.widest) {
        for place in places {
          let (other, overflows) = place.line.addingReportingOverflow(distance)
          guard !overflows, let others = byPlace[Place(line: other, family: place.family)]
          else { continue }
          for first in byPlace[place] ?? [] {
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
