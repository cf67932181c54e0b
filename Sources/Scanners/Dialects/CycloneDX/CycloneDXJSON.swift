import FindingModel
import ReportReading
import ScannerKit

/// The JSON form, since 1.2; vulnerabilities since 1.4.
extension CycloneDX {
  func read(_ report: JSON, into findings: inout Findings) throws {
    guard
      report.first(of: "bomFormat", "specVersion", "components", "vulnerabilities") != nil
    else { throw report.error("expected `bomFormat` and `specVersion`, found neither") }
    let date = report["metadata"]["timestamp"].text.flatMap { Day(startOf: $0) }
    let wanted = findings.wantedFacts
    findings.share(.artifact, [report["metadata"]["component"]["purl"].text])
    let document =
      wanted.contains(.property)
      ? BOMLink.document(
        report["serialNumber"].text, version: report["version"].int.map(String.init)) : nil
    var components: [String: Component] = [:]
    report["components"].eachRecord { component in
      do throws(ReportError) {
        add(try component.get(), to: &components, in: document, wanted)
      } catch {
        findings.note(error)
      }
    }
    var faults = FirstErrors()
    findings.tell(gather(_:of:))
    findings.eachSeveral(report["vulnerabilities"]) { record in
      guard record.isObject else { throw record.unexpected("an object") }
      let vulnerability = try self.vulnerability(record)
      return record["affects"].compactMap { target in
        guard let ref = target["ref"].text else {
          faults.add(target["ref"].unexpected("a text"))
          return nil
        }
        let place = components[ref] ?? unknownComponent(ref, telling: wanted)
        var finding = vulnerability.finding(in: place, date: date)
        finding.part = target.bytes
        return finding
      }
    }
    findings.note(faults)
  }

  /// Adds a component and those inside it.
  private func add(
    _ record: JSON, to components: inout [String: Component], in document: String?,
    _ wanted: Set<Fact.Kind>
  ) {
    for inner in record["components"] {
      add(inner, to: &components, in: document, wanted)
    }
    guard let ref = record["bom-ref"].text else { return }
    var component = Component(
      name: record["name"].text, version: record["version"].text, purl: record["purl"].text)
    component.license = license(of: record["licenses"])
    for hash in record["hashes"] { component.addHash(hash["alg"].text, hash["content"].text) }
    component.keepFacts(wanted, of: ref, in: document, cpe: record["cpe"].text)
    components[ref] = component
  }

  /// An SPDX expression, else the licences one by one.
  private func license(of list: JSON) -> String {
    for entry in list {
      if let expression = entry["expression"].text, !expression.isEmpty { return expression }
    }
    let names = list.compactMap { entry -> String? in
      let license = entry["license"]
      return [license["id"].text, license["name"].text].compactMap(\.self).first { !$0.isEmpty }
    }
    return names.joined(separator: " OR ")
  }

  private func vulnerability(_ record: JSON) throws(ReportError) -> Vulnerability {
    var vulnerability = Vulnerability()
    vulnerability.id = record["id"].text
    vulnerability.description = record["description"].text
    vulnerability.detail = record["detail"].text
    let recommendation = record["recommendation"]
    vulnerability.recommendation = recommendation.exists ? recommendation.text : ""
    for advisory in record["advisories"] {
      vulnerability.addAdvisory(title: advisory["title"].text, url: advisory["url"].text)
    }
    vulnerability.otherIDs = record["references"].compactMap { $0["id"].text }
    vulnerability.cwes = record["cwes"].compactMap(weakness)
    vulnerability.severity = try severity(of: record["ratings"][0]) ?? .medium
    for rating in record["ratings"] {
      guard ["CVSSv3", "CVSSv31"].contains(rating["method"].text) else { continue }
      vulnerability.rate(vector: rating["vector"].text, severity: try severity(of: rating))
    }
    vulnerability.state = record["analysis"]["state"].text
    vulnerability.stateDetail = record["analysis"]["detail"].text
    return vulnerability
  }

  private func severity(of rating: JSON) throws(ReportError) -> Severity? {
    let value = rating["severity"]
    return try severity(value.text) { value.error($0) }
  }

  private func weakness(_ value: JSON) -> Int? {
    value.int ?? value.text.flatMap { Int($0) ?? CWE.number(in: $0) }
  }
}
