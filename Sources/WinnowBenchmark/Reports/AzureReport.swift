/// A report as Defender for Cloud's "Download CSV report" of recommendations gives it: every field
/// in quotation marks; of four resources one is healthy and no finding.
///
/// As Azure's own, its recommendations are some hundred; what differs is the resource.
struct AzureReport: MadeUpReport {
  private(set) var findings = 0
  private var prose: Prose
  private var recommendations: [Recommendation] = []
  private var resources = 0

  /// What Defender says of all resources that it recommends the same for.
  private struct Recommendation {
    let id: String
    let name: String
    let description: String
    let steps: String
    let severity: String
    let controls: String
    let type: String
  }

  init(prose: Prose) {
    self.prose = prose
    recommendations = (0..<200).map { _ in recommendation() }
  }

  private mutating func recommendation() -> Recommendation {
    Recommendation(
      id: AzureReport.uuid(&prose), name: "\(prose.phrase()) should be \(prose.noun())",
      description: prose.text(bytes: 120...500), steps: steps(),
      severity: prose.pick(["High", "Medium", "Medium", "Low"]),
      controls: "{\"\(prose.phrase())\":\"\(AzureReport.uuid(&prose))\"}",
      type: prose.pick(["virtualmachines", "storageaccounts", "servers", "vaults", "subscription"]))
  }

  private mutating func steps() -> String {
    let list = (1...prose.number(2...7)).map { "\($0). \(prose.sentence())" }
    return "To remediate the \(prose.phrase()):<br>\(list.joined(separator: "<br>\n"))"
  }

  private static func uuid(_ prose: inout Prose) -> String {
    [8, 4, 4, 4, 12].map { prose.hex($0) }.joined(separator: "-")
  }

  let opening =
    "\u{FEFF}"
    + [
      "exportedTimestamp", "subscriptionId", "subscriptionName", "resourceGroup", "resourceType",
      "resourceName", "resourceId", "recommendationId", "recommendationName",
      "recommendationDisplayName", "description", "remediationSteps", "severity", "state",
      "notApplicableReason", "firstEvaluationDate", "statusChangeDate", "controls",
      "azurePortalRecommendationLink", "nativeCloudAccountId",
    ].csvLine

  let closing = ""

  mutating func record() -> String {
    defer { resources += 1 }
    let rule = prose.pick(recommendations)
    let isUnhealthy = prose.number(0...3) != 0
    if isUnhealthy { findings += 1 }
    let subscription = AzureReport.uuid(&prose)
    let group = "rg-\(prose.name())"
    let resource = "\(prose.name())-\(resources)"
    let place =
      "/subscriptions/\(subscription)/resourcegroups/\(group)/providers/microsoft.compute"
      + "/\(rule.type)/\(resource)"
    let encoded = place.split(separator: "/").joined(separator: "%2F")
    let link =
      "https://portal.azure.com/#blade/Microsoft_Azure_Security/RecommendationsBlade"
      + "/assessmentKey/\(rule.id)/resourceId/\(encoded)"
    return [
      "1/15/2026 12:00:00 PM", subscription, "orchard \(prose.noun())", group, rule.type, resource,
      place, "\(place)/providers/Microsoft.Security/assessments/\(rule.id)", rule.id, rule.name,
      rule.description, rule.steps, rule.severity, isUnhealthy ? "Unhealthy" : "Healthy", "",
      prose.moment(), prose.moment(), rule.controls, link, "",
    ].csvLine
  }
}
