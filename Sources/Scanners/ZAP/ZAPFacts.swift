import FindingModel
import ReportReading
import ScannerKit

/// What ZAP's rules and filters of alerts look at.
extension ZAP {
  func facts(of alert: XML) -> [Fact] {
    facts(
      of: ZAPAlertElement(element: alert),
      at: alert["instances"].all("instance").map {
        $0.childText("uri")
      })
  }

  func facts(ofRecord alert: JSON) -> [Fact] {
    facts(
      of: ZAPAlertObject(record: alert),
      at: alert["instances"].elementsIfList.map {
        $0["uri"].xmlText
      })
  }

  private func facts(of alert: some ZAPAlert, at urls: [String?]) -> [Fact] {
    var facts: [Fact] = []
    facts.add(.alias, alert.text("alertRef"))
    // The risk, and in brackets the confidence: `Medium (High)`.
    let words = alert.text("riskdesc")?.split(separator: " (", maxSplits: 1)
    facts.add(.severityWord, words?.first.map(String.init))
    if alert.text("confidence") == "0" { facts.add(.suppression, "False Positive") }
    for url in urls { facts.add(.url, url) }
    return facts
  }
}
