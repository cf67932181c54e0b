import FindingModel

/// Weaknesses and secrets in files: the same file, weakness and place.
struct CodeGrouping: Sendable {
  private let lineWindow: Int32
  private var texts = TextPool()
  private var digests = DigestPool()
  private var paths = PathTable()
  private var records: [Record] = []

  /// What is remembered of a finding.
  private struct Record: Sendable {
    let number: Int32
    let path: Int32
    let site: CodeSite
  }

  init(lineWindow: Int) { self.lineWindow = Int32(clamping: lineWindow) }

  /// Takes a finding, if it is in a file.
  mutating func add(_ finding: Finding, _ number: Int) -> Bool {
    guard let path = finding.filePath, !path.isEmpty else { return false }
    let tool = texts.number(of: finding.testName)
    let rule = texts.number(of: finding.vulnIDFromTool ?? finding.title)
    let weaknesses = Weakness.all(of: finding)
    let line = finding.line.flatMap { $0 > 0 ? Int32(exactly: $0) : nil }
    let code = CodeSnippet.text(of: finding)
    let secretTexts = finding.facts.filter { $0.kind == .secret }.map { "secret " + $0.text }
    let snippet = code.map { digests.number(of: $0) }
    let secrets = secretTexts.map { digests.number(of: $0) }
    // Without a line, code or a secret nothing tells it from others in the file.
    guard line != nil || snippet != nil || !secrets.isEmpty else { return true }
    let site = CodeSite(
      members: [], tool: tool, rule: rule, line: line,
      cwes: weaknesses.isEmpty ? [0] : weaknesses.map { Int32(clamping: $0.cwe) },
      families: weaknesses.isEmpty ? [-1 - rule] : weaknesses.map { Int32(clamping: $0.family) },
      severity: finding.severity.rank, snippet: snippet, secrets: secrets,
      order: ([code].compactMap(\.self) + secretTexts).reduce(0) { $0 ^ fingerprint($1) })
    records.append(
      Record(number: Int32(number), path: paths.number(of: path, toldBy: tool), site: site))
    return true
  }

  func groups() -> [CrossToolGroup] {
    let files = paths.sameFiles()
    let ranks = texts.ranks
    let buckets = Dictionary(grouping: records) { files[Int($0.path)] }
    return buckets.values.filter { $0.count > 1 }.flatMap { records in
      let path = paths[files[Int(records[0].path)]]
      var matching = CodeMatching(sites(of: records, ranks), window: lineWindow)
      return matching.matched().filter { $0.memberCount > 1 }.map { group($0, in: path) }
    }
  }

  /// Findings of one rule at one line are one site; those without a line are each its own.
  private func sites(of records: [Record], _ ranks: [Int32]) -> [CodeSite] {
    var sites: [CodeSite] = []
    for record in records.sorted(by: { isBefore($0.site, $1.site, ranks) }) {
      if sites.last?.isSite(of: record.site) != true {
        sites.append(record.site)
        // Rules in an order of their own too.
        if record.site.cwes == [0] {
          sites[sites.count - 1].families = [-1 - ranks[Int(record.site.rule)]]
        }
      }
      sites[sites.count - 1].members.append(record.number)
    }
    return sites
  }

  /// By what findings say, so that it does not matter in which order they came; the worst first.
  private func isBefore(_ left: CodeSite, _ right: CodeSite, _ ranks: [Int32]) -> Bool {
    let lines = (left.line ?? .max, right.line ?? .max)
    if lines.0 != lines.1 { return lines.0 < lines.1 }
    if left.cwes != right.cwes { return left.cwes.lexicographicallyPrecedes(right.cwes) }
    if left.severity != right.severity { return left.severity < right.severity }
    let (rules, tools) = ((left.rule, right.rule), (left.tool, right.tool))
    if rules.0 != rules.1 { return ranks[Int(rules.0)] < ranks[Int(rules.1)] }
    if tools.0 != tools.1 { return ranks[Int(tools.0)] < ranks[Int(tools.1)] }
    return left.order < right.order
  }

  private func group(_ cluster: CodeCluster, in path: String) -> CrossToolGroup {
    let numbers = cluster.sharedCWEs.filter { $0 > 0 }.sorted().map { "CWE-\($0)" }
    let what = numbers.isEmpty ? texts[cluster.sites[0].rule] : numbers.joined(separator: ", ")
    let place =
      cluster.lines.map { lines in
        lines.count == 1 ? ":\(lines.lowerBound)" : ":\(lines.lowerBound)-\(lines.upperBound)"
      } ?? ""
    return CrossToolGroup(
      members: cluster.sites.flatMap(\.members).map(Int.init).sorted(),
      reason: "\(what) at \(path)\(place)", confidence: cluster.confidence)
  }
}

/// FNV-1a, which is the same in each run.
/// <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>
private func fingerprint(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

/// The line of code that a finding is about, without its white space.
enum CodeSnippet {
  static func text(of finding: Finding) -> String? {
    for case .code(let location) in finding.locations {
      guard let snippet = location.snippet else { continue }
      let line = numberedLine(finding.line, of: snippet) ?? snippet[...]
      let text = line.filter { !$0.isWhitespace }
      // Shorter ones, as `}`, are found everywhere.
      return (12...2000).contains(text.utf8.count) ? text : nil
    }
    return nil
  }

  /// Bandit shows lines around it, each behind its number.
  private static func numberedLine(_ line: Int?, of snippet: String) -> Substring? {
    guard let line else { return nil }
    let start = "\(line) "
    return snippet.prefix(20_000).split(separator: "\n").first { $0.hasPrefix(start) }?
      .dropFirst(start.count)
  }
}

extension Severity {
  /// 0 for the worst.
  var rank: Int8 {
    switch self {
    case .critical: 0
    case .high: 1
    case .medium: 2
    case .low: 3
    case .info: 4
    }
  }
}
