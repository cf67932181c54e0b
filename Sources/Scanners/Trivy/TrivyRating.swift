import FindingModel
import ReportReading

/// The CVSS of a vulnerability: of the source that Trivy took the severity from, else of the first
/// one that rates it.
struct TrivyRating {
  private(set) var cvssV3: String?
  private(set) var cvssV3Score: Double?
  private(set) var cvssV4: String?
  private(set) var cvssV4Score: Double?

  /// The sources that are looked through behind the record's own.
  private static let sources: [StaticString] = ["nvd", "ghsa", "redhat", "bitnami"]

  init(_ record: JSON) {
    let all = record["CVSS"]
    var chosen = record["SeveritySource"].text.map { all[named: $0] } ?? all["nvd"]
    for source in TrivyRating.sources where !chosen.isObject { chosen = all[source] }
    // A vector of CVSS 4 hides one of CVSS 3 in the reference.
    for key: StaticString in ["V40Vector", "V3Vector"] {
      guard let vector = chosen[key].text, let cvss = CVSS.first(in: vector) else { continue }
      take(cvss)
      return
    }
    cvssV4Score = chosen["V40Score"].double
    if cvssV4Score == nil { cvssV3Score = chosen["V3Score"].double }
  }

  private mutating func take(_ cvss: CVSS) {
    switch cvss.version {
    case .v4:
      cvssV4 = cvss.cleanVector
      cvssV4Score = cvss.baseScore
    case .v3:
      cvssV3 = cvss.cleanVector
      cvssV3Score = cvss.scores.environmental
    case .v2:
      break
    }
  }
}
