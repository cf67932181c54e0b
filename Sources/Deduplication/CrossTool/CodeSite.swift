import FindingModel

/// Where a scanner says that code has a weakness: one or more findings of one rule at one line.
struct CodeSite: Sendable {
  var members: [Int32]
  let tool: Int32
  let rule: Int32
  /// Nil where it is not told.
  let line: Int32?
  /// Of the weaknesses, the most telling first; 0 alone where findings are compared by their rules.
  let cwes: [Int32]
  /// Of each number; below 0 by the rule where no weakness is told.
  var families: [Int32]
  /// 0 for the worst.
  let severity: Int8
  /// What stands at the line.
  let snippet: Int32?
  /// The secrets that were found.
  let secrets: [Int32]
  /// Of the code and the secrets, to put sites in an order that are alike in all else.
  let order: UInt64

  /// Whether one rule found both at one line, so that they are one site.
  func isSite(of other: CodeSite) -> Bool {
    line != nil && line == other.line && tool == other.tool && rule == other.rule
      && cwes == other.cwes
  }

  /// The first number of a family.
  func cwe(in family: Int32) -> Int32 {
    families.firstIndex(of: family).map { cwes[$0] } ?? 0
  }

  /// The families, each once; `most` of them at most.
  func families(_ most: Int) -> [Int32] {
    var known: Set<Int32> = []
    return Array(families.filter { known.insert($0).inserted }.prefix(most))
  }
}

/// Sites that are the same weakness, one of each scanner.
struct CodeCluster {
  private(set) var sites: [CodeSite]
  private(set) var tools: Set<Int32>
  private(set) var cwes: Set<Int32>
  private(set) var secrets: Set<Int32>
  private(set) var lines: ClosedRange<Int32>?
  private(set) var confidence = CrossToolGroup.Confidence.certain

  init(_ site: CodeSite) {
    sites = [site]
    tools = [site.tool]
    cwes = Set(site.cwes)
    secrets = Set(site.secrets)
    lines = site.line.map { $0...$0 }
  }

  /// Whether both tell secrets, and none in common.
  func hasOtherSecrets(than other: CodeCluster) -> Bool {
    !secrets.isEmpty && !other.secrets.isEmpty && secrets.isDisjoint(with: other.secrets)
  }

  /// Whether all lines of both are in a window.
  func isNear(_ other: CodeCluster, _ window: Int32) -> Bool {
    guard let lines, let others = other.lines else { return false }
    return max(lines.upperBound, others.upperBound)
      - min(lines.lowerBound, others.lowerBound) <= window
  }

  mutating func take(_ other: CodeCluster, _ confidence: CrossToolGroup.Confidence) {
    sites += other.sites
    tools.formUnion(other.tools)
    cwes.formUnion(other.cwes)
    secrets.formUnion(other.secrets)
    if let lines, let others = other.lines {
      let least = min(lines.lowerBound, others.lowerBound)
      self.lines = least...max(lines.upperBound, others.upperBound)
    } else {
      lines = lines ?? other.lines
    }
    self.confidence = self.confidence.and(other.confidence).and(confidence)
  }

  /// The numbers that all tell, or else the first one of each.
  var sharedCWEs: Set<Int32> {
    let common = sites.dropFirst().reduce(Set(sites[0].cwes)) { $0.intersection($1.cwes) }
    return common.isEmpty ? Set(sites.compactMap(\.cwes.first)) : common
  }

  var memberCount: Int { sites.reduce(0) { $0 + $1.members.count } }
}

extension CrossToolGroup.Confidence {
  /// The less sure one of both.
  fileprivate func and(_ other: Self) -> Self { rank < other.rank ? other : self }

  private var rank: Int {
    switch self {
    case .certain: 0
    case .likely: 1
    case .possible: 2
    }
  }
}
