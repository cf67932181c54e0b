import FindingModel

/// How many findings there are of each tool and severity.
struct SeverityCounts: Sendable {
  private(set) var tools: [String: [Severity: Int]] = [:]
  private(set) var dismissed = 0

  mutating func add(_ finding: Finding) {
    tools[finding.toolName, default: [:]][finding.severity, default: 0] += 1
    if !finding.isOfConcern { dismissed += 1 }
  }

  /// A tool that found nothing is one too; what SARIF says names its tool itself.
  mutating func add(report scanType: String) {
    if scanType == "SARIF" { return }
    let tool = Finding.tool(ofScanType: scanType)
    tools[tool] = tools[tool] ?? [:]
  }

  mutating func join(_ other: SeverityCounts) {
    tools.merge(other.tools) { $0.merging($1, uniquingKeysWith: +) }
    dismissed += other.dismissed
  }

  func count(of severity: Severity, by tool: String? = nil) -> Int {
    if let tool { return tools[tool]?[severity] ?? 0 }
    return tools.values.reduce(0) { $0 + ($1[severity] ?? 0) }
  }

  var all: Int { Severity.allCases.reduce(0) { $0 + count(of: $1) } }

  /// `9 findings: 2 Critical, 3 High`
  var line: String {
    let parts = Severity.allCases.compactMap { severity in
      let count = count(of: severity)
      return count > 0 ? "\(count) \(severity.rawValue)" : nil
    }
    let all = all == 1 ? "1 finding" : "\(all) findings"
    let note = dismissed > 0 ? "; \(dismissed) of no concern" : ""
    return (parts.isEmpty ? all : "\(all): \(parts.joined(separator: ", "))") + note
  }
}
