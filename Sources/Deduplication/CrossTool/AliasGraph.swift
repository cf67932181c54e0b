/// Which identifiers are of one vulnerability.
///
/// Identifiers that are told together are connected, so that a GHSA in one report and a CVE in
/// another meet through a third. An identifier that is told with several CVEs announces several
/// vulnerabilities and connects none, and no two CVEs are ever connected.
struct AliasGraph: Sendable {
  private var ids = TextPool()
  private var isCVE: [Bool] = []
  private var edges: Set<Edge> = []
  private var coversSeveral: Set<Int32> = []

  private struct Edge: Hashable, Sendable {
    let first: Int32
    let second: Int32
  }

  /// - Parameter aliases: Identifiers that are of one vulnerability.
  init(aliases: [[String]] = []) {
    for ids in aliases { _ = connect(ids) }
  }

  /// Takes the identifiers of a finding; gives the number of the one that stands
  /// for it, or nil where none of them is known.
  mutating func connect(_ texts: [String]) -> Int32? {
    let ids = texts.compactMap(VulnerabilityID.init)
    // By name, so that it does not matter in which order a report tells them.
    let told = ids.filter { $0.kind != .announcement }.sorted { $0.text < $1.text }
    let cves = told.filter { $0.kind == .cve }
    if cves.contains(where: { $0 != cves[0] }) {
      for id in told where id.kind == .single { coversSeveral.insert(number(of: id)) }
      return number(ofSeveral: cves)
    }
    guard let own = told.first else { return ids.first.map { number(of: $0) } }
    let center = cves.first ?? own
    let first = number(of: center)
    for id in told where id != center {
      edges.insert(Edge(first: first, second: number(of: id)))
    }
    return first
  }

  private mutating func number(of id: VulnerabilityID) -> Int32 {
    number(of: id.text, isCVE: id.kind == .cve)
  }

  /// Who tells of several vulnerabilities at once means what others mean by the same ones.
  private mutating func number(ofSeveral cves: [VulnerabilityID]) -> Int32 {
    let texts = Set(cves.map(\.text)).sorted()
    return number(of: texts.joined(separator: " and "), isCVE: false)
  }

  private mutating func number(of text: String, isCVE: Bool) -> Int32 {
    let number = ids.number(of: text)
    if number == self.isCVE.count { self.isCVE.append(isCVE) }
    return number
  }

  /// For each identifier the one that names its vulnerability: the CVE, if there is one.
  func names() -> [String] {
    let severed = coversSeveral.union(coveringSeveral())
    var sets = DisjointSets(count: ids.count)
    for edge in ordered(edges) where !severed.contains(edge.first) && !severed.contains(edge.second)
    {
      let (first, second) = (sets.root(of: Int(edge.first)), sets.root(of: Int(edge.second)))
      // The root of a set with a CVE is that CVE; else it is the first by name.
      switch (isCVE[first], isCVE[second]) {
      case (true, true): continue
      case (true, false): sets.join(first, second)
      case (false, true): sets.join(second, first)
      case (false, false):
        let isFirst = ids[Int32(first)] <= ids[Int32(second)]
        sets.join(isFirst ? first : second, isFirst ? second : first)
      }
    }
    return (0..<ids.count).map { ids[Int32(sets.root(of: $0))] }
  }

  /// Identifiers that findings connect with different CVEs.
  private func coveringSeveral() -> Set<Int32> {
    var known: [Int32: Int32] = [:]
    var several: Set<Int32> = []
    for edge in edges where isCVE[Int(edge.first)] {
      let cve = known[edge.second] ?? edge.first
      known[edge.second] = cve
      if cve != edge.first { several.insert(edge.second) }
    }
    return several
  }

  /// Those with a CVE first, then by name, so that it does not matter who told them first.
  private func ordered(_ edges: Set<Edge>) -> [Edge] {
    edges.sorted { left, right in
      let (leftIsCVE, rightIsCVE) = (isCVE[Int(left.first)], isCVE[Int(right.first)])
      if leftIsCVE != rightIsCVE { return leftIsCVE }
      return left.first != right.first
        ? ids[left.first] < ids[right.first] : ids[left.second] < ids[right.second]
    }
  }
}
