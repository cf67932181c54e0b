import FindingModel
import ReportReading

/// What was found out about a vulnerability, in whichever form the document is.
struct CycloneDXAnalysis {
  var names: [String]
  var state: String
  var justification: String?
  var response: String
  var detail: String?
  var time: Moment?
  var targets: [CycloneDXTarget]
  /// Without a problem of its own.
  let place: ReportError

  func error(_ problem: String) -> ReportError {
    var error = place
    error.problem = problem
    return error
  }
}

/// A component that an analysis is about.
struct CycloneDXTarget {
  /// A `bom-ref` or BOM-Link.
  let reference: String
  let versions: [CycloneDXVersion]
}

/// Versions of a component, and whether they are affected.
struct CycloneDXVersion {
  let version: String?
  /// As `vers:npm/>=1.0|<2`.
  let range: String?
  let status: String?
}

extension CycloneDXAnalysis {
  /// Nothing where a vulnerability was not analysed.
  init?(_ record: JSON, _ reading: inout SuppressionReading) {
    let analysis = record["analysis"]
    guard let state = analysis["state"].text else { return nil }
    reading.remarkUnknownKeys(
      of: analysis,
      known: ["state", "justification", "response", "detail", "firstIssued", "lastUpdated"])
    let targets = record["affects"].map { target in
      CycloneDXTarget(
        reference: target["ref"].text ?? "",
        versions: target["versions"].map {
          CycloneDXVersion(
            version: $0["version"].text, range: $0["range"].text, status: $0["status"].text)
        })
    }
    let aliases = record["references"].map { $0["id"].text }
    self.init(
      names: ([record["id"].text] + aliases).compactMap(\.self).filter { !$0.isEmpty },
      state: state, justification: analysis["justification"].text,
      response: analysis["response"].texts.joined(separator: ", "),
      detail: analysis["detail"].text,
      time: reading.time(analysis["lastUpdated"]) ?? reading.time(analysis["firstIssued"]),
      targets: targets, place: record.error(""))
  }

  init?(_ record: XML, _ reading: inout SuppressionReading) {
    let analysis = record["analysis"]
    guard let state = analysis["state"].trimmedText else { return nil }
    let targets = record["affects"].all("target").map { target in
      CycloneDXTarget(
        reference: target["ref"].trimmedText ?? "",
        versions: target["versions"].all("version").map {
          CycloneDXVersion(
            version: $0["version"].trimmedText, range: $0["range"].trimmedText,
            status: $0["status"].trimmedText)
        })
    }
    let aliases = record["references"].all("reference").map { $0["id"].trimmedText }
    self.init(
      names: ([record["id"].trimmedText] + aliases).compactMap(\.self).filter { !$0.isEmpty },
      state: state, justification: analysis["justification"].trimmedText,
      response: analysis["responses"].all("response").compactMap(\.trimmedText)
        .joined(separator: ", "),
      detail: analysis["detail"].trimmedText,
      time: reading.time(analysis["lastUpdated"]) ?? reading.time(analysis["firstIssued"]),
      targets: targets, place: record.error(""))
  }
}

extension SuppressionReading {
  /// The moment that an element names, with a remark where it is none.
  mutating func time(_ element: XML) -> Moment? {
    guard let text = element.trimmedText else { return nil }
    if let moment = Moment(timestamp: text) { return moment }
    remark(element.error("expected a time as 2026-01-15T12:00:00Z, found `\(text)`"))
    return nil
  }
}

extension XML {
  /// All text inside without white space around it; nothing where there is none.
  var trimmedText: String? {
    let text = allText[...].trimmingWhitespace
    return text.isEmpty ? nil : String(text)
  }
}
