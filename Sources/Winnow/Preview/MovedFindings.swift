import FindingModel

/// Pairs findings that go with findings that come, where they are probably the same: lines moved,
/// or a file was renamed.
struct MovedFindings {
  /// How far lines may have moved.
  private static let window = 50

  /// The pairs, each finding in at most one; the surest first.
  static func pairs(
    closed: [Finding], created: [Finding]
  ) -> [(closed: Int, created: Int, reason: String)] {
    var waiting: [Key: [Int]] = [:]
    for (number, finding) in created.enumerated() {
      if let key = Key(finding) { waiting[key, default: []].append(number) }
    }
    var pairs: [(closed: Int, created: Int, reason: String)] = []
    for (number, old) in closed.enumerated() {
      guard let key = Key(old), let candidates = waiting[key] else { continue }
      var best: (place: Int, sameness: Sameness)?
      for (place, candidate) in candidates.enumerated() {
        guard let sameness = Sameness(old, created[candidate]) else { continue }
        if best.map({ sameness < $0.sameness }) ?? true { best = (place, sameness) }
      }
      guard let best else { continue }
      pairs.append((number, candidates[best.place], best.sameness.reason))
      waiting[key]?.remove(at: best.place)
    }
    return pairs
  }

  /// What both must have in common.
  private struct Key: Hashable {
    let rule: String
    let fileName: Substring
    let severity: Severity

    init?(_ finding: Finding) {
      guard let path = finding.filePath, finding.line != nil else { return nil }
      rule = finding.vulnIDFromTool ?? finding.title
      fileName = path.split { $0 == "/" || $0 == "\\" }.last ?? ""
      severity = finding.severity
    }
  }

  /// How sure it is that two findings are the same; the least is the surest.
  private struct Sameness: Comparable {
    let rank: Int
    let distance: Int
    let reason: String

    init?(_ old: Finding, _ new: Finding) {
      distance = abs((old.line ?? 0) - (new.line ?? 0))
      let isSamePath = old.filePath == new.filePath
      if let snippet = old.snippet, snippet == new.snippet {
        rank = isSamePath ? 0 : 1
        reason = isSamePath ? "the same code on another line" : "the same code in another folder"
      } else if isSamePath, distance <= MovedFindings.window {
        rank = 2
        reason = distance == 1 ? "1 line apart" : "\(distance) lines apart"
      } else if !isSamePath, distance == 0 {
        rank = 3
        reason = "the same line of a file of that name in another folder"
      } else {
        return nil
      }
    }

    static func < (left: Sameness, right: Sameness) -> Bool {
      (left.rank, left.distance) < (right.rank, right.distance)
    }
  }
}

extension Finding {
  /// The code at the finding's place.
  fileprivate var snippet: String? {
    for case .code(let code) in self.locations {
      if let snippet = code.snippet, !snippet.isEmpty { return snippet }
    }
    return nil
  }
}
