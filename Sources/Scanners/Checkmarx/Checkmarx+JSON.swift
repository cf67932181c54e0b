import FindingModel
import ReportReading
import ScannerKit

/// The JSON of Checkmarx AST: results of its engines for code, packages and infrastructure.
extension Checkmarx {
  func readCode(_ engine: JSON, into findings: inout Findings) {
    for language in engine["languages"] {
      for query in language["queries"] {
        let name = query["queryName"]
        let description = query["description"]
        findings.tell(CheckmarxFacts(query: name.text).gather(_:of:))
        findings.each(query["vulnerabilities"]) { record in
          var finding = try self.finding(
            record, title: Checkmarx.spaced(try name.requiredText()), tags: ["sast"])
          finding.description = description.exists ? description.text : ""
          finding.verified = record["status"].text != "To verify"
          finding.cwe = number(record["cweId"])
          if let node = record["nodes"].reduce(nil, { _, node -> JSON? in node }) {
            place(&finding, at: node["fileName"].text, line: node["line"].int)
          }
          return finding
        }
      }
    }
  }

  func readPackages(_ engine: JSON, into findings: inout Findings) {
    for package in engine["packages"] {
      let fullName = package["name"]
      findings.tell(CheckmarxFacts(query: nil).gather(_:of:))
      findings.each(package["vulnerabilities"]) { record in
        // As `Npm-underscore-1.10.2`; the reference takes the last two parts, whatever they are.
        let parts = try fullName.requiredText()
          .split(separator: "-", omittingEmptySubsequences: false)
        let name = parts.count > 1 ? parts[parts.count - 2] : parts[0]
        let version = parts.count > 1 ? parts[parts.count - 1] : ""
        let cve = record["cveId"]
        var finding = try self.finding(
          record, title: "\(name):\(version) | \(cve.pythonText)", tags: ["sca"])
        finding.description = record["description"].text
        finding.verified = record["state"].text != "To verify"
        finding.componentName = String(name)
        finding.componentVersion = String(version)
        finding.cwe = number(record["cwe"]) ?? 0
        if let cve = cve.text, !cve.isEmpty { finding.vulnerabilityIDs = [cve] }
        return finding
      }
    }
  }

  func readInfrastructure(_ engine: JSON, into findings: inout Findings) {
    for platform in engine["results"] {
      let name = platform["name"]
      findings.tell(CheckmarxFacts(query: nil).gather(_:of:))
      findings.each(platform["vulnerabilities"]) { record in
        let title = "\(name.pythonText) | \(record["issueType"].pythonText)"
        var finding = try self.finding(
          record, title: title, tags: ["kics"] + (name.text.map { [$0] } ?? []))
        finding.description = record["description"].text
        finding.verified = record["state"].text != "To verify"
        finding.severityJustification = record["actualValue"].text
        let line = record["line"]
        place(&finding, at: record["fileName"].text, line: line.exists ? line.int : 0)
        return finding
      }
    }
  }

  /// What the records of all engines have.
  private func finding(_ record: JSON, title: String, tags: [String]) throws -> Finding {
    guard record.isObject else { throw record.unexpected("an object") }
    let word = try record["severity"].requiredText()
    guard let severity = severity(word) else {
      throw record["severity"].error(
        "expected CRITICAL, HIGH, MEDIUM, LOW or INFO, found `\(word)`")
    }
    var finding = Finding(title, severity: severity)
    finding.date = date(record["firstFoundDate"])
    finding.active = record["status"].text != "Not exploitable"
    let id = record["id"]
    finding.uniqueIDFromTool = id.isTruthy ? id.pythonText : record["similarityId"].pythonText
    finding.staticFinding = true
    finding.tags = tags
    return finding
  }

  private func place(_ finding: inout Finding, at path: String?, line: Int?) {
    finding.filePath = path
    finding.line = line
    guard let path, !path.isEmpty else { return }
    finding.locations = [.code(CodeLocation(filePath: path, line: line))]
  }

  private func number(_ value: JSON) -> Int? {
    value.int ?? value.text.flatMap { Int($0) ?? CWE.number(in: $0) }
  }

  /// A text, or the seconds since 1970 as `{"seconds": 1651835169}`.
  private func date(_ value: JSON) -> Day? {
    if let text = value.text { return Day(checkmarxTime: text) }
    guard let seconds = value["seconds"].int,
      (-62_135_596_800..<253_402_300_800).contains(seconds)
    else { return nil }
    return Moment(secondsSince1970: seconds).day
  }
}
