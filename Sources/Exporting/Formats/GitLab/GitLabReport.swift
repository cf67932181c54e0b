import FindingModel

/// What GitLab's security reports have in common.
///
/// Format: <https://gitlab.com/gitlab-org/security-products/security-report-schemas>, version 15.
struct GitLabReport {
  let context: ExportContext
  /// `sast` or `dependency_scanning`.
  let kind: String

  static let version = "15.2.1"

  func scan(_ json: inout JSONBytes) {
    // Times without a zone, which are of UTC.
    let now = String(context.now.description.dropLast())
    json.object("scan") { json in
      for part in 0..<2 {
        json.object(part == 0 ? "analyzer" as StaticString : "scanner") { json in
          json.member("id", "winnow")
          json.member("name", "Winnow")
          json.member("version", context.version)
          json.object("vendor") { $0.member("name", "Winnow") }
        }
      }
      json.member("type", kind)
      json.member("start_time", now)
      json.member("end_time", now)
      json.member("status", "success")
    }
  }

  /// The members of a vulnerability but for its location.
  func vulnerability(_ finding: Finding, number: String, _ json: inout JSONBytes) {
    json.member("id", number)
    json.member("name", finding.title.shownLine.prefix(scalars: 255))
    json.member("description", finding.description?.prefix(scalars: 1_048_576))
    json.member("severity", finding.severity.rawValue)
    if let solution = finding.mitigation, !solution.isEmpty {
      json.member("solution", solution.prefix(scalars: 7000))
    }
    json.list("identifiers", identifiers(of: finding)) { json, identifier in
      json.object {
        $0.member("type", identifier.type)
        $0.member("name", identifier.name)
        $0.member("value", identifier.value)
        $0.member("url", identifier.url)
      }
    }
    let links = CycloneDXAdvisory.all(of: finding.references ?? "").compactMap(\.url)
      .filter { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
    if !links.isEmpty {
      json.list("links", links) { json, url in json.object { $0.member("url", url) } }
    }
    if finding.falsePositive {
      json.list("flags", ["flagged-as-likely-false-positive"]) { json, flag in
        json.object {
          $0.member("type", flag)
          $0.member("origin", "Winnow")
          $0.member("description", finding.dismissal ?? "false positive")
        }
      }
    }
  }

  private struct Identifier {
    var type: String
    var name: String
    var value: String
    var url: String?
  }

  /// The vulnerability, the rule and the weaknesses; GitLab asks for one at least.
  private func identifiers(of finding: Finding) -> [Identifier] {
    var all = finding.vulnerabilityIDs.filter { !$0.isEmpty }.map { id in
      let type = id.prefix { $0 != "-" }.lowercased()
      let known = [
        "cve": "https://www.cve.org/CVERecord?id=\(id)",
        "ghsa": "https://github.com/advisories/\(id)",
      ]
      return Identifier(type: type, name: id, value: id, url: known[type])
    }
    let tool = finding.toolName
    let rule = finding.ruleID ?? finding.hashCode ?? finding.title
    if !all.contains(where: { $0.value == rule }) {
      let type = tool.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_")
      all.append(Identifier(type: "\(type)_rule_id", name: "\(tool): \(rule)", value: rule))
    }
    for number in finding.weaknesses.reversed() {
      all.append(
        Identifier(
          type: "cwe", name: "CWE-\(number)", value: "\(number)",
          url: "https://cwe.mitre.org/data/definitions/\(number).html"))
    }
    return all.map { identifier in
      var identifier = identifier
      identifier.name = identifier.name.prefix(scalars: 255)
      return identifier
    }
  }

  /// The id of a vulnerability: by what was found where.
  static func id(of finding: Finding, in report: String) -> String {
    CycloneDXVulnerability.name(of: finding, in: report, affecting: "")
  }
}
