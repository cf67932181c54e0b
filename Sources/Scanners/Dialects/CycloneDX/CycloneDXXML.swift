import FindingModel
import ReportReading
import ScannerKit

/// The XML form, since 1.0; vulnerabilities since 1.4, before that by an extension.
///
/// The schemas fix the order of elements: what is referred to stands before what refers to it.
extension CycloneDX {
  func read(_ report: XML, into findings: inout Findings) throws {
    guard report.name == "bom" else {
      throw report.error("expected the root element `bom`, found `\(report.name)`")
    }
    findings.tell(gather(_:ofElement:))
    let wanted = findings.wantedFacts
    let document =
      wanted.contains(.property)
      ? BOMLink.document(
        report.attribute("serialNumber"), version: report.attribute("version")) : nil
    var date: Day?
    var components: [String: Component] = [:]
    for part in report.children {
      switch part.name {
      case "metadata":
        date = part["timestamp"].text.flatMap { Day(startOf: $0) }
        findings.share(.artifact, [part["component"]["purl"].text])
      case "components":
        for record in part.all("component") {
          let component = component(record, in: document, components, date: date, into: &findings)
          if let ref = record.attribute("bom-ref") { components[ref] = component }
        }
      case "vulnerabilities":
        findings.eachSeveral("vulnerability", in: part) { record, faults in
          if record.attribute("ref") != nil {
            return [try self.extensionFinding(record, in: nil, components, date: date)]
          }
          return try self.findings(
            of: record, in: components, date: date, wanted, &faults)
        }
      default: break
      }
    }
  }

  /// Reads a component, and the vulnerabilities inside it by the extension.
  private func component(
    _ record: XML, in document: String?, _ components: [String: Component], date: Day?,
    into findings: inout Findings
  ) -> Component {
    var component = Component()
    let wanted = findings.wantedFacts
    var cpe: String?
    for part in record.children {
      switch part.name {
      case "name": component.name = component.name ?? part.text ?? ""
      case "version": component.version = component.version ?? part.text ?? ""
      case "purl": component.purl = part.text
      case "cpe" where wanted.contains(.cpe): cpe = part.text
      case "licenses": component.license = license(of: part)
      case "hashes":
        for hash in part.all("hash") { component.addHash(hash.attribute("alg"), hash.text) }
      case "vulnerabilities":
        findings.each("vulnerability", in: part) {
          try extensionFinding($0, in: component, components, date: date)
        }
      default: break
      }
    }
    component.keepFacts(wanted, of: record.attribute("bom-ref"), in: document, cpe: cpe)
    return component
  }

  /// An SPDX expression, else the licences one by one.
  private func license(of list: XML) -> String {
    if let expression = list["expression"].text, !expression.isEmpty { return expression }
    let names = list.all("license").compactMap { license -> String? in
      [license["id"].text, license["name"].text].compactMap(\.self).first { !$0.isEmpty }
    }
    return names.joined(separator: " OR ")
  }

  private func findings(
    of record: XML, in components: [String: Component], date: Day?,
    _ wanted: Set<Fact.Kind>,
    _ faults: inout FirstErrors
  ) throws -> [Finding] {
    let vulnerability = try vulnerability(record)
    return record["affects"].all("target").compactMap { target in
      guard let ref = target["ref"].text else {
        faults.add(target["ref"].error(target["ref"].exists ? "expected text" : "missing"))
        return nil
      }
      let place = components[ref] ?? unknownComponent(ref, telling: wanted)
      var finding = vulnerability.finding(in: place, date: date)
      finding.occurrences = 1
      finding.part = target.bytes
      return finding
    }
  }

  private func vulnerability(_ record: XML) throws(ReportError) -> Vulnerability {
    var vulnerability = Vulnerability()
    vulnerability.id = record.childText("id")
    vulnerability.description = record.childText("description")
    vulnerability.detail = record.childText("detail")
    vulnerability.recommendation = record.childText("recommendation")
    for advisory in record["advisories"].all("advisory") {
      vulnerability.addAdvisory(
        title: advisory.childText("title"), url: advisory.childText("url"))
    }
    vulnerability.otherIDs = record["references"].all("reference").compactMap { $0["id"].text }
    vulnerability.cwes = weaknesses(of: record)
    try rate(&vulnerability, by: record["ratings"], methods: ["CVSSv3", "CVSSv31"])
    vulnerability.state = record["analysis"]["state"].text
    vulnerability.stateDetail = record["analysis"]["detail"].text
    return vulnerability
  }

  /// Takes the first severity there is, and goes by the last vector of CVSS 3.
  func rate(
    _ vulnerability: inout Vulnerability, by ratings: XML, methods: [String]
  ) throws(ReportError) {
    let first = ratings.all("rating").first { $0["severity"].exists }
    vulnerability.severity = try first.flatMap(severity) ?? .medium
    for rating in ratings.all("rating") {
      guard let method = rating["method"].text, methods.contains(method) else { continue }
      vulnerability.rate(vector: rating["vector"].text, severity: try severity(of: rating))
    }
  }

  private func severity(of rating: XML) throws(ReportError) -> Severity? {
    let value = rating["severity"]
    return try severity(value.text) { value.error($0) }
  }

  func weaknesses(of record: XML) -> [Int] {
    record["cwes"].all("cwe").compactMap { $0.text.flatMap { Int($0) } }
  }
}
