public import FindingModel

/// A request as the findings of a run want it to be.
public struct RequestDraft: Sendable, Hashable {
  /// In lower case.
  public let uuid: String
  /// What DejaCode calls a title: no more than 255 code points in one line.
  public let title: String
  /// The worst.
  public let severity: Severity
  /// Of the package that it is about; nil where there is none, or several.
  public let purl: String?
  /// The findings, a line each, sorted; without line numbers, so that moved code changes nothing.
  public let entries: [String]
  /// How many findings there are.
  public let count: Int
  /// What tells one state of the findings from another.
  public let digest: String
  /// The most severe finding, the first one of those.
  public let worst: Finding
  /// All ids of vulnerabilities, sorted.
  public let vulnerabilities: [String]
}

/// Gathers findings into requests.
public struct RequestDrafts: Sendable {
  private let grouping: RequestGrouping
  private let target: String
  private var groups: [String: Group] = [:]
  /// UUIDs of requests whose findings a policy dropped: they are not gone.
  public private(set) var filtered: Set<String> = []

  private struct Group {
    var worst: Finding
    var purls: Set<String?>
    var entries: Set<String> = []
    var vulnerabilities: Set<String> = []
    var count = 0
  }

  public init(_ options: SyncOptions) {
    grouping = options.grouping
    target = options.target
  }

  /// Takes in a finding; one that nobody has to do anything about is kept from being closed, and no
  /// more.
  public mutating func add(_ finding: Finding) {
    let key = FindingKey(finding, grouping)
    guard finding.isOfConcern, (finding.verdict?.outcome ?? .kept) != .dropped else {
      filtered.insert(RequestID.uuid(target: target, fingerprint: key.fingerprint))
      return
    }
    var group =
      groups.removeValue(forKey: key.fingerprint) ?? Group(worst: finding, purls: [key.purl])
    if finding.severity > group.worst.severity { group.worst = finding }
    group.purls.insert(key.purl)
    group.entries.insert(finding.entry)
    group.vulnerabilities.formUnion(finding.vulnerabilityIDs.prefix(1))
    group.count += 1
    groups[key.fingerprint] = group
  }

  /// The most severe first.
  public var drafts: [RequestDraft] {
    groups.map { fingerprint, group in
      let entries = group.entries.sorted()
      return RequestDraft(
        uuid: RequestID.uuid(target: target, fingerprint: fingerprint),
        title: title(of: group), severity: group.worst.severity,
        purl: group.purls.count == 1 ? group.purls.first ?? nil : nil, entries: entries,
        count: group.count, digest: RequestID.digest(entries), worst: group.worst,
        vulnerabilities: group.vulnerabilities.sorted())
    }.sorted { ($1.severity, $0.title, $0.uuid) < ($0.severity, $1.title, $1.uuid) }
  }

  private func title(of group: Group) -> String {
    let worst = group.worst
    let component = worst.componentText
    let ids = group.vulnerabilities.count
    let text: String =
      switch (ids, component) {
      case (2..., let component?): "\(ids) vulnerabilities in \(component)"
      case (1, .some) where group.purls.count > 1:
        "\(worst.vulnerabilityIDs[0]) in \(group.purls.count) packages"
      case (1, let component?) where !worst.vulnerabilityIDs.isEmpty:
        "\(worst.vulnerabilityIDs[0]) in \(component)"
      default: worst.title + (worst.filePath.map { " (\($0))" } ?? "")
      }
    return "[\(worst.severity.rawValue.uppercased())] \(text)".requestTitle
  }
}

extension Finding {
  /// The finding in a line: what it is, how bad, what mends it, and where.
  fileprivate var entry: String {
    var text = self.vulnerabilityIDs.first ?? self.vulnIDFromTool ?? self.title
    if let component = self.componentText { text += " in \(component)" }
    text += ": \(self.severity.rawValue)"
    if let version = self.fixVersion, !version.isEmpty { text += ", fixed in \(version)" }
    if let path = self.filePath ?? self.place, !path.isEmpty { text += ", \(path)" }
    return text.inOneLine
  }
}

extension String {
  /// Control characters and runs of white space as one space each, none at the ends.
  var inOneLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          let isBreak =
            scalar.properties.generalCategory == .control || scalar.properties.isWhitespace
          return isBreak ? " " : scalar
        })
    ).split(separator: " ").joined(separator: " ")
  }

  /// Cut to what a title may have.
  fileprivate var requestTitle: String {
    let line = inOneLine
    guard line.unicodeScalars.count > 255 else { return line }
    return String(String.UnicodeScalarView(line.unicodeScalars.prefix(254))) + "…"
  }
}
