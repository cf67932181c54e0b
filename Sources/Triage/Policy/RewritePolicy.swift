import FindingModel

/// What is changed in findings before rules look at them.
package struct RewritePolicy: Sendable, Hashable {
  /// The first prefix that a path has is replaced.
  package var paths: [PathRewrite] = []
  package var labels: [LabelRule] = []
  package var redacts: Bool?

  package init() {}

  package mutating func add(_ other: RewritePolicy) {
    paths += other.paths
    labels += other.labels
    redacts = other.redacts ?? redacts
  }

  package var isEmpty: Bool { paths.isEmpty && labels.isEmpty }

  /// Changes the paths of a finding, then its service and tags by what it is then.
  func apply(to finding: inout Finding, today: Day) {
    if !paths.isEmpty { rewritePaths(of: &finding) }
    if labels.isEmpty { return }
    let subject = Subject(finding, today: today)
    for label in labels where label.condition.holds(for: subject) { label.apply(to: &finding) }
  }

  private func rewritePaths(of finding: inout Finding) {
    finding.filePath = finding.filePath.map(rewritten)
    finding.sastSourceFilePath = finding.sastSourceFilePath.map(rewritten)
    for index in finding.locations.indices {
      switch finding.locations[index] {
      case .code(var code):
        code.filePath = rewritten(code.filePath)
        code.sourceFilePath = code.sourceFilePath.map(rewritten)
        finding.locations[index] = .code(code)
      case .dependency(var dependency):
        dependency.filePath = dependency.filePath.map(rewritten)
        finding.locations[index] = .dependency(dependency)
      case .url: break
      }
    }
  }

  private func rewritten(_ path: String) -> String {
    for rewrite in paths {
      if let new = rewrite.apply(to: path) { return new }
    }
    return path
  }
}

/// A folder that is taken off paths, or replaced by another.
package struct PathRewrite: Sendable, Hashable {
  package let prefix: String
  package let replacement: String

  package init(prefix: String, replacement: String) {
    self.prefix = prefix
    self.replacement = replacement
  }

  /// The path with its prefix replaced; nothing where it does not begin with whole folders of it.
  func apply(to path: String) -> String? {
    guard path.hasPrefix(prefix) else { return nil }
    let rest = path.dropFirst(prefix.count)
    if prefix.hasSuffix("/") || rest.isEmpty { return replacement + rest }
    guard rest.first == "/" else { return nil }
    return replacement.isEmpty ? String(rest.dropFirst()) : replacement + rest
  }
}

/// A service and tags that findings get.
package struct LabelRule: Sendable, Hashable {
  package let condition: Condition
  package let service: String?
  package let tags: [String]

  package init(when condition: Condition, service: String?, tags: [String]) {
    self.condition = condition
    self.service = service
    self.tags = tags
  }

  func apply(to finding: inout Finding) {
    if let service { finding.service = service }
    for tag in tags where !finding.tags.contains(tag) { finding.tags.append(tag) }
  }
}
