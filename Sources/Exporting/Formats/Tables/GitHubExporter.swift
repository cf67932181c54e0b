package import FindingModel

/// Workflow commands of GitHub Actions, which show findings beside the code.
///
/// Format: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>
package struct GitHubExporter: Exporter {
  package let wantedFacts: Set<Fact.Kind> = []
  package let separator: StaticString = ""
  private var levels: [String: Int] = [:]

  /// What GitHub shows of each level in a step.
  private static let mostOfLevel = 10

  package init() {}

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    if !finding.isOfConcern { return 0 }
    let level = GitHubExporter.level(finding.severity)
    levels[level, default: 0] += 1
    var properties: [String] = []
    if let path = finding.filePath, !path.isEmpty {
      properties.append("file=\(path.inProperty)")
      if let line = finding.line, line > 0 { properties.append("line=\(line)") }
    }
    properties.append("title=\("\(finding.severity.rawValue): \(finding.title)".inProperty)")
    let text = finding.description.flatMap { $0.isEmpty ? nil : $0 } ?? finding.title
    bytes.raw("::\(level) \(properties.joined(separator: ","))::\(text.inMessage)\n")
    return 1
  }

  package mutating func join(_ part: GitHubExporter) {
    levels.merge(part.levels, uniquingKeysWith: +)
  }

  package var remarks: [String] {
    levels.filter { $0.value > GitHubExporter.mostOfLevel }.sorted { $0.key < $1.key }.map {
      "\($0.value) annotations of level \($0.key), of which GitHub shows"
        + " \(GitHubExporter.mostOfLevel) in a step"
    }
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low, .info: "notice"
    }
  }
}

extension String {
  /// As the message of a command: a line of its own would be another command.
  fileprivate var inMessage: String {
    shownLines.prefix(scalars: 4000).rewritten { byte in
      switch byte {
      case UInt8(ascii: "%"): "%25"
      case UInt8(ascii: "\n"): "%0A"
      default: nil
      }
    }
  }

  fileprivate var inProperty: String {
    shownLine.rewritten { byte in
      switch byte {
      case UInt8(ascii: "%"): "%25"
      case UInt8(ascii: ":"): "%3A"
      case UInt8(ascii: ","): "%2C"
      default: nil
      }
    }
  }
}
