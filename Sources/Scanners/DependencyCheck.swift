import FindingModel
import ReportReading
import ScannerKit

/// Reads the XML reports of OWASP Dependency-Check, of every version of its schema.
///
///     dependency-check.sh --scan . --format XML --out dependency-check-report.xml
///
/// Format: <https://jeremylong.github.io/DependencyCheck/dependency-check.4.1.xsd>
struct DependencyCheck: XMLScanner {
  let about = About(
    id: "dependency_check", name: "OWASP Dependency-Check", scanTypes: ["Dependency Check Scan"],
    reads: "XML: all schema versions", homepage: "https://owasp.org/www-project-dependency-check/")

  func recognize(_ report: XML) -> Evidence? {
    guard report.name == "analysis" else { return nil }
    guard report["projectInfo"].exists || report["scanInfo"].exists else {
      return report["dependencies"].exists
        ? Evidence(.likely, "root element `analysis` with `dependencies`") : nil
    }
    return Evidence(.certain, "root element `analysis` with `scanInfo` or `projectInfo`")
  }

  func read(_ report: XML, into findings: inout Findings) throws {
    guard report.name == "analysis" else {
      throw report.error("expected the root element `analysis`, found `\(report.name)`")
    }
    let date = report["projectInfo"].childText("reportDate").flatMap { Day(startOf: $0) }
    var seen = SeenKeys()
    let now = findings.now
    findings.eachSeveral("dependency", in: report["dependencies"]) { record, faults in
      try self.findings(of: record, date: date, now: now, &faults).filter {
        seen.insert("\($0.title)|\($0.cwe ?? 0)|\($0.filePath?.lowercased() ?? "")")
      }
    }
  }

  private func findings(
    of record: XML, date: Day?, now: Moment, _ faults: inout [any Error]
  ) throws -> [Finding] {
    let vulnerabilities = record["vulnerabilities"]
    var elements = Array(vulnerabilities.all("vulnerability"))
    elements += vulnerabilities.all("suppressedVulnerability")
    if elements.isEmpty { return [] }
    let dependency = try Dependency(record)
    var findings: [Finding] = []
    for element in elements {
      do {
        var finding = try self.finding(element, of: dependency, now: now)
        finding.date = date
        findings.append(finding)
      } catch {
        faults.append(error)
      }
    }
    return findings
  }

  private func finding(
    _ element: XML, of dependency: Dependency, now: Moment
  ) throws -> Finding {
    let name = try element["name"].requiredText()
    let component = "\(dependency.name):\(dependency.version ?? "None")"
    let rating = Rating(element)
    var finding = Finding("\(component) | \(name)", severity: rating.severity)
    finding.cvssV3 = rating.vector?.cleanVector
    finding.cvssV3Score = rating.vector?.scores.environmental
    finding.description = element.childText("description") ?? ""
    if let source = element.attribute("source"), !source.isEmpty {
      finding.description? += "\n**Source:** \(source)"
    }
    finding.cwes = weaknesses(of: element)
    // Vulnerable third-party component.
    finding.cwe = finding.cwes.first ?? 1035
    if name.hasPrefix("CVE") { finding.vulnerabilityIDs = [String(name.prefix(28))] }
    finding.references = references(of: element)
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
    if element.name == "suppressedVulnerability" {
      suppress(&finding, notes: element.descendant("notes"), advice: advice, now: now)
    } else {
      finding.mitigation = advice
      finding.description? += "\n**Filepath:** \(dependency.filePath ?? "None")"
    }
    finding.description? += dependency.related
    return finding
  }

  private func suppress(_ finding: inout Finding, notes: XML, advice: String, now: Moment) {
    var reason = "Document on why we are suppressing this vulnerability is missing!"
    if notes.exists {
      reason = notes.text ?? ""
    } else {
      finding.tags.append("no_suppression_document")
    }
    finding.mitigation =
      "**This vulnerability is mitigated and/or suppressed:** \(reason)\n\(advice)"
    finding.active = false
    finding.isMitigated = true
    finding.mitigated = now
    finding.tags.append("suppressed")
  }

  /// `cwes/cwe` since schema 2.0, one `cwe` before.
  private func weaknesses(of element: XML) -> [Int] {
    let list = element["cwes"]
    let texts = list.exists ? list.all("cwe").map(\.text) : [element["cwe"].text]
    return texts.compactMap { text in
      guard let text else { return nil }
      if let number = CWE.number(in: text) { return number }
      return CWE.number(in: "CWE-\(text)")
    }
  }

  private func references(of element: XML) -> String? {
    let list = element["references"]
    guard list.exists else { return nil }
    return list.all("reference").map { reference in
      let url = reference.childText("url")
      let name = reference.childText("name")
      let source =
        "**Source:** \(reference.childText("source") ?? "None")\n**URL:** \(url ?? "None")\n"
      return source + (url == name ? "\n" : "**Name:** \(name ?? "None")\n\n")
    }.joined()
  }
}

/// The file that is vulnerable, and the component that it was taken for.
private struct Dependency {
  let fileName: String
  let filePath: String?
  private(set) var name: String
  private(set) var version: String?
  private(set) var purl: String?
  /// The files that were found to be the same component, as a block of Markdown.
  let related: String

  init(_ record: XML) throws {
    fileName = try record["fileName"].requiredText()
    filePath = record.childText("filePath")
    related = Dependency.related(record["relatedDependencies"])
    name = fileName
    if let component = Dependency.component(of: record) {
      name = component.name ?? fileName
      version = component.version
      purl = component.purl
    }
  }

  private typealias Component = (name: String?, version: String?, purl: String?)

  /// By the surest identifier: a purl (since 6.0), a CPE, Maven coordinates, collected evidence.
  private static func component(of record: XML) -> Component? {
    let identifiers = record["identifiers"]
    let text = identifiers.descendant("package").childText("id").map(trimmed)
    if let text, let purl = try? PackageURL(text) {
      let name = (purl.namespace.map { "\($0):" } ?? "") + purl.name
      return (name, purl.version ?? "", text)
    }
    let cpe = identifiers.descendant("identifier", where: "type", equals: "cpe").childText("name")
    if let cpe, let component = Dependency.component(ofCPE: cpe) { return component }
    let maven = identifiers.descendant("identifier", where: "type", equals: "maven")
    let parts = maven.childText("name")?.split(separator: ":", omittingEmptySubsequences: false)
    if let parts, parts.count == 3 { return ("\(parts[0]):\(parts[1])", String(parts[2]), nil) }
    let evidence = record["evidenceCollected"]
    let product = evidence.descendant("evidence", where: "type", equals: "product")
    guard product.exists else { return nil }
    let version = evidence.descendant("evidence", where: "type", equals: "version")
    return (product.childText("value"), version.childText("value"), nil)
  }

  /// `cpe:/a:vendor:product:version` (CPE 2.2) or `cpe:2.3:a:vendor:product:version`.
  private static func component(ofCPE text: String) -> Component? {
    var parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.first?.lowercased() == "cpe", parts.count > 3 else { return nil }
    parts.removeFirst(parts[1] == "2.3" ? 3 : 2)
    guard parts.count > 1 else { return nil }
    return ("\(parts[0]):\(parts[1])", parts.count > 2 ? parts[2] : "", nil)
  }

  private static func related(_ list: XML) -> String {
    let lines = list.all("relatedDependency").compactMap { file -> String? in
      guard let name = file.childText("fileName"), !name.isEmpty else { return nil }
      let path = trimmed(file.childText("filePath") ?? "")
      return path.isEmpty ? "- \(name)" : "- \(name) (\(path))"
    }
    return lines.isEmpty ? "" : "\n**Related Filepaths:**\n" + lines.joined(separator: "\n")
  }

  private static func trimmed(_ text: String) -> String {
    let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    let scalars = text.unicodeScalars.drop(while: isSpace)
    return String(
      scalars.reversed().drop(while: isSpace).reversed().reduce(into: "") {
        $0.unicodeScalars.append($1)
      })
  }
}

/// How bad a vulnerability is: by CVSS 3, else by the word of CVSS 2, else by the report's word.
private struct Rating {
  private(set) var severity = Severity.medium
  private(set) var vector: CVSS?

  init(_ element: XML) {
    var word = element.childText("severity")
    let cvss3 = element["cvssV3"]
    if cvss3.exists {
      vector = Rating.vector(cvss3)
      if let vector {
        // A score of 0 is "None", which the reference takes for an unknown word.
        severity = vector.severity == .info ? .medium : vector.severity
        return
      }
    } else if element["cvssV2"].exists {
      word = element["cvssV2"].childText("severity") ?? word
    }
    severity = Rating.severities[word?.lowercased() ?? ""] ?? .medium
  }

  /// The reference looks for `version` outside the namespace, so it is always 3.1.
  private static func vector(_ element: XML) -> CVSS? {
    var text = "CVSS:3.1"
    for (name, metric) in metrics {
      guard let word = element[name].text, let letter = letters[word] else { return nil }
      text += "/\(metric):\(letter)"
    }
    return CVSS.first(in: text)
  }

  private static let metrics: [(StaticString, String)] = [
    ("attackVector", "AV"), ("attackComplexity", "AC"), ("privilegesRequired", "PR"),
    ("userInteraction", "UI"), ("scope", "S"), ("confidentialityImpact", "C"),
    ("integrityImpact", "I"), ("availabilityImpact", "A"),
  ]

  private static let letters = [
    "NETWORK": "N", "ADJACENT": "A", "LOCAL": "L", "PHYSICAL": "P", "LOW": "L", "HIGH": "H",
    "NONE": "N", "REQUIRED": "R", "UNCHANGED": "U", "CHANGED": "C", "N": "N", "A": "A", "L": "L",
    "P": "P", "H": "H", "R": "R", "U": "U", "C": "C",
  ]

  private static let severities: [String: Severity] = [
    "info": .info, "low": .low, "moderate": .medium, "medium": .medium, "high": .high,
    "critical": .critical,
  ]
}
