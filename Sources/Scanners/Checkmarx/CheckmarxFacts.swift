import FindingModel
import ReportReading
import ScannerKit

/// What the users of Checkmarx decided on a result, and what it is the same as in other scans by.
struct CheckmarxFacts {
  let query: String?

  /// Of the XML of CxSAST.
  func gather(_ facts: inout Facts, ofResult result: XML) {
    facts.add(.alias, query)
    facts.add(.severityWord, result.attribute("Severity"))
    for path in result.all("Path") {
      guard let id = path.attribute("SimilarityId") else { continue }
      facts.add(.fingerprint, id)
      // Paths are told apart in one scan alone; with its path the detailed scan has the id.
      facts.add(.fingerprint, path.attribute("PathId").map { id + $0 })
    }
    if result.attribute("FalsePositive") == "True" || result.attribute("state") == "1" {
      facts.add(.suppression, CheckmarxFacts.notExploitable)
    }
  }

  /// Of the JSON of Checkmarx AST.
  func gather(_ facts: inout Facts, of record: JSON) {
    facts.add(.alias, query)
    facts.add(.severityWord, record["severity"])
    facts.add(.fingerprint, record["similarityId"], record["id"])
    let decisions = [record["state"].text, record["status"].text].compactMap { $0?.lowercased() }
    if decisions.contains(CheckmarxFacts.notExploitable.lowercased()) {
      facts.add(.suppression, CheckmarxFacts.notExploitable)
    }
  }

  private static let notExploitable = "Not exploitable"
}
