import FindingModel
import ReportReading
import ScannerKit

/// The extension that told of vulnerabilities before 1.4, inside components or behind them.
///
/// Format: <https://cyclonedx.org/ext/vulnerability/>
extension CycloneDX {
  /// A finding in the component that the record stands in, or else in the one that it refers to.
  func extensionFinding(
    _ record: XML, in component: Component?, _ components: [String: Component], date: Day?
  ) throws(ReportError) -> Finding {
    let ref = try record.requiredAttribute("ref")
    var vulnerability = Vulnerability()
    vulnerability.id = record.childText("id")
    vulnerability.description = description(of: record, ref: ref)
    vulnerability.references.append(lines(record["advisories"].all("advisory")))
    let recommendations = lines(record["recommendations"].all("recommendation"))
    vulnerability.recommendation = recommendations.isEmpty ? nil : recommendations
    vulnerability.cwes = weaknesses(of: record)
    try rate(&vulnerability, by: record["ratings"], methods: ["CVSSv3"])
    let place = component?.name == nil ? components[ref] : component
    var finding = vulnerability.finding(in: place, date: date)
    finding.occurrences = 1
    // The reference leaves open how these were found.
    finding.staticFinding = false
    finding.dynamicFinding = true
    return finding
  }

  /// Only the identifier is sure to be there.
  private func description(of record: XML, ref: String) -> String {
    if let description = record["description"].text, !description.isEmpty { return description }
    let rating = record["ratings"].all("rating").first { $0["severity"].exists }
    let severity = rating?.childText("severity")
    return joined(
      "**Ref:** ", ref, "\n**Id:** ", record.childText("id") ?? "None", "\n**Severity:** ",
      severity ?? "None")
  }

  private func lines(_ elements: XMLChildren) -> String {
    elements.map { "\($0.text ?? "None")\n" }.joined()
  }
}
