import FindingModel
import ReportReading

/// Reads the analyses in CycloneDX documents, in JSON and XML: `not_affected`, `false_positive`,
/// `resolved` and `resolved_with_pedigree` drop, `exploitable` and `in_triage` keep.
///
/// What an analysis is about is a component of the document itself, or by a BOM-Link one of
/// another document whose `bom-ref` is its package URL, as those of Trivy and Syft are.
///
/// Format: <https://cyclonedx.org/capabilities/vex/>
package struct CycloneDXVEX: SuppressionFormat {
  package let name = "a CycloneDX document with analyses"

  package init() {}

  package func recognizes(_ file: SuppressionFile) -> Bool {
    if let root = file.jsonObject {
      guard root["bomFormat"].text == "CycloneDX" else { return false }
      return root["vulnerabilities"].contains { $0["analysis"].isObject }
    }
    guard let root = file.xmlRoot, root.name == "bom" else { return false }
    return root["vulnerabilities"].all("vulnerability").contains { $0["analysis"].exists }
  }

  package func read(_ file: SuppressionFile) throws(PolicyError) -> Suppressions {
    var reading = try SuppressionReading(file)
    let failure =
      file.jsonObject == nil ? readXML(file.report, &reading) : readJSON(file.report, &reading)
    return try reading.finished(failure)
  }

  private func readJSON(
    _ file: ReportFile, _ reading: inout SuppressionReading
  ) -> ReportError? {
    let report = JSONReport(file)
    let root = report.root
    let components = CycloneDXComponents(root)
    let time = reading.time(root["metadata"]["timestamp"])
    root["vulnerabilities"].eachRecord { record in
      do throws(ReportError) {
        guard let analysis = CycloneDXAnalysis(try record.get(), &reading) else { return }
        try add(analysis, components, documentTime: time, to: &reading)
      } catch {
        reading.remark(error)
      }
    }
    report.finish()
    reading.remark(report.takeRemarks())
    return report.failure
  }

  private func readXML(_ file: ReportFile, _ reading: inout SuppressionReading) -> ReportError? {
    let report = XMLReport(file)
    let root = report.root
    let components = CycloneDXComponents(root)
    let time = reading.time(root["metadata"]["timestamp"])
    root["vulnerabilities"].eachReadRecord("vulnerability") { record in
      do throws(ReportError) {
        guard let analysis = CycloneDXAnalysis(try record.get(), &reading) else { return }
        try add(analysis, components, documentTime: time, to: &reading)
      } catch {
        reading.remark(error)
      }
    }
    report.finish()
    return report.failure
  }

  private func add(
    _ analysis: CycloneDXAnalysis, _ components: CycloneDXComponents, documentTime: Moment?,
    to reading: inout SuppressionReading
  ) throws(ReportError) {
    guard let effect = effects[analysis.state] else {
      let known = effects.keys.sorted().joined(separator: ", ")
      throw analysis.error("expected one of \(known), found `\(analysis.state)`")
    }
    guard !analysis.names.isEmpty else { throw analysis.error("expected an `id`, found none") }
    guard !analysis.targets.isEmpty else {
      throw analysis.error("expected components in `affects`, found none")
    }
    var products: [Condition] = []
    var faults = AlikeFaults()
    for target in analysis.targets {
      do throws(PatternError) {
        products.append(try components.condition(of: target, effect: effect))
      } catch {
        faults.add(analysis.error(error.description))
      }
    }
    reading.remark(faults)
    if products.isEmpty { return }
    let reason = [analysis.justification, analysis.response, analysis.detail]
    reading.add(
      VEXStatement(
        names: analysis.names, effect: effect, products: .one(of: products),
        reason: VEXStatement.reason(reason, else: analysis.state),
        time: analysis.time ?? documentTime, origin: reading.origin(of: analysis.place)
      ).rule)
  }
}

private let effects: [String: Effect] = [
  "not_affected": .drop, "false_positive": .drop, "resolved": .drop,
  "resolved_with_pedigree": .drop, "exploitable": .keep, "in_triage": .keep,
]
