import FindingModel

/// Pairs findings that go with findings that come, where they are probably the same: lines moved,
/// or a file was renamed.
struct MovedFindings {
  /// How far lines may have moved.
  private static let window = 50
  /// How many findings of one rule in files of one name are compared.
  private static let most = 200
  private let renames: Renames

  init(_ renames: Renames = Renames()) { self.renames = renames }

  /// The pairs, each finding in at most one; the surest first.
  func pairs(
    closed: [Finding], created: [Finding]
  ) -> [(closed: Int, created: Int, reason: String)] {
    var waiting: [Key: [Int]] = [:]
    for (number, finding) in created.enumerated() {
      guard let place = Place(finding) else { continue }
      if waiting[place.key, default: []].count < MovedFindings.most {
        waiting[place.key, default: []].append(number)
      }
    }
    var pairs: [(closed: Int, created: Int, reason: String)] = []
    for (number, old) in closed.enumerated() {
      guard let place = Place(old, renames), let candidates = waiting[place.key] else { continue }
      var best: (place: Int, sameness: Sameness)?
      for (index, candidate) in candidates.enumerated() {
        guard let new = Place(created[candidate]), let sameness = Sameness(place, new) else {
          continue
        }
        if best.map({ sameness < $0.sameness }) ?? true { best = (index, sameness) }
      }
      guard let best else { continue }
      pairs.append((number, candidates[best.place], best.sameness.reason))
      waiting[place.key]?.remove(at: best.place)
    }
    return pairs
  }

  /// What both must have in common.
  private struct Key: Hashable {
    let rule: String
    let fileName: Substring
    let severity: Severity
  }

  /// Where a finding is, or would be now.
  private struct Place {
    let key: Key
    let path: String
    let line: Int
    let snippet: String?
    let isRenamed: Bool

    init?(_ finding: Finding, _ renames: Renames = Renames()) {
      guard let path = finding.filePath, let line = finding.line else { return nil }
      let newPath = renames.newPath(of: path)
      self.path = newPath ?? path
      self.line = line
      isRenamed = newPath != nil
      snippet = finding.snippet
      key = Key(
        rule: finding.vulnIDFromTool ?? finding.title,
        fileName: self.path.split { $0 == "/" || $0 == "\\" }.last.map { $0 } ?? "",
        severity: finding.severity)
    }
  }

  /// How sure it is that two findings are the same; the least is the surest.
  private struct Sameness: Comparable {
    let rank: Int
    let distance: Int
    let reason: String

    init?(_ old: Place, _ new: Place) {
      distance = abs(old.line - new.line)
      let isSamePath = old.path == new.path
      let file = old.isRenamed ? "the file was renamed, " : ""
      if let snippet = old.snippet, snippet == new.snippet {
        rank = isSamePath ? 0 : 1
        reason =
          isSamePath
          ? file + (distance == 0 ? "the same code" : "the same code on another line")
          : "the same code in another folder"
      } else if isSamePath, distance <= MovedFindings.window {
        rank = 2
        let lines = distance == 1 ? "1 line apart" : "\(distance) lines apart"
        reason = file + (distance == 0 ? "the same line" : lines)
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
