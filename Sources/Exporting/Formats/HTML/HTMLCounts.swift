import FindingModel

/// What the page's charts count.
struct HTMLCounts: Sendable {
  private(set) var severities = SeverityCounts()
  private(set) var components: [String: [Severity: Int]] = [:]
  private(set) var weaknesses: [String: [Severity: Int]] = [:]
  /// What a baseline lacks.
  private(set) var new = 0

  mutating func add(_ finding: Finding) {
    severities.add(finding)
    if let component = finding.componentLabel {
      components[component, default: [:]][finding.severity, default: 0] += 1
    }
    if let weakness = finding.weakness {
      weaknesses["\(weakness)", default: [:]][finding.severity, default: 0] += 1
    }
    if finding.isNew == true { new += 1 }
  }

  mutating func add(report scanType: String) { severities.add(report: scanType) }

  mutating func join(_ other: HTMLCounts) {
    severities.join(other.severities)
    for (name, counts) in other.components {
      components[name, default: [:]].merge(counts, uniquingKeysWith: +)
    }
    for (name, counts) in other.weaknesses {
      weaknesses[name, default: [:]].merge(counts, uniquingKeysWith: +)
    }
    new += other.new
  }

  var charts: [BarChart] {
    [
      BarChart(
        "Severity", filter: "severity",
        Severity.allCases.map { ($0.rawValue, [$0: severities.count(of: $0)]) }),
      BarChart("Tool", filter: "tool", BarChart.most(of: severities.tools)),
      BarChart("Component", filter: "component", BarChart.most(of: components)),
      BarChart("Weakness", filter: "cwe", BarChart.most(of: weaknesses), prefix: "CWE-"),
    ]
  }
}
