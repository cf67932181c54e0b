import FindingModel
import ReportReading
import ScannerKit

/// Reads the recommendations of Microsoft Defender for Cloud, once Azure Security Center, as CSV.
///
/// In the portal: Defender for Cloud, Recommendations, Download CSV report.
///
/// Format: <https://learn.microsoft.com/azure/defender-for-cloud/export-alerts-to-csv>
struct AzureSecurityCenter: CSVScanner {
  let about = About(
    id: "azure_security_center_recommendations", name: "Azure Security Center",
    scanTypes: ["Azure Security Center Recommendations Scan"], reads: "CSV: recommendations",
    homepage: "https://azure.microsoft.com/products/defender-for-cloud")

  func recognize(_ report: CSVReport) -> Evidence? {
    guard report.has("recommendationId", "recommendationDisplayName", "subscriptionId", "state")
    else { return nil }
    return Evidence(.certain, "columns `recommendationDisplayName`, `subscriptionId` and `state`")
  }

  func read(_ report: CSVReport, into findings: inout Findings) throws {
    guard report.has("recommendationDisplayName", "resourceName", "state") else {
      throw ReportError(
        "expected the columns `recommendationDisplayName`, `resourceName` and `state`",
        path: "header")
    }
    findings.tell(gather)
    try findings.each(report) { row in
      guard try row["state"].requiredText().lowercased() == "unhealthy" else { return nil }
      return try finding(of: row)
    }
  }

  private func finding(of row: CSVRow) throws -> Finding {
    let recommendation = try row["recommendationDisplayName"].requiredText()
    let resource = try resource(of: row)
    var finding = Finding(
      joined(resource, " - ", recommendation), severity: try severity(of: row))
    finding.description = description(of: row, recommendation, resource)
    finding.mitigation = row["remediationSteps"].text
    finding.references = row["azurePortalRecommendationLink"].text
    // Security configuration weaknesses.
    finding.cwe = 1032
    finding.date = row["statusChangeDate"].text.flatMap { Day(startOf: $0) }
    finding.vulnIDFromTool = row["recommendationName"].text
    finding.uniqueIDFromTool = row["recommendationId"].text
    finding.staticFinding = true
    finding.dynamicFinding = false
    return finding
  }

  /// A subscription is known by its name rather than its id.
  private func resource(of row: CSVRow) throws(ReportError) -> String {
    let name = try row["resourceName"].requiredText()
    return name == row["subscriptionId"].text ? row["subscriptionName"].text ?? name : name
  }

  private func severity(of row: CSVRow) throws(ReportError) -> Severity {
    let word = try row["severity"].requiredText()
    if let severity = Severity(word: word) { return severity }
    let lower = word.lowercased()
    if lower.hasPrefix("info") || lower == "none" { return .info }
    throw row["severity"].error("expected Critical, High, Medium or Low, found `\(word)`")
  }

  private func description(of row: CSVRow, _ recommendation: String, _ resource: String) -> String {
    joined(
      "**Recommendation:** ", recommendation, "\n**Resource Name:** ", resource,
      "\n**Resource Type:** ", row["resourceType"].text ?? "",
      line("\n**Resource Group:** ", row["resourceGroup"]),
      "\n**Description:** ", row["description"].text ?? "",
      "\n**Controls:** ", control(row["controls"].text ?? ""),
      "\n**Subscription:** ", row["subscriptionName"].text ?? "",
      "\n**Subscription Id:** ", row["subscriptionId"].text ?? "",
      line("\n**Native Cloud Account Id:** ", row["nativeCloudAccountId"]))
  }

  private func line(_ label: String, _ field: CSVField) -> String {
    guard let text = field.text, !text.isEmpty else { return "" }
    return joined(label, text)
  }

  /// The name of the first control of `{"name":"id"}`; other texts as they are.
  private func control(_ text: String) -> String {
    guard text.hasPrefix("{\"") else { return text }
    let name = text.utf8.dropFirst(2)
    var index = name.startIndex
    while let quote = name[index...].firstIndex(of: UInt8(ascii: "\"")) {
      index = name.index(after: quote)
      if index < name.endIndex, name[index] == UInt8(ascii: ":") {
        return String(Substring(name[..<quote]))
      }
    }
    // The reference takes all but the last character of what is not closed.
    return String(String(Substring(name)).unicodeScalars.dropLast())
  }
}
