import FindingModel
import ReportReading
import ScannerKit

/// What ZAP's rules and filters of alerts look at.
extension ZAP {
  func gather(_ facts: inout Facts, of alert: XML) {
    gather(
      &facts, of: ZAPAlertElement(element: alert),
      at: alert["instances"].all("instance").map {
        $0.childText("uri")
      })
  }

  func gather(_ facts: inout Facts, ofRecord alert: JSON) {
    gather(
      &facts, of: ZAPAlertObject(record: alert),
      at: alert["instances"].elementsIfList.map {
        $0["uri"].xmlText
      })
  }

  private func gather(
    _ facts: inout Facts, of alert: some ZAPAlert, at urls: @autoclosure () -> [String?]
  ) {
    facts.add(.alias, alert.text("alertRef"))
    // The risk, and in brackets the confidence: `Medium (High)`.
    let words = alert.text("riskdesc")?.split(separator: " (", maxSplits: 1)
    facts.add(.severityWord, words?.first.map(String.init))
    if alert.text("confidence") == "0" { facts.add(.suppression, "False Positive") }
    if facts.wants(.url) { for url in urls() { facts.add(.url, url) } }
  }
}
