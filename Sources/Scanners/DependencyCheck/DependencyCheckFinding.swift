import FindingModel
import ReportReading
import ScannerKit

extension DependencyCheck {
  /// The findings of a dependency; adds to `faults` why a vulnerability cannot be read.
  func findings(
    of record: some DependencyRecord, date: Day?, now: Moment, _ wantedFacts: Set<Fact.Kind>,
    _ faults: inout FirstErrors
  ) throws -> [Finding] {
    let vulnerabilities = record.vulnerabilities
    if vulnerabilities.isEmpty { return [] }
    let dependency = try Dependency(record)
    var facts = Facts(wantedFacts)
    if !wantedFacts.isEmpty { gather(&facts, of: record) }
    var findings: [Finding] = []
    for vulnerability in vulnerabilities {
      do {
        var finding = try self.finding(vulnerability, of: dependency, now: now)
        finding.date = date
        if !wantedFacts.isEmpty {
          var facts = facts
          gather(&facts, of: vulnerability, in: record)
          finding.facts = facts.told
        }
        findings.append(finding)
      } catch {
        faults.add(ReportError(caught: error))
      }
    }
    return findings
  }

  private func finding(
    _ record: some VulnerabilityRecord, of dependency: Dependency, now: Moment
  ) throws -> Finding {
    let name = try record.name()
    let component = "\(dependency.name):\(dependency.version ?? "None")"
    let rating = Rating(record)
    var finding = Finding("\(component) | \(name)", severity: rating.severity)
    finding.records = [record.place]
    finding.cvssV3 = rating.vector?.cleanVector
    finding.cvssV3Score = rating.vector?.scores.environmental
    finding.description = record.description ?? ""
    if let source = record.source, !source.isEmpty {
      finding.description? += "\n**Source:** \(source)"
    }
    finding.cwes = record.weaknesses.compactMap { text in
      CWE.number(in: text) ?? CWE.number(in: "CWE-\(text)")
    }
    // Vulnerable third-party component.
    finding.cwe = finding.cwes.first ?? 1035
    if name.hasPrefix("CVE") { finding.vulnerabilityIDs = [String(name.prefix(28))] }
    finding.references = record.references.map(references)
    finding.componentName = dependency.name
    finding.componentVersion = dependency.version
    finding.filePath = dependency.fileName
    finding.staticFinding = true
    finding.dynamicFinding = false
    if let purl = dependency.purl {
      finding.locations = [
        .dependency(DependencyLocation(purl: purl, filePath: dependency.fileName))
      ]
    }
    let advice = "Update \(component) to at least the version recommended in the description"
    if record.isSuppressed {
      suppress(&finding, notes: record.notes, advice: advice, now: now)
    } else {
      finding.mitigation = advice
      finding.description? += "\n**Filepath:** \(dependency.filePath ?? "None")"
    }
    finding.description? += dependency.related
    return finding
  }

  private func suppress(_ finding: inout Finding, notes: String?, advice: String, now: Moment) {
    if notes == nil { finding.tags.append("no_suppression_document") }
    let reason = notes ?? "Document on why we are suppressing this vulnerability is missing!"
    finding.mitigation =
      "**This vulnerability is mitigated and/or suppressed:** \(reason)\n\(advice)"
    finding.active = false
    finding.isMitigated = true
    finding.mitigated = now
    finding.tags.append("suppressed")
  }

  private func references(_ references: [ReferenceTexts]) -> String {
    references.map { reference in
      let url = reference.url
      let source =
        "**Source:** \(reference.source ?? "None")\n**URL:** \(url ?? "None")\n"
      return source
        + (url == reference.name ? "\n" : "**Name:** \(reference.name ?? "None")\n\n")
    }.joined()
  }
}
