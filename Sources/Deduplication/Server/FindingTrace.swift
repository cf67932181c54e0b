package import FindingModel

/// What DefectDojo looks at when it compares a finding with others, in little room: 88 bytes, which
/// the order of the members makes possible.
package struct FindingTrace: Sendable {
  package let hash: HashDigest
  /// The title, whatever the letter case: DefectDojo stores it in title case.
  package let title: TextDigest
  /// Nothing where the scanner gives no identity of its own; "" is one to DefectDojo.
  package let uniqueID: TextDigest?
  package let severity: Severity
  package let isStatic: Bool
  package var status: FindingStatus
  package let cwe: Int32
  package let line: Int32
  package let filePath: ShortDigest
  /// "" counts as none.
  package let service: ShortDigest
  /// The URLs at which it was seen.
  package let endpoints: [EndpointTrace]

  /// Takes from a finding what matters; `service` is that which an import gives all of its findings,
  /// if it does.
  package init(_ finding: Finding, service: String? = nil) {
    hash = HashDigest(finding.hashCode ?? "")
    uniqueID = finding.uniqueIDFromTool.map(TextDigest.init)
    title = TextDigest(finding.title.lowercased())
    filePath = ShortDigest(finding.filePath)
    self.service = ShortDigest(nonEmpty: service ?? finding.service)
    cwe = Int32(clamping: finding.cwe ?? 0)
    line = Int32(clamping: finding.line ?? -1)
    severity = finding.severity
    isStatic = finding.staticFinding
    status = FindingStatus(finding)
    endpoints = finding.locations.compactMap(EndpointTrace.init)
  }
}

/// A URL as DefectDojo compares them.
package struct EndpointTrace: Sendable, Hashable {
  /// Host and path (`DEDUPE_ALGO_ENDPOINT_FIELDS`).
  let hostAndPath: TextDigest
  /// The whole URL as it is stored.
  let whole: TextDigest

  init?(_ location: Location) {
    guard case .url(let location) = location, let url = CleanedURL(location) else { return nil }
    hostAndPath = TextDigest("\(url.host)\n\(url.path)")
    whole = TextDigest(url.text)
  }
}

/// The flags by which DefectDojo tells what has become of a finding.
package struct FindingStatus: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let active = FindingStatus(rawValue: 1)
  package static let falsePositive = FindingStatus(rawValue: 2)
  package static let outOfScope = FindingStatus(rawValue: 4)
  package static let riskAccepted = FindingStatus(rawValue: 8)
  package static let mitigated = FindingStatus(rawValue: 16)
  package static let duplicate = FindingStatus(rawValue: 32)
  package static let verified = FindingStatus(rawValue: 64)

  /// What a person may have said of a finding so that it needs no work.
  package static let decisions: FindingStatus = [.falsePositive, .outOfScope, .riskAccepted]

  /// What a new finding has once it is stored (`update_finding_status` of `finding/helper.py`): one
  /// that is active is nothing else, and what was decided about is closed.
  var stored: FindingStatus {
    if contains(.active) { return subtracting([.falsePositive, .outOfScope, .mitigated]) }
    let isDecided = !isDisjoint(with: [.falsePositive, .outOfScope])
    return isDecided ? union(.mitigated).subtracting([.active, .verified]) : self
  }

  init(_ finding: Finding) {
    self = []
    if finding.active { insert(.active) }
    if finding.falsePositive { insert(.falsePositive) }
    if finding.outOfScope { insert(.outOfScope) }
    if finding.riskAccepted { insert(.riskAccepted) }
    if finding.isMitigated { insert(.mitigated) }
    if finding.verified { insert(.verified) }
  }
}
